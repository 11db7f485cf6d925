import { z } from 'zod'
import { daySchema } from '../../../kernel/day-schema.ts'
import { idOf } from '../../../kernel/id.ts'

/** What somebody may agree to. */
export const purposes = [
  'newsletter',
  'offers',
  'calls',
  'messages',
  'surveys',
  'photo',
  'introductions',
  'other',
] as const
export const consentWays = ['in-person', 'paper', 'phone', 'email', 'online', 'other'] as const

const textOf = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null)

/** What a member writes down when somebody agreed to something. */
export const consentInputSchema = z.object({
  purpose: z.enum(purposes),
  detail: textOf(300).default(null).meta({ description: 'What exactly, where the purpose does not say it.' }),
  givenOn: daySchema.nullable().default(null).meta({ description: 'Today where it is left out.' }),
  givenHow: z.enum(consentWays),
  proof: textOf(2000).default(null).meta({ description: 'What proves it, and where that is kept.' }),
})
export type ConsentInput = z.output<typeof consentInputSchema>

export const withdrawalSchema = z.object({
  withdrawnOn: daySchema.nullable().default(null).meta({ description: 'Today where it is left out.' }),
  withdrawnHow: z.enum(consentWays),
})
export type Withdrawal = z.output<typeof withdrawalSchema>

/** Something that somebody agreed to, and whether they took it back. */
export const consentSchema = z.object({
  id: idOf('consent'),
  purpose: z.enum(purposes),
  detail: z.string().nullable(),
  givenOn: daySchema,
  givenHow: z.enum(consentWays),
  proof: z.string().nullable(),
  recordedBy: z.string().nullable().meta({ description: 'Name of the member who wrote it down.' }),
  withdrawnOn: daySchema.nullable(),
  withdrawnHow: z.enum(consentWays).nullable(),
})
export type Consent = z.output<typeof consentSchema>
