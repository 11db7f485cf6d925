import { z } from 'zod'
import { instantSchema } from '../../kernel/contract.ts'

/** Why a backup was made: by the clock, from a screen, by a command, or before an upgrade. */
export const reasons = ['scheduled', 'asked', 'command', 'upgrade'] as const
/** What an owner should see to. */
export const warnings = ['never-made', 'too-old', 'never-tried', 'tried-long-ago'] as const
/** Why a backup or a drill came to nothing. */
export const failureCodes = [
  'no-room',
  'not-allowed',
  'damaged',
  'locked',
  'no-backup',
  'broken-off',
  'unexpected',
] as const
const kinds = ['backup', 'drill'] as const

export const backupSchema = z.object({
  name: z.string(),
  madeAt: instantSchema,
  bytes: z.number().int(),
  reason: z.enum(reasons),
  encrypted: z.boolean(),
  triedAt: instantSchema.nullable().meta({ description: 'When it was last restored in a drill.' }),
})

export const overviewSchema = z.object({
  items: z
    .array(backupSchema)
    .meta({ description: 'Newest first; none where several firms share the server.' }),
  lastMadeAt: instantSchema.nullable(),
  lastTriedAt: instantSchema
    .nullable()
    .meta({ description: 'When a backup was last really restored, into a database that is thrown away.' }),
  lastFailure: z
    .object({ kind: z.enum(kinds), at: instantSchema, code: z.enum(failureCodes) })
    .nullable()
    .meta({ description: 'What last went wrong, unless it went well since.' }),
  running: z.enum(kinds).nullable(),
  warnings: z.array(z.enum(warnings)),
  dailyAt: z
    .string()
    .nullable()
    .meta({ description: 'Time of day in `timeZone`; null where none are made by themselves.' }),
  timeZone: z.string().meta({ description: 'The time zone of the server, such as Europe/Berlin.' }),
  keep: z.object({ days: z.number().int(), weeks: z.number().int(), months: z.number().int() }),
  folder: z.string().nullable().meta({ description: 'Where they lie on the server.' }),
  shared: z.boolean().meta({
    description: 'Several firms share this server: backups hold all of them, and its keeper has them.',
  }),
})
export type BackupOverview = z.output<typeof overviewSchema>
