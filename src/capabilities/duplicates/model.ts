import { z } from 'zod'
import { instantSchema } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import { mergedFields, partyKinds } from '../people/model.ts'

export const comparedFields = ['given', 'family', 'email', 'phone', 'birthday', 'place', 'firm'] as const

/** What tells that two are one, or speaks against it: a field, how alike they are in it, and what that weighs. */
export const reasonSchema = z.object({
  field: z.enum(comparedFields),
  level: z.number().int().meta({ description: '0 they differ; the higher, the more alike.' }),
  bits: z.number().meta({
    description: 'Weight: how many times likelier it makes it that both are one, as a power of two.',
  }),
})
export type Reason = z.output<typeof reasonSchema>

const sideSchema = z.object({
  id: idOf('party'),
  displayName: z.string(),
  organisationName: z.string().nullable(),
  archived: z.boolean(),
})

/** Two records that may be one party. */
export const pairSchema = z.object({
  id: idOf('pair'),
  kind: z.enum(partyKinds),
  one: sideSchema,
  other: sideSchema,
  chance: z.number().min(0).max(1).meta({ description: 'The chance that both are one.' }),
  reasons: z.array(reasonSchema),
})
export type Pair = z.output<typeof pairSchema>

/** What hangs on a record and would move: the name of the table and how many rows. */
export const movingSchema = z.object({ table: z.string(), rows: z.number().int() })

/** The last look through all records. */
export const scanSchema = z.object({
  finishedAt: instantSchema,
  found: z.number().int(),
  open: z.number().int(),
})

/** Whose word counts in a field when two are made one. */
export const chosenSchema = z
  .partialRecord(z.enum(mergedFields), z.enum(['kept', 'gone']))
  .meta({ description: 'Whose word counts; where nothing is said, the one that stays, if it knows.' })

/** Two that were made one. */
export const mergeSchema = z.object({
  id: idOf('merge'),
  keptId: idOf('party'),
  keptName: z.string(),
  goneId: idOf('party'),
  goneName: z.string(),
  mergedAt: instantSchema,
  by: z.string().nullable().meta({ description: 'Name of the member who did it.' }),
  undoneAt: instantSchema.nullable(),
})
export type Merge = z.output<typeof mergeSchema>

/** What was written since a merge and can't be separated by itself. */
export const toPartSchema = mergeSchema.extend({
  fields: z.array(
    z.object({
      field: z.string(),
      merged: z.string().nullable().meta({ description: 'What it said after the merge.' }),
      now: z.string().nullable(),
    }),
  ),
  added: z.array(
    z.object({
      id: z.string(),
      table: z.string(),
      on: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
})
export type ToPart = z.output<typeof toPartSchema>
