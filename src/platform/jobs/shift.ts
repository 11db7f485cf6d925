import { EventEmitter } from 'node:events'
import type { CronItem, TaskList, WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { now, stopwatch } from '../clock.ts'
import type { Log } from '../log.ts'
import { jobsSchema } from '../postgres/jobs-schema.ts'
import { giveBackLost, unlockWhatTheDeadHold, watchHands } from './lost-jobs.ts'
import { openQueuePool } from './queue-pool.ts'

export type ShiftOptions = Readonly<{
  url: string
  concurrency: number
  log: Log
  cronItems: CronItem[]
  /** Done before anybody works. */
  prepare?: (pool: pg.Pool) => Promise<void>
  tasksOn: (pool: pg.Pool) => TaskList
}>

/** Workers from their beginning to their end, whatever ends them. */
export type Shift = Readonly<{
  over: Promise<Readonly<{ because: 'stopped' | 'failed' | 'clock-went-back'; error?: unknown }>>
  /** Lets running jobs end, and gives back those that don't. */
  close: () => Promise<void>
}>

const lookAroundMs = 15_000

/** Puts workers to work. */
export async function beginShift(options: ShiftOptions): Promise<Shift> {
  const { run, parseCronItems, Logger } = await import('graphile-worker')
  const { log, cronItems, concurrency } = options
  const pool = openQueuePool(options)
  const events: WorkerEvents = new EventEmitter()
  const inHand = watchHands(events)
  try {
    await unlockWhatTheDeadHold(pool)
    await forgetTheFuture(pool)
    await options.prepare?.(pool)
    const runner = await run({
      pgPool: pool,
      schema: jobsSchema,
      concurrency,
      pollInterval: 2_000,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: 4_000,
      logger: new Logger(() => () => undefined),
      events,
      parsedCronItems: parseCronItems(cronItems),
      taskList: options.tasksOn(pool),
    })
    const clock = watchClock()
    const timer = setInterval(() => {
      if (clock.wentBack()) ended({ because: 'clock-went-back' })
      // A job in hand is logged where it fails.
      giveBackLost(pool, inHand).catch(() => undefined)
    }, lookAroundMs)
    let ended: (end: Awaited<Shift['over']>) => void = () => undefined
    const over = new Promise<Awaited<Shift['over']>>((resolve) => {
      ended = resolve
    })
    runner.promise.then(
      () => ended({ because: 'stopped' }),
      (error) => ended({ because: 'failed', error }),
    )
    return {
      over,
      close: async () => {
        clearInterval(timer)
        await runner.stop().catch((error) => log.debug('jobs-stopped-already', { error }))
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** What was done "later than now" was done by a clock that has been put right since; it would keep all from running until then. */
async function forgetTheFuture(pool: pg.Pool): Promise<void> {
  await pool.query('update jobs._private_known_crontabs set last_execution = $1 where last_execution > $1', [
    now(),
  ])
}

const leapMs = 90_000

/** Schedules wait for a minute on the clock: put back by an hour, it would have them wait for an hour. */
function watchClock(): { wentBack: () => boolean } {
  let [seen, since] = [now().getTime(), stopwatch()]
  return {
    wentBack: () => {
      const due = seen + since()
      ;[seen, since] = [now().getTime(), stopwatch()]
      return due - seen > leapMs
    },
  }
}
