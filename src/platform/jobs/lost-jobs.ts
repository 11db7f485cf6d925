import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { queuePoolName } from './queue-pool.ts'

/**
 * The queue itself waits four hours before it takes a job from a worker that no longer answers. Where nobody else is
 * connected, whoever holds one is dead.
 */
export async function unlockWhatTheDeadHold(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(
      `select jobs.force_unlock_workers(array_agg(distinct locked_by))
       from jobs._private_jobs
       where locked_by is not null
         and not exists (
           select 1
           from pg_stat_activity
           where application_name like $1 || '%'
             and datname = current_database()
             and pid <> pg_backend_pid()
         )
       having count(*) > 0`,
      [queuePoolName],
    )
  } finally {
    client.release()
  }
}

/** Has each worker's listening connection bear its name: while the connection lasts, the worker is alive. */
export function nameListeners(events: WorkerEvents): void {
  events.on('pool:listen:success', ({ workerPool, client }) => {
    // Once it listens. One that broke is made anew, and named again.
    client.once('drain', () => {
      client.query(`set application_name = '${queuePoolName} ${workerPool.id}'`).catch(() => undefined)
    })
  })
}

/** Takes the jobs from workers that died while others live on; gives their names. */
export type Wake = () => Promise<readonly string[]>

/**
 * Looks for workers of other processes, or of an earlier shift of this one, that hold jobs and have no connection. One
 * whose connection is just being made anew is not dead: it takes two looks in a row.
 */
export function openWake(pool: pg.Pool, inHand: Pick<InHand, 'workers'>): Wake {
  let silentBefore: readonly string[] = []
  return async () => {
    const { rows } = await pool.query<{ worker: string }>(
      `select distinct locked_by as worker
       from jobs._private_jobs
       where locked_by is not null
         and not exists (
           select 1
           from pg_stat_activity
           where application_name = $1 || ' ' || locked_by
             and datname = current_database()
         )`,
      [queuePoolName],
    )
    const own = inHand.workers()
    const silent = rows.map(({ worker }) => worker).filter((worker) => !own.includes(worker))
    const dead = silent.filter((worker) => silentBefore.includes(worker))
    silentBefore = silent
    if (dead.length > 0) await pool.query('select jobs.force_unlock_workers($1::text[])', [dead])
    return dead
  }
}

/** Which jobs this process has in hand, and the names its workers take them under. */
export type InHand = Readonly<{ workers: () => string[]; jobs: () => string[] }>

// What came of a job may take a while to be noted, while the database is away.
const notedWithinMs = 5 * 60_000

/** Watches what workers take and give back. */
export function watchHands(events: WorkerEvents): InHand {
  const workers = new Set<string>()
  const jobs = new Map<string, symbol>()
  events.on('worker:getJob:start', ({ worker }) => workers.add(worker.workerPool.id))
  events.on('job:start', ({ job }) => jobs.set(String(job.id), Symbol('taken')))
  events.on('job:complete', ({ job }) => {
    const taken = jobs.get(String(job.id))
    // Taken once more meanwhile, it is in hand again.
    const forget = () => jobs.get(String(job.id)) === taken && jobs.delete(String(job.id))
    setTimeout(forget, notedWithinMs).unref()
  })
  return { workers: () => [...workers], jobs: () => [...jobs.keys()] }
}

/**
 * Gives back jobs that the database says a worker of ours took, but that never reached it: the connection broke
 * between the two. Gives how many.
 */
export async function giveBackLost(pool: pg.Pool, inHand: InHand): Promise<number> {
  const { rowCount } = await pool.query(
    `update jobs._private_jobs
     set locked_at = null, locked_by = null, attempts = greatest(attempts - 1, 0)
     where locked_by = any($1::text[])
       and locked_at < now() - interval '10 seconds'
       and not id = any($2::bigint[])`,
    [inHand.workers(), inHand.jobs()],
  )
  return rowCount ?? 0
}
