import { z } from 'zod'
import { idOf } from '../../../kernel/id.ts'
import { fieldValueSchema } from '../../fields/model.ts'
import { listAskedSchema } from './list.ts'

/** Fields of the record that can be changed for many at once; the firm's own all can. */
export const bulkFields = ['tag', 'organisation', 'language', 'channel', 'do-not-contact'] as const
export type BulkField = (typeof bulkFields)[number]

/** `set` writes, null clears; `add` and `take` are for what holds several: tags and lists of choices. */
export const bulkInputSchema = z.object({
  ids: z
    .array(idOf('party'))
    .max(5000)
    .optional()
    .meta({ description: 'Whom to change; else everybody found.' }),
  found: listAskedSchema
    .omit({ columns: true, from: true, limit: true, sort: true, group: true })
    .optional()
    .meta({ description: 'Everybody whom the list finds, up to 5,000.' }),
  field: z.string().min(1).max(60),
  how: z.enum(['set', 'add', 'take']).default('set'),
  value: fieldValueSchema,
})
export type BulkInput = z.output<typeof bulkInputSchema>

export const bulkDoneSchema = z.object({
  id: idOf('bulk'),
  changed: z.number().int(),
  unchanged: z.number().int().meta({ description: 'Who had it like this already.' }),
})
export type BulkDone = z.output<typeof bulkDoneSchema>

export const bulkUndoneSchema = z.object({
  restored: z.number().int(),
  left: z.number().int().meta({ description: 'Who was changed again since, and stays as they are.' }),
})
export type BulkUndone = z.output<typeof bulkUndoneSchema>
