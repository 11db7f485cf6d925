import { z } from 'zod'
import { changesOf, endpoint, versionSchema } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import {
  aroundSchema,
  linkKindInputSchema,
  linkKindSchema,
  linkSchema,
  tieDetailsSchema,
  tieKinds,
} from '../model/link.ts'

const tags = ['people']
const which = z.object({ id: idOf('party'), linkId: idOf('link') })
const done = z.object({ done: z.literal(true) })

export const linksContract = {
  link: endpoint('people:write', {
    method: 'POST',
    path: '/parties/{id}/links',
    summary: 'Tie two parties together',
    tags,
  })
    .input(
      tieDetailsSchema.extend({
        id: idOf('party'),
        toId: idOf('party'),
        kind: z.enum(tieKinds),
        ownKindId: idOf('link-kind')
          .nullable()
          .default(null)
          .meta({ description: 'Which of the firm’s own kinds, where the kind is `own`.' }),
      }),
    )
    .output(linkSchema),
  changeLink: endpoint('people:write', {
    method: 'PATCH',
    path: '/parties/{id}/links/{linkId}',
    summary: 'Change as what, or from when to when, two parties are tied',
    tags,
  })
    .input(changesOf(tieDetailsSchema).extend({ ...which.shape, version: versionSchema }))
    .output(linkSchema),
  unlink: endpoint('people:write', {
    method: 'DELETE',
    path: '/parties/{id}/links/{linkId}',
    summary: 'Untie two parties',
    tags,
  })
    .input(which)
    .output(done),
  around: endpoint('people:read', {
    method: 'GET',
    path: '/parties/{id}/around',
    summary: 'Who else is at the same house',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(aroundSchema),
  linkKinds: endpoint('people:read', {
    method: 'GET',
    path: '/link-kinds',
    summary: 'The kinds of ties that the firm made for itself',
    tags,
  })
    .input(z.object({}))
    .output(z.object({ items: z.array(linkKindSchema) })),
  addLinkKind: endpoint('people:write', {
    method: 'POST',
    path: '/link-kinds',
    summary: 'Make a kind of tie',
    tags,
  })
    .input(linkKindInputSchema)
    .output(linkKindSchema),
  changeLinkKind: endpoint('people:write', {
    method: 'PATCH',
    path: '/link-kinds/{kindId}',
    summary: 'Rename a kind of tie, or offer it no longer',
    tags,
  })
    .input(
      changesOf(linkKindInputSchema).extend({
        kindId: idOf('link-kind'),
        retired: z.boolean().optional(),
        version: versionSchema,
      }),
    )
    .output(linkKindSchema),
}
