import { z } from 'zod'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import { daysInMonth } from '../../kernel/day.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'
import { amountMinorSchema, currencySchema } from '../../kernel/money.ts'
import { withoutTurns } from '../../kernel/text.ts'
import { consentSchema } from './model/consent.ts'
import { insightSchema } from './model/insight.ts'
import { linkSchema } from './model/link.ts'
import { photoSchema } from './model/photo.ts'

export const partyKinds = ['person', 'organisation'] as const
export const partyRoles = ['customer', 'supplier', 'producer', 'partner', 'prospect'] as const
export type PartyRole = (typeof partyRoles)[number]
export const noteKinds = ['family', 'life', 'interest', 'other'] as const
export const channels = ['call', 'visit', 'email', 'message', 'letter'] as const
export const pronouns = ['she', 'he', 'they'] as const
export type Pronoun = (typeof pronouns)[number]

const short = z.string().overwrite(withoutTurns).trim().max(300, 'at most 300 characters')
const optionalShort = short.nullable().transform((text) => text || null)

export const emailEntrySchema = z.object({
  address: z
    .email('not an e-mail address')
    .max(254)
    .transform((text) => text.toLowerCase()),
  label: optionalShort.default(null),
})
/** `e164` is null where the number can't be read as a full one; what was given is always kept. */
export const phoneEntrySchema = z.object({
  asGiven: z.string().trim().min(3, 'too short for a phone number').max(60),
  e164: z.string().nullable().default(null),
  label: optionalShort.default(null),
})
export const addressEntrySchema = z.object({
  lines: optionalShort.default(null),
  town: optionalShort.default(null),
  region: optionalShort.default(null),
  postcode: optionalShort.default(null),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  label: optionalShort.default(null),
})
const roleSchema = z.object({
  role: z.enum(partyRoles),
  since: daySchema.nullable().default(null),
  until: daySchema.nullable().default(null),
  stewardId: idOf('member').nullable().default(null),
})
export const roleEntrySchema = roleSchema.refine(
  ({ since, until }) => since === null || until === null || until >= since,
  { path: ['until'], error: 'before the day it began' },
)
export const occasionKinds = ['birthday', 'anniversary', 'festival', 'other'] as const
const occasionSchema = z.object({
  kind: z.enum(occasionKinds),
  label: optionalShort.default(null),
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  year: z.number().int().min(1800).max(2200).nullable().default(null),
})
/** A day in the year; the year itself only where it is known. 29 February needs no leap year. */
export const occasionEntrySchema = occasionSchema.refine(
  ({ month, day }) => !isMonth(month) || day <= daysInMonth(2000, month),
  { path: ['day'], error: 'not a day of this month' },
)
const isMonth = (month: number) => month >= 1 && month <= 12

/** What the usual comes to, where one knows. */
const usualPriceSchema = z.object({
  amountMinor: amountMinorSchema.min(0).max(999_999_999_999),
  currency: currencySchema,
})

/** What a member may write about a party; lists replace the ones before. */
export const partyInputSchema = z.object({
  kind: z.enum(partyKinds),
  displayName: short.min(1, 'write a name'),
  givenName: optionalShort.default(null),
  familyName: optionalShort.default(null),
  goesBy: optionalShort.default(null),
  sayIt: optionalShort.default(null),
  pronoun: z.enum(pronouns).nullable().default(null),
  language: z.string().max(20).nullable().default(null),
  timeZone: z.string().max(64).nullable().default(null),
  preferredChannel: z.enum(channels).nullable().default(null),
  preferredHours: optionalShort.default(null),
  doNotContact: z.boolean().default(false),
  theUsual: z.string().trim().max(2000).nullable().default(null),
  theUsualPrice: usualPriceSchema.nullable().default(null),
  organisationName: optionalShort.default(null),
  tags: z.array(z.string().overwrite(withoutTurns).trim().min(1).max(60)).max(50).default([]),
  emails: z.array(emailEntrySchema).max(20).default([]),
  phones: z.array(phoneEntrySchema).max(20).default([]),
  addresses: z.array(addressEntrySchema).max(20).default([]),
  roles: z.array(roleEntrySchema).max(5).default([]),
  occasions: z.array(occasionEntrySchema).max(30).default([]),
})
export type PartyInput = z.output<typeof partyInputSchema>

/** A party as an import or a story brings it: where it came from makes the same one be found again. */
export type PartyDraft = PartyInput & {
  source: string
  externalId: string | null
  notes: { kind: NoteKind; text: string }[]
}
export type NoteKind = (typeof noteKinds)[number]

export const noteSchema = z.object({
  id: idOf('note'),
  kind: z.enum(noteKinds),
  text: z.string().trim().min(1, 'write something').max(10_000),
  learnedOn: daySchema,
  learnedBy: z.string().nullable().meta({ description: 'Name of the member who learned it.' }),
})

/** The whole record of a party. */
export const partySchema = z.object({
  id: idOf('party'),
  ...partyInputSchema.shape,
  photo: photoSchema.nullable(),
  roles: z.array(roleSchema.extend({ steward: z.string().nullable() })),
  occasions: z.array(occasionSchema),
  notes: z.array(noteSchema),
  insights: z.array(insightSchema),
  consents: z.array(consentSchema),
  links: z.array(linkSchema),
  source: z.string(),
  externalId: z.string().nullable(),
  archivedAt: instantSchema.nullable(),
  version: versionSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Party = z.output<typeof partySchema>

/** The fields of a record of which one may choose, when two are made one, whose word counts. */
export const mergedFields = [
  'displayName',
  'givenName',
  'familyName',
  'goesBy',
  'sayIt',
  'pronoun',
  'language',
  'timeZone',
  'preferredChannel',
  'preferredHours',
  'theUsual',
  'organisationName',
] as const
export type MergedField = (typeof mergedFields)[number]

/** A party in few words: for pickers, lists and search. */
export const partyGlimpseSchema = z.object({
  id: idOf('party'),
  kind: z.enum(partyKinds),
  displayName: z.string(),
  organisationName: z.string().nullable(),
  roles: z.array(z.enum(partyRoles)),
  archived: z.boolean(),
})
export type PartyGlimpse = z.output<typeof partyGlimpseSchema>
