import type pg from 'pg'

/** A job that failed for good; it stays until somebody looks at it. */
export type DeadJob = Readonly<{
  id: string
  reaction: string | null
  workspaceId: string | null
  attempts: number
  failedAt: Date
}>

export type Heartbeat = Readonly<{
  schedule: string
  lastStartedAt: Date | null
  lastFinishedAt: Date | null
  lastResult: string | null
  lastError: string | null
}>

/** How the work that runs by itself is doing. */
export type JobsState = Readonly<{
  waiting: number
  running: number
  dead: readonly DeadJob[]
  heartbeats: readonly Heartbeat[]
}>

/** Looks at the queue; the pool must be the owner's. The error's text is left out: it may quote people's data. */
export async function jobsState(pool: pg.Pool): Promise<JobsState> {
  const [counts, dead, heartbeats] = await Promise.all([
    pool.query<{ waiting: number; running: number }>(
      `select count(*) filter (where locked_at is null)::int as waiting,
         count(*) filter (where locked_at is not null)::int as running
       from jobs._private_jobs
       where attempts < max_attempts`,
    ),
    pool.query<DeadJob>(
      `select id::text, payload ->> 'reaction' as reaction, payload ->> 'workspaceId' as "workspaceId",
         attempts, updated_at as "failedAt"
       from jobs._private_jobs
       where attempts >= max_attempts
         and locked_at is null
       order by updated_at desc
       limit 100`,
    ),
    pool.query<Heartbeat>(
      `select schedule, last_started_at as "lastStartedAt", last_finished_at as "lastFinishedAt",
         last_result as "lastResult", last_error as "lastError"
       from platform.heartbeat
       order by schedule`,
    ),
  ])
  return { ...counts.rows[0], dead: dead.rows, heartbeats: heartbeats.rows }
}

/** Gives dead jobs another chance; tells how many. */
export async function reviveJobs(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `select jobs.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
     from jobs._private_jobs
     where attempts >= max_attempts
       and locked_at is null
     having count(*) > 0`,
  )
  return rowCount ?? 0
}
