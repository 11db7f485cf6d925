// What an owner is told of. Patience is measured in a schedule's own intervals: three missed in a row are no accident,
// while a machine that was off, or is busy for a moment, needs nobody.
import type { ScheduleGlimpse, Trouble } from '../model.ts'
import { intervalOf, nextRun } from './cron.ts'

/** A schedule as its heartbeat tells of it. */
export type Beat = Readonly<{
  name: string
  cron: string
  knownSince: Date
  /** Since when the process runs that should keep it. */
  watchedSince: Date
  startedAt: Date | null
  finishedAt: Date | null
  /** When it last failed for this firm. */
  failedAt: Date | null
}>

const minuteMs = 60_000
const leastPatienceMs = 15 * minuteMs
const mostPatienceAfterStartMs = 30 * minuteMs

/** How a schedule is doing. */
export function stateOf(beat: Beat, now: Date): ScheduleGlimpse['state'] {
  const interval = intervalOf(beat.cron, now)
  const since = (moment: Date) => now.getTime() - moment.getTime()
  const patience = Math.max(3 * (interval ?? Number.POSITIVE_INFINITY), leastPatienceMs)
  const isUpForLong = since(beat.watchedSince) > Math.min(patience, mostPatienceAfterStartMs)
  if (isUpForLong && since(beat.finishedAt ?? beat.knownSince) > patience) return 'silent'
  if (beat.finishedAt === null) return 'new'
  if (beat.failedAt !== null && beat.startedAt !== null && beat.failedAt >= beat.startedAt) return 'failing'
  return 'fine'
}

/** How a schedule is doing, and when it comes round. */
export function glimpseOf(beat: Beat, now: Date): ScheduleGlimpse {
  return {
    name: beat.name,
    state: stateOf(beat, now),
    lastAt: beat.finishedAt?.toISOString() ?? null,
    nextAt: nextRun(beat.cron, now)?.toISOString() ?? null,
  }
}

/** All that is looked at. */
export type Sight = Readonly<{
  now: Date
  beats: readonly Beat[]
  deadJobs: number
  mailFailed: number
  backup: Readonly<{ lastMadeAt: Date | null; lastTriedAt: Date | null; hasFailed: boolean }>
  disk: Readonly<{ freeBytes: number; totalBytes: number }>
}>

const dayMs = 24 * 60 * minuteMs
const backupDays = 3
const drillDays = 22

/** What somebody should see to, worst first. */
export function troublesIn(sight: Sight): Trouble[] {
  const silent = sight.beats.filter((beat) => stateOf(beat, sight.now) === 'silent').map(({ name }) => name)
  const { freeBytes } = sight.disk
  return [
    ...(isNearlyFull(sight.disk)
      ? [{ kind: 'disk-full', what: `${Math.floor(freeBytes / 1e6)} MB` } as const]
      : []),
    ...(silent.length > 0 ? [{ kind: 'schedule-stopped', what: silent.join(', ') } as const] : []),
    ...backupTroubles(sight),
    ...(sight.mailFailed > 0 ? [{ kind: 'mail-failed', what: String(sight.mailFailed) } as const] : []),
    ...(sight.deadJobs > 0 ? [{ kind: 'job-failed', what: String(sight.deadJobs) } as const] : []),
  ]
}

/** Less than a twentieth, and less than two gigabytes: a large disk is not full with fifty left. */
export function isNearlyFull({ freeBytes, totalBytes }: Sight['disk']): boolean {
  return freeBytes < Math.min(totalBytes / 20, 2e9)
}

/** Judged where backups are made by themselves; where they are switched off, somebody wanted it so. */
function backupTroubles({ now, beats, backup }: Sight): Trouble[] {
  const known = (name: string) => beats.find((beat) => beat.name === name)?.knownSince
  const isOld = (last: Date | null, since: Date | undefined, days: number) =>
    since !== undefined && now.getTime() - (last ?? since).getTime() > days * dayMs
  const dayOf = (last: Date | null) => last?.toISOString().slice(0, 10) ?? '–'
  const found: Trouble[] = []
  if (backup.hasFailed) found.push({ kind: 'backup-failed', what: dayOf(backup.lastMadeAt) })
  if (isOld(backup.lastMadeAt, known('backup'), backupDays))
    found.push({ kind: 'backup-old', what: dayOf(backup.lastMadeAt) })
  if (isOld(backup.lastTriedAt, known('backup-drill'), drillDays))
    found.push({ kind: 'drill-old', what: dayOf(backup.lastTriedAt) })
  return found
}
