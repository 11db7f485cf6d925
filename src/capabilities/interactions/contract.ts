import { z } from 'zod'
import {
  changesOf,
  cursorSchema,
  endpoint,
  limitSchema,
  manyDoneSchema,
  manyOf,
  pageOf,
  versionSchema,
} from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import {
  heardSchema,
  interactionInputSchema,
  interactionSchema,
  promiseInputSchema,
  promiseSchema,
} from './model.ts'

const tags = ['interactions']

export const interactionsContract = {
  list: endpoint('talks:read', { method: 'GET', path: '/interactions', summary: 'Talks, newest first', tags })
    .input(z.object({ partyId: idOf('party').optional(), cursor: cursorSchema, limit: limitSchema }))
    .output(pageOf(interactionSchema)),
  log: endpoint('talks:write', { method: 'POST', path: '/interactions', summary: 'Log a talk', tags })
    .input(interactionInputSchema)
    .output(interactionSchema),
  logMany: endpoint(
    'talks:write',
    { method: 'POST', path: '/interactions/many', summary: 'Log up to 1,000 talks at once', tags },
    { many: true },
  )
    .input(manyOf(interactionInputSchema))
    .output(manyDoneSchema),
  change: endpoint('talks:write', {
    method: 'PATCH',
    path: '/interactions/{id}',
    summary: 'Correct a logged talk',
    tags,
  })
    .input(
      changesOf(interactionInputSchema.omit({ partyId: true, promise: true })).extend({
        id: idOf('interaction'),
        version: versionSchema,
      }),
    )
    .output(interactionSchema),
  archive: endpoint('talks:write', {
    method: 'POST',
    path: '/interactions/{id}/archive',
    summary: 'Take a talk back',
    tags,
  })
    .input(z.object({ id: idOf('interaction') }))
    .output(interactionSchema),
  restore: endpoint('talks:write', {
    method: 'POST',
    path: '/interactions/{id}/restore',
    summary: 'Bring a talk back',
    tags,
  })
    .input(z.object({ id: idOf('interaction') }))
    .output(interactionSchema),
  heard: endpoint('talks:read', {
    method: 'GET',
    path: '/parties/{id}/heard',
    summary: 'Which questions a party has answered',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(heardSchema),
  promises: endpoint('talks:read', {
    method: 'GET',
    path: '/promises',
    summary: 'Promises, soonest first',
    tags,
  })
    .input(
      z.object({
        partyId: idOf('party').optional(),
        open: z.stringbool().default(true),
        cursor: cursorSchema,
        limit: limitSchema,
      }),
    )
    .output(pageOf(promiseSchema)),
  promise: endpoint('talks:write', {
    method: 'POST',
    path: '/promises',
    summary: 'Write down a promise',
    tags,
  })
    .input(promiseInputSchema.extend({ partyId: idOf('party') }))
    .output(promiseSchema),
  keepPromise: endpoint('talks:write', {
    method: 'POST',
    path: '/promises/{id}/keep',
    summary: 'A promise was kept',
    tags,
  })
    .input(z.object({ id: idOf('promise') }))
    .output(promiseSchema),
  reopenPromise: endpoint('talks:write', {
    method: 'POST',
    path: '/promises/{id}/reopen',
    summary: 'It was not kept after all',
    tags,
  })
    .input(z.object({ id: idOf('promise') }))
    .output(promiseSchema),
}
