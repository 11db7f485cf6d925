import { z } from 'zod'
import { endpoint } from '../../kernel/contract.ts'
import { cardSchema, regularsSchema, tapResultSchema, tapSchema } from './model.ts'

const tags = ['counter']

export const counterContract = {
  regulars: endpoint('talks:write', {
    method: 'GET',
    path: '/counter/regulars',
    summary: 'Regulars for a device at the counter, as far as they changed since it last asked',
    tags,
  })
    .input(z.object({ since: z.string().max(4000).optional() }))
    .output(regularsSchema),
  tapMany: endpoint('talks:write', {
    method: 'POST',
    path: '/counter/taps',
    summary: 'Record what was tapped at the counter, each tap once however often it is sent',
    tags,
  })
    .input(
      z.object({ taps: z.array(tapSchema).min(1, 'send at least one').max(100, 'at most 100 in one call') }),
    )
    .output(z.object({ results: z.array(tapResultSchema) })),
  giveCard: endpoint('talks:write', {
    method: 'POST',
    path: '/counter/cards',
    summary: 'Say whose a card is',
    tags,
  })
    .input(cardSchema)
    .output(cardSchema),
}
