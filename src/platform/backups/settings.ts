import { resolve } from 'node:path'
import { z } from 'zod'
import type { Setting } from '../setting.ts'

/** How many backups are kept: one of each of the last days, weeks and months. */
export type BackupKeep = Readonly<{ days: number; weeks: number; months: number }>

/** What can be set about backups. */
export type BackupConfig = Readonly<{
  backupDir: string | undefined
  /** Minutes after midnight in the time zone of the server; undefined where none are made by themselves. */
  backupAt: number | undefined
  backupKeep: BackupKeep
  backupPassphrase: string | undefined
}>

export const backupSettings: readonly Setting<keyof BackupConfig>[] = [
  {
    key: 'backupDir',
    name: 'BACKUP_DIR',
    default: undefined,
    shownDefault: 'DATA_DIR/backups',
    meaning: 'Folder for backups; best on another disk',
    expected: 'a folder',
    schema: z.string().transform((path) => resolve(path)),
  },
  {
    key: 'backupAt',
    name: 'BACKUP_AT',
    default: '02:30',
    meaning: 'When a backup is made every day, in the time zone of the server (TZ); off makes none',
    expected: 'a time such as 02:30, or off',
    schema: z
      .string()
      .regex(/^(([01]?\d|2[0-3]):[0-5]\d|off)$/)
      .transform((text) => (text === 'off' ? undefined : minutesOf(text))),
  },
  {
    key: 'backupKeep',
    name: 'BACKUP_KEEP',
    default: '7 4 12',
    meaning: 'How many backups are kept: one a day, one a week, one a month',
    expected: 'three whole numbers such as 7 4 12, the first at least 1',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,2} \d{1,3} \d{1,3}$/)
      .transform((text) => {
        const [days = 7, weeks = 4, months = 12] = text.split(' ').map(Number)
        return { days, weeks, months }
      }),
  },
  {
    key: 'backupPassphrase',
    name: 'RAPPORT_BACKUP_PASSPHRASE',
    default: undefined,
    shownDefault: 'backups are not encrypted',
    meaning: 'Encrypts every backup; without it nobody can read them, so keep it elsewhere too',
    expected: 'at least 12 characters',
    schema: z.string().min(12),
    secret: 'whole',
  },
]

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
