import { z } from 'zod'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'

export const interactionKinds = [
  'call',
  'meeting',
  'visit',
  'video',
  'email',
  'message',
  'letter',
  'event',
] as const
export type InteractionKind = (typeof interactionKinds)[number]
export const outcomes = ['reached', 'no-answer', 'voicemail', 'wrong-number', 'call-back'] as const
export type Outcome = (typeof outcomes)[number]
/** The questions that Rapport proposes; their words are in the catalogue. */
export const questions = [
  'why-us',
  'expectation-met',
  'biggest-problem',
  'what-else',
  'others-better',
  'what-changed',
  'how-was-it',
  'what-next',
] as const
export type Question = (typeof questions)[number]

export const promiseInputSchema = z.object({
  by: z.enum(['us', 'them']).meta({ description: 'Who owes it: us, or them.' }),
  text: z.string().trim().min(1, 'write what was promised').max(2000),
  dueOn: daySchema,
})

export const promiseSchema = z.object({
  id: idOf('promise'),
  partyId: idOf('party'),
  partyName: z.string(),
  ...promiseInputSchema.shape,
  keptAt: instantSchema.nullable(),
  archivedAt: instantSchema.nullable(),
  version: versionSchema,
})
export type Promised = z.output<typeof promiseSchema>

export const interactionInputSchema = z.object({
  partyId: idOf('party'),
  kind: z.enum(interactionKinds),
  direction: z.enum(['in', 'out']).default('out'),
  outcome: z.enum(outcomes).default('reached'),
  happenedAt: instantSchema.optional().meta({ description: 'Now, when left out.' }),
  minutes: z.number().int().min(0).max(1440).nullable().default(null),
  notes: z.string().trim().max(20_000).nullable().default(null),
  asked: z.enum(questions).nullable().default(null),
  said: z
    .string()
    .trim()
    .max(20_000)
    .nullable()
    .default(null)
    .meta({ description: 'What they said, word for word.' }),
  nextOn: daySchema.nullable().default(null).meta({ description: 'When to be in touch again.' }),
  promise: promiseInputSchema.nullable().default(null),
})
export type InteractionInput = z.output<typeof interactionInputSchema>

export const interactionSchema = z.object({
  id: idOf('interaction'),
  partyId: idOf('party'),
  kind: z.enum(interactionKinds),
  direction: z.enum(['in', 'out']),
  outcome: z.enum(outcomes),
  happenedAt: instantSchema,
  happenedOn: daySchema,
  minutes: z.number().int().nullable(),
  notes: z.string().nullable(),
  asked: z.enum(questions).nullable(),
  said: z.string().nullable(),
  nextOn: daySchema.nullable(),
  memberId: idOf('member').nullable(),
  member: z.string().nullable(),
  archivedAt: instantSchema.nullable(),
  version: versionSchema,
})
export type Interaction = z.output<typeof interactionSchema>

/** What a party has told us so far: which questions they answered, and when they last said something. */
export const heardSchema = z.object({
  answered: z.array(z.enum(questions)),
  lastSaidOn: daySchema.nullable(),
})
export type Heard = z.output<typeof heardSchema>
