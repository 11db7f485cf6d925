import type pg from 'pg'

type TaskCounts = Readonly<{ task: string; waiting: number; running: number; dead: number }>
type Beat = Readonly<{ schedule: string; finishedAt: Date | null; isFailing: boolean }>

/** How the queue stands, by the name of the reaction, schedule or errand. */
export type QueueCounts = Readonly<{ tasks: TaskCounts[]; oldestSeconds: number; beats: Beat[] }>

/** Counts the queue; the pool must be the owner's. */
export async function queueCounts(owner: pg.Pool): Promise<QueueCounts> {
  const { rows: tasks } = await owner.query<TaskCounts & { oldest: number | null }>(
    `select coalesce(payload ->> 'reaction', payload ->> 'name', kind.identifier) as task,
       count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
       count(*) filter (where locked_at is not null)::int as running,
       count(*) filter (where locked_at is null and attempts >= max_attempts)::int as dead,
       extract(epoch from max(now() - run_at)
         filter (where locked_at is null and attempts < max_attempts and run_at < now()))::float8 as oldest
     from jobs._private_jobs
     join jobs._private_tasks kind on kind.id = task_id
     group by 1`,
  )
  const { rows: beats } = await owner.query<Beat>(
    `select schedule, last_finished_at as "finishedAt", last_error is not null as "isFailing"
     from platform.heartbeat`,
  )
  return { tasks, beats, oldestSeconds: Math.max(0, ...tasks.map(({ oldest }) => oldest ?? 0)) }
}
