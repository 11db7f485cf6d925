import { z } from 'zod'
import { cursorSchema, instantSchema, limitSchema } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/day.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf, type PartyId } from '../../kernel/id.ts'
import { amountMinorSchema } from '../../kernel/money.ts'
import { partyKinds, partyRoles } from '../people/model.ts'

export const states = [
  'new',
  'growing',
  'steady',
  'fading',
  'dying',
  'dormant',
  'too-early',
  'too-little-history',
] as const
export type State = (typeof states)[number]

const share = z.number().min(0).max(1)

/** Why the model can't tell who has left; `told` when it can. */
export const historyVerdicts = ['told', 'few-repeat-buyers', 'nobody-leaves', 'dropout-unknown'] as const
export type HistoryVerdict = (typeof historyVerdicts)[number]

/** Why a relationship is said to be in its state: the numbers that the sentence is made of. */
export const reasonSchema = z.object({
  state: z.enum(states),
  orders: z.number().int().meta({ description: 'Days with an order; orders of one day count once.' }),
  firstOn: daySchema,
  silentDays: z.number().int(),
  usualGapDays: z
    .number()
    .nullable()
    .meta({ description: 'The middle one of its own gaps; null with fewer than two gaps.' }),
  longerThanShare: share
    .nullable()
    .meta({ description: 'Share of its expected gaps that are shorter than the silence.' }),
  chance: share.nullable().meta({ description: 'Chance of an order until `by`.' }),
  by: daySchema,
  perYearBefore: z
    .number()
    .nullable()
    .meta({ description: 'Orders a year in the older half, for growing and fading.' }),
  perYearNow: z.number().nullable(),
  because: z.enum(historyVerdicts),
})
export type Reason = z.output<typeof reasonSchema>

/** How alive one relationship is, as of a day. */
export const vitalitySchema = z.object({
  partyId: idOf('party'),
  asOf: daySchema,
  state: z.enum(states),
  stateSince: daySchema,
  orders: z.number().int(),
  firstOn: daySchema,
  lastOn: daySchema,
  silentDays: z.number().int(),
  usualGapDays: z.number().nullable(),
  longerThanShare: share.nullable(),
  dueOn: daySchema.nullable(),
  chance: share.nullable().meta({ description: 'P(active): chance of an order within `horizonDays`.' }),
  chanceLow: share.nullable(),
  chanceHigh: share.nullable(),
  horizonDays: z.number().int(),
  by: daySchema,
  expectedOrders: z.number().nullable().meta({ description: 'Orders expected within `horizonDays`.' }),
  worthYearMinor: amountMinorSchema.meta({ description: 'Sales less returns in the last 365 days.' }),
  worthTotalMinor: amountMinorSchema,
  currency: z.string(),
  reason: reasonSchema,
  trail: z.array(share.nullable()).meta({
    description:
      'The chance at the end of each of the last 24 months and today, as the parameters of today see it; null before the first order.',
  }),
})
export type Vitality = z.output<typeof vitalitySchema>

/** A relationship in one row of the People table. */
export const relationshipSchema = z.object({
  id: idOf('party'),
  kind: z.enum(partyKinds),
  displayName: z.string(),
  organisationName: z.string().nullable(),
  roles: z.array(z.enum(partyRoles)),
  steward: z.string().nullable(),
  state: z.enum(states).nullable(),
  chance: share.nullable(),
  trail: z.array(share.nullable()),
  lastTalkOn: daySchema.nullable(),
  worthYearMinor: amountMinorSchema,
  archived: z.boolean(),
  version: z.number().int(),
})
export type Relationship = z.output<typeof relationshipSchema>

export const relationshipSorts = ['name', 'worth', 'chance', 'last-talk', 'state', 'added'] as const

export type RelationshipSort = (typeof relationshipSorts)[number]

/** What the People table can be asked for. */
export const relationshipsAskedSchema = z.object({
  q: z.string().trim().max(200).default(''),
  role: z.enum(partyRoles).optional(),
  side: z.enum(['customers', 'supply']).optional(),
  state: z.enum(states).optional(),
  stewardId: idOf('member').optional(),
  silentTalkDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(36_500)
    .optional()
    .meta({ description: 'Not talked to for so many days.' }),
  worthOverMinor: z.coerce.number().int().optional(),
  archived: z.stringbool().default(false),
  sort: z.enum(relationshipSorts).default('name'),
  order: z.enum(['up', 'down']).default('up'),
  cursor: cursorSchema,
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .optional()
    .meta({ description: 'Start at this position instead of a cursor.' }),
  limit: limitSchema,
})
export type RelationshipsAsked = z.output<typeof relationshipsAskedSchema>

/** One page of the People table, with how many there are and what they are worth together. */
export const relationshipPageSchema = z.object({
  items: z.array(relationshipSchema),
  next: z.string().nullable(),
  total: z.number().int(),
  worthYearMinor: amountMinorSchema,
  currency: z.string(),
})
export type RelationshipPage = z.output<typeof relationshipPageSchema>

/** One relationship with the months that its picture is drawn from. */
export const vitalityOfSchema = z.object({
  vitality: vitalitySchema.nullable().meta({ description: 'Null where there are no sales to go by.' }),
  months: z
    .array(z.object({ month: daySchema, orders: z.number().int(), amountMinor: amountMinorSchema }))
    .meta({ description: 'The last 36 months.' }),
})
export type VitalityOf = z.output<typeof vitalityOfSchema>

export const fitSchema = z.object({
  id: idOf('fit'),
  asOf: daySchema,
  model: z.string(),
  verdict: z.enum(historyVerdicts),
  customers: z.number().int(),
  parameters: z.record(z.string(), z.unknown()),
  createdAt: instantSchema,
})
export type Fit = z.output<typeof fitSchema>

/** How the firm's relationships stand as a whole. */
export const vitalitySummarySchema = z.object({
  asOf: daySchema.nullable(),
  relationships: z.number().int(),
  counts: z.record(z.enum(states), z.number().int()),
  growingSinceMonth: z.number().int().meta({ description: 'Growing now less growing a month ago.' }),
  fit: fitSchema.nullable(),
  refitting: z.boolean(),
})
export type VitalitySummary = z.output<typeof vitalitySummarySchema>

/** What one run says of one customer; its state is settled only against the run before. */
export type Score = Readonly<
  Pick<
    Vitality,
    | 'orders'
    | 'firstOn'
    | 'lastOn'
    | 'silentDays'
    | 'usualGapDays'
    | 'longerThanShare'
    | 'dueOn'
    | 'chance'
    | 'chanceLow'
    | 'chanceHigh'
    | 'horizonDays'
    | 'expectedOrders'
    | 'trail'
  > &
    Pick<Reason, 'perYearBefore' | 'perYearNow' | 'because'> & { seen: State }
>

/** A relationship's vitality as it is kept. */
export type Standing = Score &
  Readonly<{
    partyId: PartyId
    state: State
    stateSince: Day
    candidateSince: Day
    worthYearMinor: number
    worthTotalMinor: number
    reason: Reason
  }>
