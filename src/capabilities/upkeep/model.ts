import { z } from 'zod'
import { instantSchema } from '../../kernel/contract.ts'

/** What an owner should see to; they are mailed under the same names. */
export const troubleKinds = [
  'schedule-stopped',
  'job-failed',
  'backup-failed',
  'backup-old',
  'drill-old',
  'mail-failed',
  'disk-full',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

export const troubleSchema = z.object({
  kind: z.enum(troubleKinds),
  what: z.string().meta({ description: 'Which one: a name, a number or a day; never a person.' }),
})
export type Trouble = z.output<typeof troubleSchema>

/** `new`: it has yet to run for the first time; `silent`: it should have run long ago. */
export const scheduleStates = ['fine', 'failing', 'silent', 'new'] as const

export const scheduleSchema = z.object({
  name: z.string(),
  state: z.enum(scheduleStates),
  lastAt: instantSchema.nullable(),
  nextAt: instantSchema.nullable(),
})
export type ScheduleGlimpse = z.output<typeof scheduleSchema>

export const jobIdSchema = z.string().regex(/^\d{1,18}$/, 'not the number of a job')

export const deadJobSchema = z.object({
  id: jobIdSchema,
  task: z.string(),
  attempts: z.number().int(),
  triedAt: instantSchema,
})

/** Happenings worth telling of one by one; what fills the pages of people and books is told there. */
export const happeningKinds = [
  'SignedIn',
  'SignInFailed',
  'PasswordChanged',
  'PasswordReset',
  'EmailChanged',
  'AuthenticatorSet',
  'AuthenticatorRemoved',
  'PasskeyAdded',
  'PasskeyRemoved',
  'RecoveryCodeUsed',
  'MemberInvited',
  'MemberJoined',
  'MemberChanged',
  'MemberLeft',
  'OwnershipHandedOver',
  'ApiKeyMade',
  'ApiKeyRevoked',
  'FirmChanged',
  'FileReceived',
  'FileBroughtIn',
  'ImportFailed',
  'ImportCancelled',
  'VitalityRefitted',
  'BackupMade',
  'BackupFailed',
  'BackupDrillPassed',
  'BackupDrillFailed',
  'BackupTaken',
  'JobTriedAgain',
  'JobGivenUp',
] as const

export const happeningSchema = z.object({
  id: z.uuid(),
  kind: z.enum(happeningKinds),
  at: instantSchema,
  member: z.string().nullable().meta({ description: 'Whose doing it was; null when it came by itself.' }),
})

export const upkeepSchema = z.object({
  troubles: z.array(troubleSchema),
  schedules: z.array(scheduleSchema),
  jobs: z.object({
    waiting: z.number().int(),
    running: z.number().int(),
    dead: z.array(deadJobSchema).meta({ description: 'Tried again and again, and put aside; the last 100.' }),
  }),
  mail: z.object({
    waiting: z.number().int(),
    failed: z.number().int().meta({ description: 'In the last day.' }),
    lastSentAt: instantSchema.nullable(),
  }),
  backups: z.object({ lastMadeAt: instantSchema.nullable(), lastTriedAt: instantSchema.nullable() }),
  happenings: z.array(happeningSchema).meta({ description: 'The last 50, newest first.' }),
})
export type Upkeep = z.output<typeof upkeepSchema>
