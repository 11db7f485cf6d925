import { EventEmitter } from 'node:events'
import type { CronItem, Runner, TaskList, WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { now, stopwatch } from '../clock.ts'
import type { Log } from '../log.ts'
import { jobsSchema } from '../postgres/jobs-schema.ts'
import { giveBackLost, nameListeners, openWake, unlockWhatTheDeadHold, watchHands } from './lost-jobs.ts'
import { openQueuePool } from './queue-pool.ts'

/** Workers who do the same kinds of jobs: what holds one crew up holds up no other. */
export type Crew = Readonly<{ concurrency: number; tasks: TaskList; cronItems?: CronItem[] }>

export type ShiftOptions = Readonly<{
  url: string
  log: Log
  /** Done before anybody works. */
  prepare?: (pool: pg.Pool) => Promise<void>
  /** How many connections all crews need at most is known before there are any. */
  workers: number
  crewsOn: (pool: pg.Pool) => readonly Crew[]
}>

/** Workers from their beginning to their end, whatever ends them. */
export type Shift = Readonly<{
  over: Promise<Readonly<{ because: 'stopped' | 'failed' | 'clock-went-back'; error?: unknown }>>
  /** Lets running jobs end, and gives back those that don't. */
  close: () => Promise<void>
}>

const firstLookMs = 3_000
const lookAroundMs = 15_000

/** Puts workers to work. */
export async function beginShift(options: ShiftOptions): Promise<Shift> {
  const { log } = options
  // Each crew listens, and somebody looks around.
  const pool = openQueuePool({ url: options.url, max: options.workers + 4, log })
  const events: WorkerEvents = new EventEmitter()
  const inHand = watchHands(events)
  nameListeners(events)
  const runners: Runner[] = []
  const close = async () => {
    await Promise.all(
      runners.map((runner) => runner.stop().catch((error) => log.debug('jobs-stopped-already', { error }))),
    )
    await pool.end()
  }
  try {
    await unlockWhatTheDeadHold(pool)
    await forgetTheFuture(pool)
    await options.prepare?.(pool)
    let ended: (end: Awaited<Shift['over']>) => void = () => undefined
    const over = new Promise<Awaited<Shift['over']>>((resolve) => {
      ended = resolve
    })
    for (const crew of options.crewsOn(pool)) {
      const runner = await putToWork(crew, { pool, events })
      runners.push(runner)
      runner.promise.then(
        () => ended({ because: 'stopped' }),
        (error) => ended({ because: 'failed', error }),
      )
    }
    const wake = openWake(pool, inHand)
    const clock = watchClock()
    const lookAround = () => {
      if (clock.wentBack()) ended({ because: 'clock-went-back' })
      // A job in hand is logged where it fails.
      giveBackLost(pool, inHand).catch(() => undefined)
      wake().then(
        (dead) => dead.length > 0 && log.warn('jobs-given-back', { workerCount: dead.length }),
        () => undefined,
      )
    }
    const timers = [setTimeout(lookAround, firstLookMs), setInterval(lookAround, lookAroundMs)]
    return {
      over,
      close: async () => {
        for (const timer of timers) clearTimeout(timer)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function putToWork(
  { concurrency, tasks, cronItems = [] }: Crew,
  { pool, events }: { pool: pg.Pool; events: WorkerEvents },
): Promise<Runner> {
  const { run, parseCronItems, Logger } = await import('graphile-worker')
  return run({
    pgPool: pool,
    schema: jobsSchema,
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 4_000,
    logger: new Logger(() => () => undefined),
    events,
    parsedCronItems: parseCronItems(cronItems),
    taskList: tasks,
  })
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
