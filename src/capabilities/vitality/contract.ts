import { z } from 'zod'
import { endpoint } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import {
  relationshipPageSchema,
  relationshipsAskedSchema,
  vitalityOfSchema,
  vitalitySummarySchema,
} from './model.ts'

const tags = ['vitality']

export const vitalityContract = {
  relationships: endpoint('people:read', {
    method: 'GET',
    path: '/relationships',
    summary: 'Everyone with how alive the relationship is: the People table',
    tags,
  })
    .input(relationshipsAskedSchema)
    .output(relationshipPageSchema),
  of: endpoint('vitality:read', {
    method: 'GET',
    path: '/parties/{id}/vitality',
    summary: 'How alive one relationship is',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(vitalityOfSchema),
  summary: endpoint('vitality:read', {
    method: 'GET',
    path: '/vitality/summary',
    summary: 'How many grow and die',
    tags,
  }).output(vitalitySummarySchema),
  refit: endpoint('vitality:write', {
    method: 'POST',
    path: '/vitality/refit',
    summary: 'Work it out anew',
    tags,
  }).output(z.object({ queued: z.literal(true) })),
}
