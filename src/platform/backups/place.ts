import { join } from 'node:path'
import { ownTimeZone } from '../clock.ts'
import type { Config } from '../config.ts'
import type { BackupAim } from './write.ts'
import type { BackupConfig } from './settings.ts'

/** Whose backups are made, from where and to where. */
export type BackupPlace = Readonly<{
  /** Address of the owner. */
  url: string
  folder: string
  dataDir: string
  /** Set where the secret comes from outside, and so isn't in a backup. */
  secret: string | undefined
  passphrase: string | undefined
  keep: BackupConfig['backupKeep']
  /** Minutes after midnight on the clock of `timeZone` at which one is made every day. */
  at: number | undefined
  timeZone: string
}>

type Settings = BackupConfig & Pick<Config, 'dataDir' | 'secret'>

/** Where the backups of a server lie and what goes into them, as it is set. */
export function backupPlace(config: Settings, url: string): BackupPlace {
  return {
    url,
    folder: config.backupDir ?? join(config.dataDir, 'backups'),
    dataDir: config.dataDir,
    secret: config.secret,
    passphrase: config.backupPassphrase,
    keep: config.backupKeep,
    at: config.backupAt,
    timeZone: ownTimeZone(),
  }
}

/** What goes into every backup of a place. */
export function aimOf(place: BackupPlace): Omit<BackupAim, 'migrations' | 'reason'> {
  const { folder, dataDir, secret, passphrase } = place
  return { to: { folder }, dataDir, secret, passphrase }
}

let ofThisServer: BackupPlace | undefined

/** Says where this server keeps its backups. */
export function keepBackupsAt(place: BackupPlace): void {
  ofThisServer = place
}

/** Where this server keeps its backups. */
export function placeOfBackups(): BackupPlace {
  if (ofThisServer === undefined) throw new Error('Nobody said where backups are kept.')
  return ofThisServer
}
