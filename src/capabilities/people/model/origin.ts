import { z } from 'zod'
import { instantSchema } from '../../../kernel/contract.ts'

/** Where something on record came from. */
export const originSchema = z.object({
  source: z.string().nullable().meta({
    description: '`typed`, or the program that a file came from; null where nobody wrote that down.',
  }),
  at: instantSchema,
  by: z.string().nullable().meta({ description: 'Name of the member who typed it or brought it in.' }),
})
export type Origin = z.output<typeof originSchema>

/** Where the facts of a record came from: with the party itself, unless a field was changed since. */
export const originsSchema = z.object({
  added: originSchema,
  changed: z.array(originSchema.extend({ field: z.string() })),
})
export type Origins = z.output<typeof originsSchema>
