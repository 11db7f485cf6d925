import { z } from 'zod'
import { instantSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'

/** What the counter needs to know of somebody to recognise them, and nothing else. */
export const regularSchema = z.object({
  id: idOf('party'),
  name: z.string(),
  goesBy: z.string().nullable(),
  usual: z.string().nullable(),
  ask: z.string().nullable().meta({ description: 'What was last noted of their family or life.' }),
  phoneEnds: z.array(z.string()).meta({ description: 'The last six digits of each phone number.' }),
  cards: z.array(z.string()).meta({ description: 'What their cards say when they are scanned.' }),
  visits: z.array(daySchema).meta({ description: 'Days of the last fortnight on which they came.' }),
  lastOn: daySchema.nullable().meta({ description: 'When they last came or bought.' }),
  usualGapDays: z.number().int().nullable(),
})
export type Regular = z.output<typeof regularSchema>

/** Regulars come in 256 parts, by the end of their id; a part that changed is sent whole. */
export const parts = 256
export const partSchema = z.object({
  part: z
    .number()
    .int()
    .min(0)
    .max(parts - 1),
  regulars: z.array(regularSchema).meta({ description: 'Who of the part is not among them is gone.' }),
})
export type Part = z.output<typeof partSchema>

export const regularsSchema = z.object({
  version: z.string().meta({ description: 'Pass as `since` the next time.' }),
  today: daySchema,
  parts: z.array(partSchema).meta({ description: 'The parts that have changed since.' }),
})
export type Regulars = z.output<typeof regularsSchema>

export const tapKinds = ['visit', 'note', 'take-back'] as const
/** Something done at the counter. The device makes the id, so that it is done once however often it is sent. */
export const tapSchema = z.object({
  id: idOf('tap'),
  partyId: idOf('party'),
  kind: z.enum(tapKinds),
  at: instantSchema,
  text: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .default(null)
    .meta({ description: 'What they had, or what was noted.' }),
  evenSo: z.boolean().default(false).meta({
    description: 'Counts as a visit even though another was recorded a few minutes before or after.',
  }),
  of: idOf('tap').nullable().default(null).meta({ description: 'Which tap is taken back.' }),
})
export type Tap = z.output<typeof tapSchema>

export const tapOutcomes = ['kept', 'same-visit', 'taken-back', 'refused'] as const
export const tapResultSchema = z.object({
  id: idOf('tap'),
  outcome: z.enum(tapOutcomes),
  by: z
    .string()
    .nullable()
    .meta({ description: 'Who recorded the visit that this one is taken for; null where it is another’s.' }),
  at: instantSchema.nullable().meta({ description: 'When that one was.' }),
})
export type TapResult = z.output<typeof tapResultSchema>

export const cardSchema = z.object({
  code: z.string().trim().min(4, 'too short for a card').max(200, 'too long for a card'),
  partyId: idOf('party'),
})
