import type pg from 'pg'
import { now } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Schedule } from '../work.ts'

/** What came of one run of a schedule, in one workspace or in none. */
export type Outcome = Readonly<
  { workspaceId: string | null } & ({ kind: 'done'; words: string } | { kind: 'failed'; code: string })
>

type Known = Pick<Schedule, 'name' | 'cron'>

/** Notes which schedules there are and that somebody runs them from now on; those that are no more are forgotten. */
export async function knowSchedules(pool: pg.Pool, schedules: readonly Known[]): Promise<void> {
  const [names, crons] = [schedules.map(({ name }) => name), schedules.map(({ cron }) => cron)]
  await pool.query(
    `insert into platform.heartbeat (schedule, cron, known_since, watched_since)
     select name, cron, $3, $3
     from unnest($1::text[], $2::text[]) as known (name, cron)
     on conflict (schedule) do update
     set cron = excluded.cron, watched_since = excluded.watched_since,
       known_since = coalesce(heartbeat.known_since, excluded.known_since)`,
    [names, crons, now()],
  )
  await pool.query('delete from platform.heartbeat where schedule <> all($1::text[])', [names])
}

export async function beginBeat(pool: pg.Pool, name: string): Promise<void> {
  await pool.query(
    `insert into platform.heartbeat (schedule, last_started_at)
     values ($1, $2)
     on conflict (schedule) do update set last_started_at = excluded.last_started_at`,
    [name, now()],
  )
}

export async function endBeat(pool: pg.Pool, name: string, outcomes: readonly Outcome[]): Promise<void> {
  const failed = outcomes.filter((outcome) => outcome.kind === 'failed')
  const words = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.words] : []))
  // Where nothing went well, what came of it the last time still says more.
  const isWorthless = words.length === 0 && failed.length > 0
  const done = words.length === 1 ? words[0] : `done in ${words.length} workspaces`
  const result = isWorthless ? null : done
  const error = failed.length === 0 ? null : `${failed.length} of ${outcomes.length}: ${failed[0].code}`
  await pool.query(
    `update platform.heartbeat
     set last_finished_at = $2, last_result = coalesce($3, last_result), last_error = $4
     where schedule = $1`,
    [name, now(), result, error],
  )
}

/** Keeps where a schedule failed, so that each firm sees its own failures and no other's. */
export async function noteFailures(
  database: Database,
  name: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  for (const outcome of outcomes) {
    const { workspaceId } = outcome
    if (outcome.kind === 'done' || workspaceId === null) continue
    await database.writing(workspaceId, (db) =>
      db.query(
        `insert into schedule_failure (workspace_id, schedule, failed_at, code)
         values ($1, $2, $3, $4)
         on conflict (workspace_id, schedule) do update set failed_at = excluded.failed_at, code = excluded.code`,
        [workspaceId, name, now(), outcome.code],
      ),
    )
  }
}
