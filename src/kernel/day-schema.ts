// Apart from day.ts because screens that only count days need no validator.
import { z } from 'zod'
import { readDay } from './day.ts'

/** The schema of a calendar day. */
export const daySchema = z
  .string()
  .transform((text, context) => {
    const read = readDay(text)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'not a day of the calendar, written YYYY-MM-DD' })
    return z.NEVER
  })
  .meta({ format: 'date', description: 'A calendar day, YYYY-MM-DD.', examples: ['2026-11-20'] })
