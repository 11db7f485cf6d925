import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf, now } from '../clock.ts'

export const backupReasons = ['scheduled', 'asked', 'command', 'upgrade'] as const
export type BackupReason = (typeof backupReasons)[number]

/** A backup that lies in the folder. */
export type FoundBackup = Readonly<{
  name: string
  madeAt: Date
  reason: BackupReason
  isSealed: boolean
  bytes: number
}>

/** The name a backup gets in the folder: when and why it was made. */
export function backupName(reason: BackupReason, isSealed: boolean): string {
  const at = now().toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
  return `rapport-${at}-${reason}-${randomBytes(2).toString('hex')}.backup.${isSealed ? 'sealed' : 'gz'}`
}

// Until 0.1.0 only upgrades made backups, and their names said nothing about it.
const pattern =
  /^rapport-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(?:-(scheduled|asked|command|upgrade))?-[0-9a-f]{4}\.backup\.(gz|sealed)$/

/** Whether this is the name of a backup in the folder, and so leads nowhere else. */
export function isBackupName(name: string): boolean {
  return pattern.test(name)
}

/** The backups in a folder, newest first; what else lies there is left alone. */
export async function backupsIn(folder: string): Promise<FoundBackup[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const found = await Promise.all(names.map((name) => foundAs(folder, name)))
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime() || (a.name < b.name ? 1 : -1))
}

async function foundAs(folder: string, name: string): Promise<FoundBackup | undefined> {
  const [, day, hour, minute, second, reason, kind] = pattern.exec(name) ?? []
  if (day === undefined) return undefined
  const size = await stat(join(folder, name)).catch(() => undefined)
  if (size === undefined || !size.isFile()) return undefined
  return {
    name,
    madeAt: instantOf(`${day}T${hour}:${minute}:${second}Z`),
    reason: backupReasons.find((one) => one === reason) ?? 'upgrade',
    isSealed: kind === 'sealed',
    bytes: size.size,
  }
}

/** Removes halves that a killed backup left; whoever calls this knows that none is being written. */
export async function removeHalves(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const halves = names.filter((name) => name.endsWith('.partial') && isBackupName(name.slice(0, -8)))
  await Promise.all(halves.map((name) => rm(join(folder, name), { force: true })))
}
