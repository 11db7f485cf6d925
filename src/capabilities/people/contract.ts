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
import { consentsContract } from './contract/consents.ts'
import { insightsContract } from './contract/insights.ts'
import { linksContract } from './contract/links.ts'
import { originsContract } from './contract/origins.ts'
import { photosContract } from './contract/photos.ts'
import {
  noteKinds,
  noteSchema,
  partyGlimpseSchema,
  partyInputSchema,
  partyRoles,
  partySchema,
} from './model.ts'

const tags = ['people']
const partyId = z.object({ id: idOf('party') })

export const peopleContract = {
  find: endpoint('people:read', {
    method: 'GET',
    path: '/parties',
    summary: 'Find parties by name, e-mail or phone',
    tags,
  })
    .input(
      z.object({
        q: z.string().trim().max(200).default('').meta({ description: 'Words or digits; each must occur.' }),
        role: z.enum(partyRoles).optional(),
        archived: z.stringbool().default(false),
        cursor: cursorSchema,
        limit: limitSchema,
      }),
    )
    .output(pageOf(partyGlimpseSchema)),
  get: endpoint('people:read', { method: 'GET', path: '/parties/{id}', summary: 'The whole record', tags })
    .input(partyId)
    .output(partySchema),
  add: endpoint('people:write', {
    method: 'POST',
    path: '/parties',
    summary: 'Add a person or an organisation',
    tags,
  })
    .input(partyInputSchema)
    .output(partySchema),
  change: endpoint('people:write', {
    method: 'PATCH',
    path: '/parties/{id}',
    summary: 'Change what is on record',
    tags,
  })
    .input(changesOf(partyInputSchema).extend({ id: idOf('party'), version: versionSchema }))
    .output(partySchema),
  addMany: endpoint(
    'people:write',
    { method: 'POST', path: '/parties/many', summary: 'Add up to 1,000 at once', tags },
    { many: true },
  )
    .input(manyOf(partyInputSchema))
    .output(manyDoneSchema),
  changeMany: endpoint(
    'people:write',
    { method: 'PATCH', path: '/parties/many', summary: 'Change up to 1,000 at once', tags },
    { many: true },
  )
    .input(manyOf(changesOf(partyInputSchema).extend({ id: idOf('party'), version: versionSchema })))
    .output(manyDoneSchema),
  archiveMany: endpoint(
    'people:write',
    { method: 'POST', path: '/parties/many/archive', summary: 'Archive up to 1,000 at once', tags },
    { many: true },
  )
    .input(manyOf(z.object({ id: idOf('party') })))
    .output(manyDoneSchema),
  archive: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/archive',
    summary: 'Archive',
    tags,
  })
    .input(partyId)
    .output(partySchema),
  restore: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/restore',
    summary: 'Bring back',
    tags,
  })
    .input(partyId)
    .output(partySchema),
  addNote: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/notes',
    summary: 'Note what one learned',
    tags,
  })
    .input(z.object({ id: idOf('party'), kind: z.enum(noteKinds), text: noteSchema.shape.text }))
    .output(noteSchema),
  archiveNote: endpoint('people:write', {
    method: 'DELETE',
    path: '/parties/{id}/notes/{noteId}',
    summary: 'Archive a note',
    tags,
  })
    .input(z.object({ id: idOf('party'), noteId: idOf('note') }))
    .output(z.object({ done: z.literal(true) })),
  ...insightsContract,
  ...consentsContract,
  ...originsContract,
  ...photosContract,
  ...linksContract,
}
