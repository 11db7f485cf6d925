import { z } from 'zod'
import { endpoint } from '../../kernel/contract.ts'
import { jobIdSchema, troubleSchema, upkeepSchema } from './model.ts'

const tags = ['upkeep']
const done = z.object({ done: z.literal(true) })
const job = z.object({ id: jobIdSchema })

export const upkeepContract = {
  overview: endpoint('ledger:read', {
    method: 'GET',
    path: '/upkeep',
    summary: 'What the system did by itself, and what an owner should see to',
    tags,
  }).output(upkeepSchema),
  troubles: endpoint('firm:write', {
    method: 'GET',
    path: '/upkeep/troubles',
    summary: 'What an owner should see to',
    tags,
  }).output(z.object({ items: z.array(troubleSchema) })),
  tryAgain: endpoint('firm:write', {
    method: 'POST',
    path: '/upkeep/jobs/{id}/try-again',
    summary: 'Try work again that was put aside',
    tags,
  })
    .input(job)
    .output(done),
  giveUp: endpoint('firm:write', {
    method: 'DELETE',
    path: '/upkeep/jobs/{id}',
    summary: 'Give up work that was put aside',
    tags,
  })
    .input(job)
    .output(done),
}
