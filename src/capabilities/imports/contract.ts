import { z } from 'zod'
import { cursorSchema, endpoint, limitSchema, pageOf } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import { importSchema, planSchema, rejectionSchema } from './model.ts'

const tags = ['imports']
const importId = z.object({ id: idOf('import') })

/** The upload itself (`POST /imports?fileName=…`, the file as body) and the rejected rows as CSV are in http.ts. */
export const importsContract = {
  list: endpoint('imports:write', {
    method: 'GET',
    path: '/imports',
    summary: 'Files brought in, newest first',
    tags,
  })
    .input(z.object({ cursor: cursorSchema, limit: limitSchema }))
    .output(pageOf(importSchema)),
  get: endpoint('imports:write', {
    method: 'GET',
    path: '/imports/{id}',
    summary: 'How far a file is, and what came of it',
    tags,
  })
    .input(importId)
    .output(importSchema),
  preview: endpoint('imports:write', {
    method: 'POST',
    path: '/imports/{id}/preview',
    summary: 'The first rows, read by a plan',
    tags,
  })
    .input(importId.extend({ plan: planSchema }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            row: z.number().int(),
            cells: z.array(z.string()),
            read: z.record(z.string(), z.string()),
          }),
        ),
        rejections: z.array(rejectionSchema),
        leftOut: z
          .array(rejectionSchema)
          .meta({ description: 'Cells that can’t come in with the rest of their row.' }),
      }),
    ),
  try: endpoint('imports:write', {
    method: 'POST',
    path: '/imports/{id}/try',
    summary: 'Try it out: everything but the writing',
    tags,
  })
    .input(importId.extend({ plan: planSchema }))
    .output(importSchema),
  bringIn: endpoint('imports:write', {
    method: 'POST',
    path: '/imports/{id}/bring-in',
    summary: 'Bring it in',
    tags,
  })
    .input(importId.extend({ plan: planSchema }))
    .output(importSchema),
  cancel: endpoint('imports:write', {
    method: 'POST',
    path: '/imports/{id}/cancel',
    summary: 'Stop; nothing of it stays',
    tags,
  })
    .input(importId)
    .output(importSchema),
  undo: endpoint('imports:write', {
    method: 'POST',
    path: '/imports/{id}/undo',
    summary: 'Take back all that it brought in; what was changed since stays',
    tags,
  })
    .input(importId)
    .output(importSchema),
  bringSample: endpoint('imports:write', {
    method: 'POST',
    path: '/sample',
    summary: 'Walk through a sample business',
    tags,
  }).output(z.object({ parties: z.number().int(), trades: z.number().int(), talks: z.number().int() })),
  removeSample: endpoint('imports:write', {
    method: 'DELETE',
    path: '/sample',
    summary: 'Remove the sample business',
    tags,
  }).output(z.object({ done: z.literal(true) })),
}
