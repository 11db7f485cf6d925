import type pg from 'pg'
import { now, stopwatch } from '../clock.ts'
import { newId } from '../work.ts'
import { BackupDamaged, BackupLocked, BackupRefused } from './refused.ts'

export type RunKind = 'backup' | 'drill'
export type RunReason = 'scheduled' | 'asked' | 'command'

/** What came of a run, for those who look later. */
export type Outcome = Readonly<{ file?: string; byteCount?: number; rowCount?: number }>

// Any number will do, as long as every Rapport takes the same one.
const lock = 4_747_005

/** Does a backup or a drill, one at a time on a database, and keeps what came of it. */
export async function keptRun<T extends Outcome>(
  pool: pg.Pool,
  run: Readonly<{ kind: RunKind; reason: RunReason }>,
  work: () => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      lock,
    ])
    if (!rows[0]?.taken)
      throw new BackupRefused('A backup or a drill is running already. Wait until it is done.')
    await closeWhatBrokeOff(client)
    return await noted(client, run, work)
  } finally {
    // The lock goes with the connection.
    client.release(true)
  }
}

async function noted<T extends Outcome>(
  client: pg.PoolClient,
  { kind, reason }: Readonly<{ kind: RunKind; reason: RunReason }>,
  work: () => Promise<T>,
): Promise<T> {
  const id = newId('backup-run')
  const took = stopwatch()
  await client.query(
    'insert into platform.backup_run (id, kind, reason, started_at) values ($1, $2, $3, $4)',
    [id, kind, reason, now()],
  )
  const finish = (outcome: string, found: Outcome) =>
    client.query(
      `update platform.backup_run
       set finished_at = $2, outcome = $3, file = $4, byte_count = $5, row_count = $6, took_ms = $7
       where id = $1`,
      [id, now(), outcome, found.file, found.byteCount, found.rowCount, took()],
    )
  try {
    const done = await work()
    await finish('done', done)
    await client.query(
      `delete from platform.backup_run
       where id in (select id from platform.backup_run order by started_at desc offset 1000)`,
    )
    return done
  } catch (error) {
    await finish(codeOf(error), {}).catch(() => undefined)
    throw error
  }
}

/** We hold the lock: what still seems to run was killed. */
async function closeWhatBrokeOff(client: pg.PoolClient): Promise<void> {
  await client.query(
    `update platform.backup_run set finished_at = $1, outcome = 'broken-off' where finished_at is null`,
    [now()],
  )
}

/** What went wrong as a code; screens have the words. */
export function codeOf(error: unknown): string {
  if (error instanceof BackupDamaged) return 'damaged'
  if (error instanceof BackupLocked) return 'locked'
  const cause = error instanceof BackupRefused && error.cause !== undefined ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (['ENOSPC', 'EDQUOT', '53100', 'no-room'].includes(code)) return 'no-room'
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code)) return 'not-allowed'
  if (code === 'no-backup') return 'no-backup'
  return 'unexpected'
}
