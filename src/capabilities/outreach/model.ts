import { z } from 'zod'
import { instantSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'
import { amountMinorSchema, currencySchema } from '../../kernel/money.ts'
import { interactionSchema, questions } from '../interactions/model.ts'
import { occasionKinds, partyRoles, pronouns } from '../people/model.ts'
import { reasonSchema, states } from '../vitality/model.ts'

/** Why somebody is on the list; the first code is the one that weighs most. */
export const dueReasons = [
  'call-back',
  'promise-due',
  'slipping',
  'overdue',
  'never-asked',
  'long-silence',
  'keeping-touch',
  'new',
] as const
export type DueReason = (typeof dueReasons)[number]

export const becauseSchema = z.object({
  codes: z.array(z.enum(dueReasons)).min(1),
  vitality: reasonSchema.nullable(),
  daysSinceTalk: z.number().int().nullable(),
  promiseDueOn: daySchema.nullable(),
  score: z
    .number()
    .meta({ description: 'Expected good done, in minor units a year; only its order means anything.' }),
})
export type Because = z.output<typeof becauseSchema>

/** Something worth having in mind before one calls. */
export const rememberSchema = z.object({
  kind: z.enum(['last-talk', 'family', 'life', 'interest', 'other', 'usual', 'hours', 'said']),
  text: z.string(),
  on: daySchema.nullable(),
})

export const todayEntrySchema = z.object({
  id: idOf('entry'),
  party: z.object({
    id: idOf('party'),
    displayName: z.string(),
    goesBy: z.string().nullable(),
    organisationName: z.string().nullable(),
    pronoun: z.enum(pronouns).nullable(),
    kind: z.enum(['person', 'organisation']),
    roles: z.array(z.enum(partyRoles)),
    customerSince: daySchema.nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  state: z.enum(states).nullable(),
  trail: z.array(z.number().nullable()),
  because: becauseSchema,
  ask: z.object({ question: z.enum(questions), neverAsked: z.boolean() }),
  remember: z.array(rememberSchema),
  worthYearMinor: amountMinorSchema,
  done: z.boolean(),
  laterUntil: daySchema.nullable(),
})
export type TodayEntry = z.output<typeof todayEntrySchema>

export const alsoTodaySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('occasion'),
    partyId: idOf('party'),
    displayName: z.string(),
    occasion: z.enum(occasionKinds),
    label: z.string().nullable(),
    on: daySchema,
    turns: z.number().int().nullable(),
  }),
  z.object({
    kind: z.literal('promise'),
    promiseId: idOf('promise'),
    partyId: idOf('party'),
    displayName: z.string(),
    by: z.enum(['us', 'them']),
    text: z.string(),
    dueOn: daySchema,
  }),
  z.object({
    kind: z.literal('bill'),
    tradeId: idOf('trade'),
    partyId: idOf('party'),
    displayName: z.string(),
    openMinor: amountMinorSchema,
    currency: currencySchema,
    dueOn: daySchema,
  }),
])
export type AlsoToday = z.output<typeof alsoTodaySchema>

/** One working day of a month: how many talks it had, against the goal. */
export const rhythmDaySchema = z.object({
  on: daySchema,
  talks: z.number().int(),
  working: z.boolean(),
  past: z.boolean(),
})

export const todaySchema = z.object({
  day: daySchema,
  working: z.boolean().meta({ description: 'Whether this is a working day of the firm.' }),
  holiday: z.string().nullable(),
  goal: z.number().int(),
  talksToday: z.number().int(),
  entries: z.array(todayEntrySchema),
  alsoToday: z.array(alsoTodaySchema),
  month: z.object({
    first: daySchema,
    days: z.array(rhythmDaySchema),
    talks: z.number().int(),
    goal: z.number().int(),
  }),
  heard: z
    .array(
      interactionSchema
        .pick({ id: true, partyId: true, said: true, happenedOn: true })
        .extend({ displayName: z.string() }),
    )
    .meta({ description: 'What was said in the last seven days, newest first.' }),
  refitting: z.boolean(),
  currency: currencySchema,
})
export type Today = z.output<typeof todaySchema>

const entry = { id: z.string(), at: instantSchema, on: daySchema }
/** One stream of all that happened with a party. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ ...entry, kind: z.literal('interaction'), interaction: interactionSchema }),
  z.object({
    ...entry,
    kind: z.literal('trade'),
    side: z.enum(['sale', 'purchase']),
    number: z.string().nullable(),
    totalMinor: amountMinorSchema,
    currency: currencySchema,
    isReturn: z.boolean(),
    summary: z.string().nullable().meta({ description: 'The first products, in the words of the lines.' }),
    lineCount: z.number().int(),
  }),
  z.object({
    ...entry,
    kind: z.literal('payment'),
    side: z.enum(['sale', 'purchase']),
    amountMinor: amountMinorSchema,
    currency: currencySchema,
  }),
  z.object({
    ...entry,
    kind: z.literal('promise'),
    promiseId: idOf('promise'),
    by: z.enum(['us', 'them']),
    text: z.string(),
    dueOn: daySchema,
    kept: z.boolean(),
    version: z.number().int(),
  }),
  z.object({
    ...entry,
    kind: z.literal('vitality'),
    before: z.enum(states).nullable(),
    after: z.enum(states),
  }),
])
export type TimelineEntry = z.output<typeof timelineEntrySchema>
export const timelineKinds = ['talks', 'trade', 'promises', 'changes'] as const
