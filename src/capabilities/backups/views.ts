import { backupsIn } from '../../platform/backups/folder.ts'
import { placeOfBackups } from '../../platform/backups/place.ts'
import { backupState, type BackupState, isTooOld } from '../../platform/backups/state.ts'
import type { Reading } from '../../platform/work.ts'
import { type BackupOverview, failureCodes } from './model.ts'

/** The backups of this server, and how it stands with them. */
export async function overview(work: Reading): Promise<BackupOverview> {
  const { folder, keep, at, timeZone } = placeOfBackups()
  const [state, isOnly] = [await backupState((text) => work.db.query(text)), await keepsOneFirm(work)]
  const found = isOnly ? await backupsIn(folder) : []
  return {
    items: found.map(({ name, madeAt, bytes, reason, isSealed }) => ({
      name,
      madeAt: madeAt.toISOString(),
      bytes,
      reason,
      encrypted: isSealed,
      triedAt: state.drilled.get(name)?.toISOString() ?? null,
    })),
    lastMadeAt: state.lastMadeAt?.toISOString() ?? null,
    lastTriedAt: state.lastDrilledAt?.toISOString() ?? null,
    lastFailure: failureOf(state),
    running: state.running,
    warnings: warningsOf(state),
    dailyAt: at === undefined ? null : timeOf(at),
    timeZone,
    keep,
    folder: isOnly ? folder : null,
    shared: !isOnly,
  }
}

/** Whether no other firm is on this server. */
export async function keepsOneFirm({ db }: Pick<Reading, 'db'>): Promise<boolean> {
  const [row] = await db.query<{ only: boolean }>('select platform.keeps_one_firm() as only')
  return row?.only ?? false
}

function failureOf({ lastFailure }: BackupState): BackupOverview['lastFailure'] {
  if (lastFailure === null) return null
  const { kind, at, code } = lastFailure
  return { kind, at: at.toISOString(), code: failureCodes.find((one) => one === code) ?? 'unexpected' }
}

function warningsOf({ lastMadeAt, lastDrilledAt }: BackupState): BackupOverview['warnings'] {
  if (lastMadeAt === null) return ['never-made']
  const warnings: BackupOverview['warnings'] = isTooOld(lastMadeAt, 'backup') ? ['too-old'] : []
  if (lastDrilledAt === null) warnings.push('never-tried')
  else if (isTooOld(lastDrilledAt, 'drill')) warnings.push('tried-long-ago')
  return warnings
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
