import { z } from 'zod'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/day.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf, type PartyId } from '../../kernel/id.ts'
import { amountMinorSchema, currencySchema } from '../../kernel/money.ts'

export const sides = ['sale', 'purchase'] as const
export type Side = (typeof sides)[number]

const decimal = (places: number) =>
  z
    .string()
    .regex(new RegExp(`^-?\\d{1,12}(\\.\\d{1,${places}})?$`), `not a decimal with at most ${places} places`)

/** More than a line or a trade of any firm comes to; sums of thousands of them are still exact numbers. */
export const mostMinor = 1_000_000_000_000

/** A negative quantity is a return. Prices are decimals as text, in the currency's main unit. */
export const tradeLineInputSchema = z.object({
  product: z.string().trim().min(1, 'write what was bought').max(500),
  code: z.string().trim().max(100).nullable().default(null),
  quantity: decimal(4).meta({ examples: ['2'] }),
  unitPrice: decimal(6)
    .refine((price) => !price.startsWith('-'), 'below zero: write returns with a quantity below zero')
    .meta({ examples: ['2.55'] }),
})

export const tradeInputSchema = z.object({
  partyId: idOf('party').nullable().meta({ description: 'Null for a sale to somebody unknown.' }),
  side: z.enum(sides),
  number: z.string().trim().max(100).nullable().default(null),
  happenedOn: daySchema,
  dueOn: daySchema.nullable().default(null),
  currency: currencySchema.optional().meta({ description: "The firm's, when left out." }),
  note: z.string().trim().max(2000).nullable().default(null),
  lines: z.array(tradeLineInputSchema).min(1, 'write at least one line').max(500),
})
export type TradeInput = z.output<typeof tradeInputSchema>

/** A trade as a program sends many of: under the number it has there, the same again is not recorded twice. */
export const tradeToldSchema = tradeInputSchema.omit({ note: true }).extend({
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Its number where it comes from: the same number again changes it or nothing.' }),
})

export const tradeSchema = z.object({
  id: idOf('trade'),
  partyId: idOf('party').nullable(),
  side: z.enum(sides),
  number: z.string().nullable(),
  happenedOn: daySchema,
  dueOn: daySchema.nullable(),
  currency: currencySchema,
  totalMinor: amountMinorSchema,
  paidMinor: amountMinorSchema,
  isReturn: z.boolean(),
  note: z.string().nullable(),
  lines: z.array(
    z.object({
      product: z.string().nullable(),
      code: z.string().nullable(),
      quantity: z.string(),
      unitPrice: z.string(),
      amountMinor: amountMinorSchema,
    }),
  ),
  archivedAt: instantSchema.nullable(),
  version: versionSchema,
})
export type Trade = z.output<typeof tradeSchema>

/** A trade in one row of a list. */
export const tradeGlimpseSchema = tradeSchema.omit({ lines: true, note: true }).extend({
  lineCount: z.number().int(),
})

/** What went both ways between a party and us, in the firm's currency; other currencies are listed apart. */
export const bothWaysSchema = z.object({
  currency: currencySchema,
  soldMinor: amountMinorSchema.meta({ description: 'They bought from us, ever.' }),
  soldLastYearMinor: amountMinorSchema,
  boughtMinor: amountMinorSchema.meta({ description: 'We bought from them, ever.' }),
  boughtLastYearMinor: amountMinorSchema,
  orders: z.number().int().meta({ description: 'Sales, returns left out.' }),
  firstOn: daySchema.nullable(),
  lastOn: daySchema.nullable(),
  owedToUsMinor: amountMinorSchema,
  owedByUsMinor: amountMinorSchema,
  otherCurrencies: z.array(
    z.object({ currency: currencySchema, soldMinor: amountMinorSchema, boughtMinor: amountMinorSchema }),
  ),
  usuals: z
    .array(z.object({ product: z.string(), times: z.number().int(), lastOn: daySchema }))
    .meta({ description: 'What they take most often: the five products in most orders.' }),
})
export type BothWays = z.output<typeof bothWaysSchema>

/** One line of a sale or purchase as an import or a story brings it. */
export type TradeLineDraft = {
  externalId: string
  side: Side
  number: string | null
  happenedAt: string
  happenedOn: Day
  dueOn: Day | null
  currency: string
  isReturn: boolean
  partyId: PartyId | null
  position: number
  productKey: string | null
  productName: string | null
  quantity: string
  unitPrice: string
  amountMinor: number
  /** This line is all of its trade: no other will come for it, so it need not be remembered. */
  isAlone?: boolean
}
