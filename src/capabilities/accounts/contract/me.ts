import { z } from 'zod'
import { capabilities } from '../../../kernel/actor.ts'
import { daySchema } from '../../../kernel/day-schema.ts'
import { firmSchema, memberSchema } from '../model.ts'

/** What every screen needs first: who am I, in which firm, which day is it, what may I do. */
export const meSchema = z.object({
  member: memberSchema,
  firm: firmSchema,
  capabilities: z.array(z.enum(capabilities)),
  today: daySchema,
  people: z
    .number()
    .int()
    .meta({ description: 'How many relationships are on record, archived ones left out.' }),
  hasSample: z.boolean().meta({ description: 'Whether the sample business is loaded.' }),
})
