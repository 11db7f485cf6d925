import type { Fact } from '../../kernel/fact.ts'

/** An owner asked for a backup. */
export function backupAsked() {
  return { kind: 'BackupAsked' } satisfies Fact
}

/** A backup that was asked for is whole and on the disk. */
export function backupMade({ bytes, rows }: { bytes: number; rows: number }) {
  return { kind: 'BackupMade', details: { bytes, rows } } satisfies Fact
}

/** A backup that was asked for came to nothing. */
export function backupFailed({ code }: { code: string }) {
  return { kind: 'BackupFailed', details: { code } } satisfies Fact
}

/** An owner asked for a backup to be restored, to see that it can be. */
export function drillAsked() {
  return { kind: 'BackupDrillAsked' } satisfies Fact
}

/** A backup was really restored and compared. */
export function drillPassed({ rows }: { rows: number }) {
  return { kind: 'BackupDrillPassed', details: { rows } } satisfies Fact
}

/** A backup could not be restored. */
export function drillFailed({ code }: { code: string }) {
  return { kind: 'BackupDrillFailed', details: { code } } satisfies Fact
}

/** An owner took a backup away. */
export function backupTaken() {
  return { kind: 'BackupTaken' } satisfies Fact
}
