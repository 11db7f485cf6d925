import { setTimeout as pause } from 'node:timers/promises'
import type { CronItem, Task, TaskList } from 'graphile-worker'
import type pg from 'pg'
import { capabilities as everything } from '../../kernel/actor.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { MemberId, WorkspaceId } from '../../kernel/id.ts'
import { nobody } from '../announce.ts'
import { now, stopwatch } from '../clock.ts'
import type { Database } from '../database.ts'
import type { FrameOf } from '../desk.ts'
import { openDesk } from '../desk.ts'
import type { Log } from '../log.ts'
import type { Post } from '../mail/post.ts'
import type { Chore, Desk, KeptFact, Reaction, Schedule } from '../work.ts'
import { beginBeat, endBeat, knowSchedules, noteFailures, type Outcome } from './heartbeats.ts'
import type { ShiftOptions } from './shift.ts'
import { beginShift } from './shift.ts'

export type JobsOptions = Readonly<{
  /** Address of the owner: the queue is the control plane. */
  url: string
  database: Database
  frameOf: FrameOf
  post?: Post
  reactions: readonly Reaction[]
  schedules: readonly Schedule[]
  /** Jobs that no fact caused, by the name they are queued under: mail, and what the door leaves to do. */
  errands?: Readonly<Record<string, Errand>>
  /** Errands that wait for a server of somebody else: they have workers of their own, so that all others go on meanwhile. */
  waitingErrands?: Readonly<Record<string, Errand>>
  chores?: readonly Chore[]
  workspaces: () => Promise<WorkspaceId[]>
  concurrency: number
  log: Log
  /** Told of each job that ended, with its seconds. */
  onDone?: (what: { task: string; outcome: 'done' | 'failed' }, seconds: number) => void
}>

/** Does one errand. It runs at least once, so it must bear being run again. */
export type Errand = (payload: unknown, about: Readonly<{ isLastTry: boolean }>) => Promise<void>

/** What runs by itself until it is stopped. */
export type Jobs = Readonly<{
  /** Lets running jobs end, tells long ones to, and gives back those that don't. */
  stop: () => Promise<void>
}>

const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Starts running jobs: reactions to facts, and schedules. They go on for as long as the process lives: workers that
 * ended by themselves, or whose clock was put back, are replaced.
 */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const stopping = new AbortController()
  const begin = () => beginShift(shiftOf(options, stopping.signal))
  let shift = await begin()

  const beginAgain = async (): Promise<void> => {
    for (
      let pauseMs = firstPauseMs;
      !stopping.signal.aborted;
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    ) {
      try {
        shift = await begin()
        return
      } catch (error) {
        options.log.error('jobs-down', { error })
        await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const tend = async (): Promise<void> => {
    while (true) {
      const { because, error } = await shift.over
      if (stopping.signal.aborted) return
      options.log.error('jobs-ended', { code: because, error })
      await shift.close()
      await beginAgain()
    }
  }
  const tended = tend()
  return {
    stop: async () => {
      stopping.abort()
      await shift.close()
      await tended
    },
  }
}

function shiftOf(options: JobsOptions, signal: AbortSignal): ShiftOptions {
  const timed = [...options.schedules, ...(options.chores ?? [])]
  return {
    url: options.url,
    log: options.log,
    prepare: (pool) => knowSchedules(pool, timed),
    workers: options.concurrency + waitersAtOnce,
    crewsOn: (pool) => [
      {
        concurrency: options.concurrency,
        cronItems: timed.map(cronItem),
        tasks: {
          ...errandTasks(options.errands, options),
          react: (payload, { job }) => react(options, signal, payload as Reacting, job.attempts),
          schedule: (payload) => keepSchedule(options, { pool, signal }, payload as Due),
        },
      },
      ...(options.waitingErrands
        ? [{ concurrency: waitersAtOnce, tasks: errandTasks(options.waitingErrands, options) }]
        : []),
    ],
  }
}

/** Who waits needs hardly anything meanwhile; a mail server may not like more at once. */
const waitersAtOnce = 2

function errandTasks(errands: JobsOptions['errands'] = {}, { log, onDone }: JobsOptions): TaskList {
  const taskOf =
    (name: string, errand: Errand): Task =>
    async (payload, { job }) => {
      const took = stopwatch()
      try {
        await errand(payload, { isLastTry: job.attempts >= job.max_attempts })
        onDone?.({ task: name, outcome: 'done' }, took() / 1000)
        log.debug('errand-done', { task: name, tookMs: took() })
      } catch (error) {
        onDone?.({ task: name, outcome: 'failed' }, took() / 1000)
        log.error('errand-failed', { task: name, attempt: job.attempts, error })
        throw error
      }
    }
  return Object.fromEntries(Object.entries(errands).map(([name, errand]) => [name, taskOf(name, errand)]))
}

type Reacting = Readonly<{
  workspaceId: WorkspaceId
  factId: string
  reaction: string
  /** The call that it all began with. */
  requestId?: string
}>

async function react(
  options: JobsOptions,
  signal: AbortSignal,
  { workspaceId, factId, reaction: name, requestId }: Reacting,
  attempt: number,
): Promise<void> {
  const reaction = options.reactions.find((one) => one.name === name)
  if (reaction === undefined) {
    options.log.warn('reaction-unknown', { task: name, factId })
    return
  }
  const took = stopwatch()
  try {
    const fact = await readFact(options.database, workspaceId, factId)
    if (fact === undefined) return
    await reaction.run(deskIn(options, { workspaceId, memberId: fact.memberId, signal, requestId }), fact)
    options.onDone?.({ task: name, outcome: 'done' }, took() / 1000)
    options.log.debug('reaction-done', { requestId, task: name, factId, tookMs: took() })
  } catch (error) {
    options.onDone?.({ task: name, outcome: 'failed' }, took() / 1000)
    options.log.error('reaction-failed', { requestId, task: name, factId, workspaceId, attempt, error })
    throw error
  }
}

type Seat = Readonly<{
  workspaceId: WorkspaceId
  memberId: string | null
  signal: AbortSignal
  requestId?: string | undefined
}>

/** Work that follows is done on behalf of whoever caused it, and may do everything. */
function deskIn({ database, frameOf, reactions, post }: JobsOptions, seat: Seat): Desk {
  const memberId = (seat.memberId ?? nobody) as MemberId
  const actor = {
    workspaceId: seat.workspaceId,
    memberId,
    capabilities: new Set(everything),
    isLimited: false,
  }
  return openDesk({
    database,
    frameOf,
    reactions,
    post,
    actor,
    signal: seat.signal,
    requestId: seat.requestId,
  })
}

async function readFact(
  database: Database,
  workspaceId: WorkspaceId,
  factId: string,
): Promise<KeptFact | undefined> {
  const [fact] = await database.reading(workspaceId, (db) =>
    db.query<KeptFact & { details: Fact['details'] }>(
      `select id, kind, happened_at as "happenedAt", member_id as "memberId", subject_id as "subjectId",
         party_id as "partyId", details
       from fact
       where workspace_id = $1
         and id = $2`,
      [workspaceId, factId],
    ),
  )
  return fact
}

type Due = Readonly<{ name: string }>
type Control = Readonly<{ pool: pg.Pool; signal: AbortSignal }>

function cronItem({ name, cron, isDue }: Pick<Chore, 'name' | 'cron' | 'isDue'>): CronItem {
  return {
    task: 'schedule',
    match: isDue === undefined ? cron : (digest) => isDue(minuteOf(digest)),
    identifier: name,
    payload: { name },
    options: {
      // A machine that is off at night does its nightly work in the morning, once.
      backfillPeriod: 24 * 3_600_000,
      jobKey: `schedule:${name}`,
      jobKeyMode: 'replace',
      maxAttempts: 3,
    },
  }
}

type MinuteOfTheYear = Readonly<{ min: number; hour: number; date: number; month: number }>

/** A minute in UTC; the queue leaves out the year, so it is the one that brings it closest to now. */
function minuteOf({ min, hour, date, month }: MinuteOfTheYear): Date {
  const at = now()
  const near = [-1, 0, 1].map((by) => Date.UTC(at.getUTCFullYear() + by, month - 1, date, hour, min))
  const distance = (one: number) => Math.abs(one - at.getTime())
  return new Date(near.reduce((best, one) => (distance(one) < distance(best) ? one : best)))
}

/** Runs a schedule in each workspace; one that fails doesn't keep the others from theirs. */
async function keepSchedule(options: JobsOptions, control: Control, { name }: Due): Promise<void> {
  const chore = options.chores?.find((one) => one.name === name)
  if (chore !== undefined) return keepChore(options.log, control.pool, chore)
  const schedule = options.schedules.find((one) => one.name === name)
  if (schedule === undefined) return
  const took = stopwatch()
  await beginBeat(control.pool, name)
  const outcomes: Outcome[] = []
  for (const workspaceId of await options.workspaces()) {
    if (control.signal.aborted) break
    outcomes.push(await runIn(options, schedule, { workspaceId, memberId: null, signal: control.signal }))
  }
  await endBeat(control.pool, name, outcomes)
  await noteFailures(options.database, name, outcomes)
  const hasFailed = outcomes.some(({ kind }) => kind === 'failed')
  options.onDone?.({ task: name, outcome: hasFailed ? 'failed' : 'done' }, took() / 1000)
}

/** A chore is done once, and one that failed is tried again by the queue. */
async function keepChore(log: Log, pool: pg.Pool, { name, run }: Chore): Promise<void> {
  await beginBeat(pool, name)
  try {
    await endBeat(pool, name, [{ workspaceId: null, kind: 'done', words: await run() }])
  } catch (error) {
    log.error('chore-failed', { task: name, error })
    await endBeat(pool, name, [{ workspaceId: null, kind: 'failed', code: codeOf(error) }])
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}

async function runIn(options: JobsOptions, schedule: Schedule, seat: Seat): Promise<Outcome> {
  const { workspaceId } = seat
  try {
    return { workspaceId, kind: 'done', words: await schedule.run(deskIn(options, seat)) }
  } catch (error) {
    options.log.error('schedule-failed', { task: schedule.name, workspaceId, error })
    return { workspaceId, kind: 'failed', code: codeOf(error) }
  }
}
