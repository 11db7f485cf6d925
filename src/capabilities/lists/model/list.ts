import { z } from 'zod'
import { versionSchema } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import { amountMinorSchema } from '../../../kernel/money.ts'
import { withoutTurns } from '../../../kernel/text.ts'
import { relationshipSchema, relationshipsAskedSchema } from '../../vitality/model.ts'
import { filterTextSchema } from './filter.ts'

export type SortBy = Readonly<{ field: string; order: 'up' | 'down' }>

/** Fields to order by, the first one first: `worth:down,name:up`. */
export const sortTextSchema = z
  .string()
  .max(400)
  .transform((text, context): SortBy[] => {
    const parts = text.split(',').filter((part) => part.trim() !== '')
    const read = parts.map((part) => /^([\w-]{1,60}):(up|down)$/.exec(part.trim()))
    if (read.length <= 5 && read.every((one) => one !== null)) {
      return read.map(([, field, order]) => ({ field, order: order === 'down' ? 'down' : 'up' }))
    }
    context.addIssue({ code: 'custom', message: 'up to five fields, such as worth:down,name:up' })
    return z.NEVER
  })
  .meta({
    description: 'Fields to order by, the first one first: `worth:down,name:up`.',
    examples: ['worth:down,name:up'],
  })

const fieldKey = z.string().regex(/^[\w-]{1,60}$/, 'not a field')

/** Fields that are to come along for each row, by their keys. */
export const columnsTextSchema = z
  .string()
  .max(4000)
  .transform((text, context): string[] => {
    const keys = text.split(',').filter((key) => key !== '')
    if (keys.length <= 80 && keys.every((key) => /^[\w-]{1,60}$/.test(key))) return keys
    context.addIssue({ code: 'custom', message: 'keys of fields, with commas between' })
    return z.NEVER
  })
  .meta({
    description: 'Fields that come along for each row, with commas between.',
    examples: ['email,town'],
  })

/** What the list of people can be asked for: all that the People table can, and any field. */
export const listAskedSchema = relationshipsAskedSchema
  .omit({ sort: true, order: true, cursor: true, from: true })
  .extend({
    filter: filterTextSchema.prefault(''),
    sort: sortTextSchema.prefault(''),
    group: fieldKey.optional(),
    columns: columnsTextSchema.prefault(''),
    from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  })
export type ListAsked = z.output<typeof listAskedSchema>

/** What a row shows of one field. */
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
export type Cell = z.output<typeof cellSchema>

export const listRowSchema = relationshipSchema.extend({
  cells: z.record(z.string(), cellSchema).meta({ description: 'By the key of the field.' }),
})
export type ListRow = z.output<typeof listRowSchema>

export const groupSchema = z.object({
  value: z
    .string()
    .nullable()
    .meta({ description: 'What those in the group have in common; null: nothing is known.' }),
  label: z.string().nullable().meta({ description: 'The name of a party that they have in common.' }),
  count: z.number().int(),
  worthYearMinor: amountMinorSchema,
})
export type Group = z.output<typeof groupSchema>

/** A page of the list, with how many there are in all and in each group. */
export const listPageSchema = z.object({
  items: z.array(listRowSchema),
  total: z.number().int(),
  worthYearMinor: amountMinorSchema,
  currency: z.string(),
  groups: z.array(groupSchema).meta({ description: 'In their order; empty where nothing is grouped.' }),
})
export type ListPage = z.output<typeof listPageSchema>

/** How a list is looked at. The filter is the JSON that the list takes. */
export const arrangementSchema = z.object({
  columns: z.array(fieldKey).max(80).default([]),
  pinned: z.number().int().min(0).max(5).default(1).meta({ description: 'How many columns stay in view.' }),
  widths: z.record(fieldKey, z.number().int().min(40).max(1000)).default({}),
  filter: z
    .string()
    .max(6000)
    .refine((text) => filterTextSchema.safeParse(text).success, 'not a filter')
    .meta({ description: 'A filter as the list takes it; empty for everybody.', examples: [''] })
    .default(''),
  sort: z
    .string()
    .max(400)
    .refine((text) => sortTextSchema.safeParse(text).success, 'up to five fields, such as worth:down,name:up')
    .meta({ description: 'An order as the list takes it.', examples: ['worth:down,name:up'] })
    .default(''),
  group: fieldKey.nullable().default(null),
})
export type Arrangement = z.output<typeof arrangementSchema>

const viewName = z.string().overwrite(withoutTurns).trim().min(1, 'write a name').max(100)
export const viewInputSchema = z.object({
  name: viewName,
  shared: z.boolean().default(false).meta({ description: 'Whether everybody in the firm sees it.' }),
  arrangement: arrangementSchema,
})
export type ViewInput = z.output<typeof viewInputSchema>

export const viewSchema = z.object({
  id: idOf('view'),
  name: z.string(),
  shared: z.boolean(),
  arrangement: arrangementSchema,
  by: z.string().nullable().meta({ description: 'Name of the member whose it is.' }),
  mine: z.boolean(),
  mayChange: z.boolean(),
  version: versionSchema,
})
export type SavedView = z.output<typeof viewSchema>
