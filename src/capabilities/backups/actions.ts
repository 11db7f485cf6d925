import { refuse } from '../../kernel/refusal.ts'
import { drillBackup } from '../../platform/backups/drill.ts'
import { backupsIn } from '../../platform/backups/folder.ts'
import { makeBackup } from '../../platform/backups/make.ts'
import { placeOfBackups } from '../../platform/backups/place.ts'
import { codeOf } from '../../platform/backups/runs.ts'
import type { Desk, Writing } from '../../platform/work.ts'
import {
  backupAsked,
  backupFailed,
  backupMade,
  backupTaken,
  drillAsked,
  drillFailed,
  drillPassed,
} from './facts.ts'
import { keepsOneFirm } from './views.ts'

/** Asks for a backup; a job makes it. */
export async function make(work: Writing): Promise<{ asked: true }> {
  await assertOnlyFirm(work)
  await work.announce(backupAsked())
  return { asked: true }
}

/** Asks for the newest backup to be tried out; a job does it. */
export async function drill(work: Writing): Promise<{ asked: true }> {
  await assertOnlyFirm(work)
  await work.announce(drillAsked())
  return { asked: true }
}

/** Says where a backup can be fetched, and keeps that somebody did. */
export async function take(work: Writing, { name }: { name: string }): Promise<{ href: string }> {
  await pathOf(work, name)
  await work.announce(backupTaken())
  return { href: `/api/v1/backups/${encodeURIComponent(name)}` }
}

/** Where a backup lies; only what is in the folder of backups is ever found. */
export async function pathOf(
  work: Pick<Writing, 'db'>,
  name: string,
): Promise<{ folder: string; name: string }> {
  await assertOnlyFirm(work)
  const { folder } = placeOfBackups()
  const found = (await backupsIn(folder)).find((one) => one.name === name)
  if (found === undefined) throw refuse('not-found', { what: 'backup' })
  return { folder, name: found.name }
}

/** A backup holds every firm on the server, so only the owner of all there is may have to do with it. */
async function assertOnlyFirm(work: Pick<Writing, 'db'>): Promise<void> {
  if (!(await keepsOneFirm(work))) throw refuse('not-allowed', { reason: 'several-firms' })
}

/** Makes the backup that was asked for. One that fails isn't tried again by itself: whoever asked sees why. */
export async function makeAsked(desk: Desk): Promise<void> {
  try {
    const { byteCount, rowCount } = await makeBackup(placeOfBackups(), 'asked')
    await desk.writing((work) => work.announce(backupMade({ bytes: byteCount, rows: rowCount })))
  } catch (error) {
    await desk.writing((work) => work.announce(backupFailed({ code: codeOf(error) })))
  }
}

/** Restores the newest backup, to see that it can be. */
export async function drillAskedFor(desk: Desk): Promise<void> {
  try {
    const { rowCount } = await drillBackup(placeOfBackups(), 'asked')
    await desk.writing((work) => work.announce(drillPassed({ rows: rowCount })))
  } catch (error) {
    await desk.writing((work) => work.announce(drillFailed({ code: codeOf(error) })))
  }
}
