import { z } from 'zod'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import { idOf, type PartyId } from '../../kernel/id.ts'
import { amountMinorSchema, currencySchema } from '../../kernel/money.ts'
import { partyRoles } from '../people/model.ts'
import { sides } from '../trade/model.ts'

/** What a column can be. Those that end in a number of their own may come several times. */
export const contactFields = [
  'display-name',
  'given-name',
  'middle-name',
  'family-name',
  'goes-by',
  'organisation',
  'job-title',
  'email-label',
  'email',
  'phone-label',
  'phone',
  'street',
  'town',
  'region',
  'postcode',
  'country',
  'birthday',
  'anniversary',
  'note',
  'tags',
  'role',
  'external-id',
  'language',
] as const
export const tradeFields = [
  'customer-id',
  'customer-name',
  'customer-email',
  'customer-country',
  'invoice',
  'date',
  'product-code',
  'product',
  'quantity',
  'unit-price',
  'amount',
  'currency',
  'due-date',
  'position',
] as const
export const fields = [...contactFields, ...tradeFields] as const
export type Field = (typeof fields)[number]

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
/** The order of day, month and year; times of day may follow and are read where they do. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What was found out about a file by looking at its beginning. */
export const sniffedSchema = z.object({
  format: z
    .enum(['table', 'vcard', 'workbook'])
    .meta({ description: 'What was sent; cards and workbooks are laid out as a table at once.' }),
  compression: z.enum(['none', 'gzip', 'xz']),
  encoding: z.enum(encodings),
  delimiter: z.enum([',', ';', '\t', '|', ' ']),
  header: z.boolean(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  product: z
    .string()
    .nullable()
    .meta({ description: 'The program it seems to come from, such as "Google Contacts".' }),
  what: z.enum(['contacts', 'trades']),
  dateOrder: z.enum(dateOrders).nullable(),
  dateAmbiguous: z
    .boolean()
    .meta({ description: 'Whether day and month could also be the other way round.' }),
})
export type Sniffed = z.output<typeof sniffedSchema>

/** How a file is to be read: what the preview shows and the owner may change. */
export const planSchema = z.object({
  what: z.enum(['contacts', 'trades']),
  encoding: z.enum(encodings),
  delimiter: z.enum([',', ';', '\t', '|', ' ']),
  header: z.boolean(),
  columns: z
    .array(z.enum(fields).nullable())
    .max(2000)
    .meta({ description: 'What each column is; null leaves it out.' }),
  dateOrder: z.enum(dateOrders).default('ymd'),
  decimalComma: z.boolean().default(false),
  side: z.enum(sides).default('sale'),
  currency: currencySchema,
  role: z.enum(partyRoles).nullable().default('customer'),
  withoutCustomer: z
    .enum(['keep', 'refuse'])
    .default('keep')
    .meta({ description: 'Lines that name no customer: kept as sales to somebody unknown, or handed back.' }),
})
export type Plan = z.output<typeof planSchema>

export const rejectionReasons = [
  'empty-row',
  'too-few-columns',
  'too-many-columns',
  'too-long',
  'no-name',
  'bad-email',
  'bad-date',
  'no-date',
  'bad-number',
  'negative-price',
  'no-invoice',
  'no-customer',
  'stock-correction',
  'bad-currency',
  'formula',
  'unbalanced-quotes',
  'bad-phone',
  'control-characters',
  'unreadable',
  'repeated-place',
  'asked-to-be-forgotten',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]
export const rejectionSchema = z.object({
  row: z.number().int().meta({ description: 'Line of the file, the header being 1.' }),
  column: z.string().nullable(),
  found: z.string(),
  reason: z.enum(rejectionReasons),
})
export type Rejection = z.output<typeof rejectionSchema>

const count = z.number().int()
/** What came of a file; every line of it is in exactly one of accepted and rejected. */
export const reportSchema = z.object({
  dryRun: z.boolean(),
  lines: count.meta({ description: 'Lines with data, the header left out.' }),
  accepted: count,
  rejected: count,
  parties: z.object({ created: count, changed: count, unchanged: count }),
  trades: z.object({ created: count, changed: count, unchanged: count, returns: count }).nullable(),
  tradeLines: z.object({ created: count, changed: count, unchanged: count }).nullable(),
  customers: count.meta({ description: 'Different customers named in the accepted lines.' }),
  linesWithoutCustomer: count.meta({ description: 'Lines that name no customer, accepted or not.' }),
  invoices: count.meta({ description: 'Different invoices named in the file, accepted or not.' }),
  cancelledInvoices: count.meta({ description: 'Those among them that take goods back.' }),
  totals: z.array(
    z.object({
      currency: currencySchema,
      amountMinor: amountMinorSchema,
      exact: z.string().meta({ description: 'Sum of quantity times price, unrounded.' }),
    }),
  ),
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
  rejections: z
    .array(rejectionSchema)
    .meta({ description: 'The first 50; the rest is in the file that can be fetched.' }),
  cellsLeftOut: count
    .default(0)
    .meta({ description: 'Cells of accepted lines that could not come in with the rest.' }),
  leftOut: z.array(rejectionSchema).default([]).meta({ description: 'The first 50 of them.' }),
  archived: count.default(0).meta({ description: 'People on record who are archived, and stay so.' }),
  seconds: z.number(),
})
export type Report = z.output<typeof reportSchema>

export const progressSchema = z.object({
  bytesRead: z.number(),
  bytesTotal: z.number(),
  lines: count,
  linesPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
})
export type Progress = z.output<typeof progressSchema>

export const importStates = [
  'received',
  'trying',
  'tried',
  'writing',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const

const undone = z.object({ parties: count, trades: count })
/** What came of taking an import back. */
export const undoSchema = z.object({
  removed: undone.meta({ description: 'What had come in new and is gone again.' }),
  restored: undone.meta({ description: 'What it had changed and is as it was.' }),
  kept: undone.meta({ description: 'What was changed since, and stays.' }),
  keptParties: z
    .array(z.object({ id: idOf('party'), displayName: z.string() }))
    .meta({ description: 'The first 50 people and organisations that stay, wholly or in part.' }),
})
export type Undo = Omit<z.output<typeof undoSchema>, 'keptParties'> & { keptIds: readonly PartyId[] }

export const importSchema = z.object({
  id: idOf('import'),
  fileName: z.string(),
  bytes: z.number(),
  state: z.enum(importStates),
  sniffed: sniffedSchema,
  plan: planSchema.nullable(),
  progress: progressSchema.nullable(),
  report: reportSchema.nullable(),
  canUndo: z.boolean().meta({ description: 'Whether all that it wrote is noted, to be taken back.' }),
  undo: undoSchema.nullable(),
  error: z.object({ reason: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  version: versionSchema,
})
export type Import = z.output<typeof importSchema>
