import { z } from 'zod'
import { capabilities } from '../../kernel/actor.ts'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'
import { currencySchema } from '../../kernel/money.ts'
import { withoutTurns } from '../../kernel/text.ts'

export const roles = ['owner', 'leader', 'staff', 'counter', 'bookkeeper', 'auditor'] as const
export type Role = (typeof roles)[number]

export const languages = ['en', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

const name = z
  .string()
  .overwrite(withoutTurns)
  .trim()
  .min(1, 'write a name')
  .max(200, 'at most 200 characters')
  // Names stand in the headers of mail, which end with a line.
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'in one line')
export const emailSchema = z
  .email('not an e-mail address')
  .max(254)
  .transform((text) => text.toLowerCase())
/** Ten characters at least; what is too common is refused by the rules. */
export const passwordSchema = z.string().min(10, 'at least 10 characters').max(200, 'at most 200 characters')
export const rolesSchema = z.array(z.enum(roles)).min(1, 'choose at least one role')

/** The business itself. `asOf` looks at the firm as of a past day: every "today" is then that day. */
export const firmSchema = z.object({
  id: idOf('workspace'),
  name,
  country: z.string().regex(/^[A-Z]{2}$/, 'not a country code such as GB'),
  timeZone: z.string().min(1).max(64),
  currency: currencySchema,
  workingDays: z.array(z.number().int().min(1).max(7)).min(1, 'choose at least one working day').max(7),
  dailyTalks: z.number().int().min(1).max(50),
  asOf: daySchema.nullable(),
  version: versionSchema,
})
export type Firm = z.output<typeof firmSchema>

export const newFirmSchema = firmSchema.pick({
  name: true,
  country: true,
  timeZone: true,
  currency: true,
  workingDays: true,
})
export const firmChangesSchema = firmSchema.omit({ id: true }).partial().required({ version: true })

export const memberStates = ['active', 'suspended', 'left'] as const
export type MemberState = (typeof memberStates)[number]

export const memberSchema = z.object({
  id: idOf('member'),
  name,
  email: z.string(),
  roles: rolesSchema,
  state: z.enum(memberStates),
  limited: z.boolean().meta({ description: 'Sees and changes only the parties that they are steward of.' }),
  language: z.enum(languages),
  invitedBy: z.string().nullable().meta({ description: 'The name of who invited them.' }),
  joinedAt: instantSchema,
  lastSeenAt: instantSchema.nullable().meta({ description: 'To the hour.' }),
  version: versionSchema,
})
export type Member = z.output<typeof memberSchema>

export const invitationSchema = z.object({
  id: idOf('invitation'),
  name,
  email: z.string(),
  roles: rolesSchema,
  limited: memberSchema.shape.limited,
  invitedBy: memberSchema.shape.invitedBy,
  expiresAt: instantSchema,
})
export type Invitation = z.output<typeof invitationSchema>

/** What became of the letter that an invitation was mailed with; `none` where no mail server was set. */
export const invitationMails = ['none', 'under-way', 'sent', 'failed'] as const

/** A firm that somebody works in, as they choose between several. */
export const ownFirmSchema = z.object({
  id: idOf('workspace'),
  name,
  roles: z.array(z.enum(roles)).readonly(),
  current: z.boolean(),
})
export type OwnFirm = z.output<typeof ownFirmSchema>

export const sessionSchema = z.object({
  id: idOf('session'),
  current: z.boolean(),
  device: z.string().meta({ description: 'Browser and system in words, such as "Firefox on Windows".' }),
  address: z.string().nullable(),
  timeZone: z.string().nullable().meta({
    description: 'The time zone the browser said it was in when it signed in; the only hint of a place.',
  }),
  startedAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
})
export type Session = z.output<typeof sessionSchema>

export const passkeySchema = z.object({
  id: idOf('passkey'),
  name: z.string().trim().min(1, 'write a name').max(100),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
})
export type Passkey = z.output<typeof passkeySchema>

const bytes = z.string().min(1).max(20_000).meta({ description: 'Bytes as base64url.' })
const credential = {
  id: z.string().min(1).max(2000),
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
}

/** What a browser gives when its device has made a passkey (WebAuthn, as JSON). */
export const madePasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})
export type MadePasskey = z.output<typeof madePasskeySchema>

/** What a browser gives when its device has shown a passkey (WebAuthn, as JSON). */
export const shownPasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})
export type ShownPasskey = z.output<typeof shownPasskeySchema>

/** What somebody signs in with beside the password. */
export const waysInSchema = z.object({
  authenticatorSince: instantSchema
    .nullable()
    .meta({ description: 'Since when an app on the phone gives codes; null when none does.' }),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(passkeySchema),
})
export type WaysIn = z.output<typeof waysInSchema>

export const apiKeySchema = z.object({
  id: idOf('api-key'),
  name: z.string().trim().min(1, 'write a name').max(100),
  hint: z.string().meta({ description: 'The last characters, to recognise it by.' }),
  scopes: z.array(z.enum(capabilities)).min(1, 'choose what the key may do'),
  expiresAt: instantSchema.nullable(),
  lastUsedAt: instantSchema.nullable(),
  createdAt: instantSchema,
})
export type ApiKey = z.output<typeof apiKeySchema>
