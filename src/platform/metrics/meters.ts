import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { now } from '../clock.ts'
import type { Live } from '../live.ts'
import { queueCounts } from './queue-counts.ts'

/**
 * What is counted and measured, for a program such as Prometheus that asks for it. Labels are names of ours alone:
 * no address somebody typed, no firm, no person.
 */
export type Meters = Readonly<{
  request: (of: { method: string; route: string; status: number }, seconds: number) => void
  job: (of: { task: string; outcome: 'done' | 'failed' }, seconds: number) => void
  /** Has the connections of a pool counted. */
  watchPool: (name: 'requests' | 'sessions' | 'jobs', pool: pg.Pool) => void
  /** All of it, as Prometheus reads it. */
  text: () => Promise<Readonly<{ type: string; body: string }>>
}>

type Sources = Readonly<{
  /** The owner's: the queue and the heartbeats are the control plane's. */
  owner: pg.Pool
  live: Live
  reconnects: () => number
  dataDir: string
  backupFolder: string
}>

const secondsOfRequests = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30]
const secondsOfJobs = [0.01, 0.1, 1, 10, 60, 300, 1800]

/** Begins to count. */
export function openMeters(sources: Sources): Meters {
  const registry = new Registry()
  // The pause between two looks at the event loop; each look wakes the processor.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 })
  const requests = new Histogram({
    name: 'rapport_request_seconds',
    help: 'How long requests took, by the pattern of their address.',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsOfRequests,
    registers: [registry],
  })
  const jobs = new Histogram({
    name: 'rapport_job_seconds',
    help: 'How long jobs took: imports, mail, what follows from facts, schedules.',
    labelNames: ['task', 'outcome'],
    buckets: secondsOfJobs,
    registers: [registry],
  })
  const pools = new Map<string, pg.Pool>()
  watchPools(registry, pools)
  watchScreens(registry, sources)
  watchQueue(registry, sources.owner)
  watchDisk(registry, sources)
  return {
    request: ({ method, route, status }, seconds) => requests.observe({ method, route, status }, seconds),
    job: ({ task, outcome }, seconds) => jobs.observe({ task, outcome }, seconds),
    watchPool: (name, pool) => pools.set(name, pool),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}

function watchPools(registry: Registry, pools: ReadonlyMap<string, pg.Pool>): void {
  new Gauge({
    name: 'rapport_database_connections',
    help: 'Connections to the database: in use, idle, and callers that wait for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
        this.set({ pool, state: 'in-use' }, totalCount - idleCount)
        this.set({ pool, state: 'idle' }, idleCount)
        this.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
}

function watchScreens(registry: Registry, { live, reconnects }: Sources): void {
  new Gauge({
    name: 'rapport_live_screens',
    help: 'Open pages that are told what happens.',
    registers: [registry],
    collect() {
      this.set(live.count())
    },
  })
  new Gauge({
    name: 'rapport_live_reconnects_total',
    help: 'How often the connection that hears what happens had to be made anew.',
    registers: [registry],
    collect() {
      this.set(reconnects())
    },
  })
}

function watchQueue(registry: Registry, owner: pg.Pool): void {
  const age = new Gauge({
    name: 'rapport_oldest_job_seconds',
    help: 'For how long the job that waits longest is due.',
    registers: [registry],
  })
  const beats = new Gauge({
    name: 'rapport_schedule_last_finished_timestamp_seconds',
    help: 'When each schedule last ended.',
    labelNames: ['schedule'],
    registers: [registry],
  })
  const failing = new Gauge({
    name: 'rapport_schedule_failing',
    help: 'Whether the last run of a schedule failed in some firm.',
    labelNames: ['schedule'],
    registers: [registry],
  })
  new Gauge({
    name: 'rapport_jobs',
    help: 'Jobs that wait, run, or failed for good.',
    labelNames: ['task', 'state'],
    registers: [registry],
    async collect() {
      const counts = await queueCounts(owner)
      this.reset()
      for (const { task, waiting, running, dead } of counts.tasks) {
        this.set({ task, state: 'waiting' }, waiting)
        this.set({ task, state: 'running' }, running)
        this.set({ task, state: 'dead' }, dead)
      }
      age.set(counts.oldestSeconds)
      for (const { schedule, finishedAt, isFailing } of counts.beats) {
        if (finishedAt) beats.set({ schedule }, finishedAt.getTime() / 1000)
        failing.set({ schedule }, isFailing ? 1 : 0)
      }
    },
  })
}

function watchDisk(registry: Registry, { dataDir, backupFolder }: Sources): void {
  new Gauge({
    name: 'rapport_disk_free_bytes',
    help: 'Room left where the data lies.',
    registers: [registry],
    async collect() {
      const { bavail, bsize } = await statfs(dataDir)
      this.set(bavail * bsize)
    },
  })
  new Gauge({
    name: 'rapport_backup_age_seconds',
    help: 'Age of the newest backup; absent where there is none.',
    registers: [registry],
    async collect() {
      const newest = await newestIn(backupFolder)
      if (newest !== null) this.set((now().getTime() - newest) / 1000)
    },
  })
}

async function newestIn(folder: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => [])
  const times = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.mtimeMs : 0),
        () => 0,
      ),
    ),
  )
  return times.some((time) => time > 0) ? Math.max(...times) : null
}
