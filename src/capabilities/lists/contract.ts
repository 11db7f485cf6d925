import { z } from 'zod'
import { changesOf, endpoint, versionSchema } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import { bulkDoneSchema, bulkInputSchema, bulkUndoneSchema } from './model/bulk.ts'
import { listAskedSchema, listPageSchema, viewInputSchema, viewSchema } from './model/list.ts'

const tags = ['lists']
const viewId = z.object({ id: idOf('view') })

export const listsContract = {
  people: endpoint('people:read', {
    method: 'GET',
    path: '/lists/people',
    summary: 'Everybody, filtered, ordered and grouped by any field',
    tags,
  })
    .input(listAskedSchema)
    .output(listPageSchema),
  views: endpoint('people:read', {
    method: 'GET',
    path: '/views',
    summary: 'Saved views: one’s own, and those that are shared',
    tags,
  }).output(z.object({ items: z.array(viewSchema) })),
  addView: endpoint('people:read', { method: 'POST', path: '/views', summary: 'Save a new view', tags })
    .input(viewInputSchema)
    .output(viewSchema),
  changeView: endpoint('people:read', {
    method: 'PATCH',
    path: '/views/{id}',
    summary: 'Update a view: its name, how it looks, who sees it',
    tags,
  })
    .input(changesOf(viewInputSchema).extend({ id: idOf('view'), version: versionSchema }))
    .output(viewSchema),
  removeView: endpoint('people:read', {
    method: 'DELETE',
    path: '/views/{id}',
    summary: 'Remove a view; nobody in it is touched',
    tags,
  })
    .input(viewId)
    .output(z.object({ done: z.literal(true) })),
  changeMany: endpoint(
    'people:write',
    {
      method: 'POST',
      path: '/lists/people/change',
      summary: 'Change one field of many at once; the whole can be taken back',
      tags,
    },
    { many: true },
  )
    .input(bulkInputSchema)
    .output(bulkDoneSchema),
  undoChange: endpoint('people:write', {
    method: 'POST',
    path: '/bulk-changes/{id}/undo',
    summary: 'Take a change to many back; who was changed since stays as they are',
    tags,
  })
    .input(z.object({ id: idOf('bulk') }))
    .output(bulkUndoneSchema),
}
