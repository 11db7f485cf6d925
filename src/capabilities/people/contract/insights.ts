import { z } from 'zod'
import { changesOf, endpoint, versionSchema } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import { insightInputSchema, insightSchema } from '../model/insight.ts'

const tags = ['people']
const which = z.object({ id: idOf('party'), insightId: idOf('insight') })

export const insightsContract = {
  addInsight: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/insights',
    summary: 'Write down why they deal with us, or what they want, expect, need or offer',
    tags,
  })
    .input(insightInputSchema.extend({ id: idOf('party') }))
    .output(insightSchema),
  changeInsight: endpoint('people:write', {
    method: 'PATCH',
    path: '/parties/{id}/insights/{insightId}',
    summary: 'Change what one understood, or whether it is met',
    tags,
  })
    .input(
      changesOf(insightInputSchema.omit({ kind: true })).extend({ ...which.shape, version: versionSchema }),
    )
    .output(insightSchema),
  archiveInsight: endpoint('people:write', {
    method: 'DELETE',
    path: '/parties/{id}/insights/{insightId}',
    summary: 'Archive what is no longer so',
    tags,
  })
    .input(which)
    .output(z.object({ done: z.literal(true) })),
  restoreInsight: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/insights/{insightId}/restore',
    summary: 'Bring back what was archived',
    tags,
  })
    .input(which)
    .output(insightSchema),
}
