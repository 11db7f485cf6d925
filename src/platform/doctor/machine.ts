import { readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Finding } from './finding.ts'
import { bad, good, warning } from './finding.ts'

type Folders = Pick<Config, 'dataDir' | 'backupDir'>

/** How much room is left where the data and the backups lie. */
export async function lookAtDisk({ dataDir, backupDir }: Folders): Promise<Finding[]> {
  const folders = backupDir === undefined ? [dataDir] : [dataDir, backupDir]
  return Promise.all(folders.map(roomIn))
}

async function roomIn(folder: string): Promise<Finding> {
  const found = await statfs(folder).catch(() => undefined)
  if (found === undefined)
    return warning(
      'disk',
      `${folder} isn't there yet.`,
      'The first start makes it; check DATA_DIR and BACKUP_DIR.',
    )
  return judgeRoom(folder, { free: found.bavail * found.bsize, all: found.blocks * found.bsize })
}

/** Rapport stops writing when nothing is left; the next backup and upgrade need room beside the data. */
export function judgeRoom(folder: string, { free, all }: { free: number; all: number }): Finding {
  const says = `${gigabytes(free)} of ${gigabytes(all)} are free where ${folder} lies.`
  const advice = 'Make room, or let BACKUP_DIR lie on another disk and keep fewer backups with BACKUP_KEEP.'
  if (free < 300e6) return bad('disk', says, advice)
  return free < 2e9 || free < all * 0.05 ? warning('disk', says, advice) : good('disk', says)
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

/** Whether the clock of this machine and that of the disk agree, and are of this age. */
export async function lookAtClock({ dataDir }: Folders): Promise<Finding> {
  const probe = join(dataDir, `.clock-${process.pid}`)
  try {
    const before = now()
    await writeFile(probe, '')
    const apartMs = (await stat(probe)).mtimeMs - before.getTime()
    return judgeClock(before, apartMs, 'the disk')
  } catch {
    return judgeClock(now(), 0, 'the disk')
  } finally {
    await rm(probe, { force: true })
  }
}

/** A clock that is wrong puts talks on wrong days and lets links and codes expire too soon. */
export function judgeClock(at: Date, apartMs: number, other: string): Finding {
  const advice = 'Let the machine keep its time: timedatectl set-ntp true.'
  if (at.getUTCFullYear() < 2026)
    return bad('clock', `This machine says that it is ${at.toISOString().slice(0, 10)}.`, advice)
  const seconds = Math.round(Math.abs(apartMs) / 1000)
  if (seconds <= 5) return good('clock', `The clock agrees with that of ${other}.`)
  const says = `The clock and that of ${other} are ${seconds} seconds apart.`
  return seconds > 60 ? bad('clock', says, advice) : warning('clock', says, advice)
}

const secrets = ['session-secret', 'database-password']

/** Nobody else on this machine may read the data, its secrets or its backups. */
export async function lookAtPermissions({ dataDir, backupDir }: Folders): Promise<Finding[]> {
  if (process.platform === 'win32') return []
  const folder = backupDir ?? join(dataDir, 'backups')
  const backups = (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const open: string[] = []
  for (const path of [...secrets.map((name) => join(dataDir, name)), ...backups])
    if (((await modeOf(path)) & 0o077) !== 0) open.push(path)
  // As root, the user of the database must be able to walk through the folder, but not look around.
  if (((await modeOf(dataDir)) & 0o066) !== 0) open.push(dataDir)
  if (open.length === 0)
    return [good('permissions', 'Only Rapport can read the data, the secrets and the backups.')]
  return open
    .slice(0, 5)
    .map((path) => bad('permissions', `Others on this machine can read ${path}.`, `chmod go-rwx ${path}`))
}

async function modeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ mode }) => mode,
    () => 0,
  )
}

/** A server that runs as a service is given its settings elsewhere, and this command can't read them there. */
const here = 'in the environment of this command'

/** Whether the mail server answers and takes our name; nothing is sent. */
export async function lookAtMail({ smtpUrl }: Pick<Config, 'smtpUrl'>): Promise<Finding> {
  if (smtpUrl === undefined)
    return warning(
      'mail',
      `SMTP_URL is not set ${here}.`,
      'If the server has none either, no mail leaves: Settings, Mail shows which it uses. Set SMTP_URL and MAIL_FROM where the server runs, and give this command the same (docs/operate.md).',
    )
  const { createTransport } = await import('nodemailer')
  const [connectionTimeout, greetingTimeout, socketTimeout, dnsTimeout] = [8_000, 8_000, 8_000, 8_000]
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout,
    greetingTimeout,
    socketTimeout,
    dnsTimeout,
  })
  const { host } = new URL(smtpUrl)
  try {
    await transport.verify()
    return good('mail', `${host} answers and lets us in, by the SMTP_URL ${here}.`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return bad(
      'mail',
      `${host} can't be used (${code}), by the SMTP_URL ${here}.`,
      'Check SMTP_URL; "Send a test" in Settings shows the own words of the mail server.',
    )
  } finally {
    transport.close()
  }
}

/** Whether Node is one that Rapport runs on. */
export function lookAtNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return good('node', `Node ${version}.`)
  return bad('node', `Node ${version} is too old.`, 'Install Node 20.19 or newer from https://nodejs.org.')
}
