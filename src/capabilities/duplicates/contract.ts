import { z } from 'zod'
import { cursorSchema, endpoint, limitSchema, pageOf } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import { chosenSchema, mergeSchema, movingSchema, pairSchema, scanSchema, toPartSchema } from './model.ts'

const tags = ['duplicates']
const done = z.object({ done: z.literal(true) })
const pairId = z.object({ id: idOf('pair') })
const mergeId = z.object({ id: idOf('merge') })
const page = { cursor: cursorSchema, limit: limitSchema }

export const duplicatesContract = {
  list: endpoint('people:read', {
    method: 'GET',
    path: '/duplicates',
    summary: 'Pairs that may be one, the likeliest first',
    tags,
  })
    .input(z.object({ partyId: idOf('party').optional(), ...page }))
    .output(pageOf(pairSchema).extend({ scan: scanSchema.nullable() })),
  scan: endpoint('people:merge', {
    method: 'POST',
    path: '/duplicates/scan',
    summary: 'Look through all records now, instead of tonight',
    tags,
  }).output(done),
  differ: endpoint('people:write', {
    method: 'POST',
    path: '/duplicates/{id}/different',
    summary: 'Say that the two of a pair are two; they are not named again',
    tags,
  })
    .input(pairId)
    .output(done),
  reopen: endpoint('people:write', {
    method: 'POST',
    path: '/duplicates/{id}/reopen',
    summary: 'Take back that the two are two',
    tags,
  })
    .input(pairId)
    .output(done),
  moving: endpoint('people:merge', {
    method: 'GET',
    path: '/parties/{id}/moving',
    summary: 'What hangs on a record and would move with it',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(z.object({ items: z.array(movingSchema) })),
  merge: endpoint('people:merge', {
    method: 'POST',
    path: '/parties/{id}/merge',
    summary: 'Make two records one; it can be undone at any later time',
    tags,
  })
    .input(z.object({ id: idOf('party'), goneId: idOf('party'), chosen: chosenSchema.default({}) }))
    .output(mergeSchema),
  mergeMany: endpoint('people:merge', {
    method: 'POST',
    path: '/duplicates/merge',
    summary: 'Make one of each of up to 1,000 pairs; of each the older record stays',
    tags,
  })
    .input(
      z.object({
        ids: z.array(idOf('pair')).min(1, 'name at least one').max(1000, 'at most 1000 in one call'),
      }),
    )
    .output(z.object({ merged: z.number().int() })),
  merges: endpoint('people:merge', {
    method: 'GET',
    path: '/merges',
    summary: 'What was made one, the latest first',
    tags,
  })
    .input(z.object({ partyId: idOf('party').optional(), ...page }))
    .output(pageOf(mergeSchema)),
  toPart: endpoint('people:merge', {
    method: 'GET',
    path: '/merges/{id}',
    summary: 'What was written since a merge and can’t be separated by itself',
    tags,
  })
    .input(mergeId)
    .output(toPartSchema),
  undo: endpoint('people:merge', {
    method: 'POST',
    path: '/merges/{id}/undo',
    summary: 'Make two again of what was made one',
    tags,
  })
    .input(
      mergeId.extend({
        rows: z
          .array(z.guid())
          .max(1000)
          .default([])
          .meta({ description: 'Of what was added since: what belongs to the one that comes back.' }),
        fields: z
          .array(z.string().max(60))
          .max(60)
          .default([])
          .meta({ description: 'Of what was changed since: what belongs to the one that comes back.' }),
      }),
    )
    .output(mergeSchema),
}
