import { now } from '../clock.ts'
import type { RunKind } from './runs.ts'

/** How the backups of a server are doing, for whoever watches over it. */
export type BackupState = Readonly<{
  lastMadeAt: Date | null
  lastDrilledAt: Date | null
  /** What last failed, unless it went well since. */
  lastFailure: Readonly<{ kind: RunKind; at: Date; code: string }> | null
  running: RunKind | null
  /** The files that were restored in a drill, and when last. */
  drilled: ReadonlyMap<string, Date>
}>

type Run = Readonly<{
  kind: RunKind
  file: string | null
  startedAt: Date
  finishedAt: Date | null
  outcome: string | null
}>

/** Looks at what came of the last backups and drills; any role may. */
export async function backupState(
  query: (text: string) => Promise<readonly unknown[]>,
): Promise<BackupState> {
  const runs = (await query(
    `select kind, file, started_at as "startedAt", finished_at as "finishedAt", outcome
     from platform.backup_run
     order by started_at desc
     limit 1000`,
  )) as readonly Run[]
  const last = (kind: RunKind, isIt: (run: Run) => boolean) =>
    runs.find((run) => run.kind === kind && isIt(run))
  const isDone = ({ outcome }: Run) => outcome === 'done'
  const failures = (['backup', 'drill'] as const)
    .map((kind) => last(kind, ({ finishedAt }) => finishedAt !== null))
    .filter((run) => run !== undefined && !isDone(run)) as Run[]
  const [failed] = failures.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
  return {
    lastMadeAt: last('backup', isDone)?.finishedAt ?? null,
    lastDrilledAt: last('drill', isDone)?.finishedAt ?? null,
    lastFailure: failed ? { kind: failed.kind, at: failed.startedAt, code: failed.outcome ?? '' } : null,
    running: runs.find(isUnderWay)?.kind ?? null,
    drilled: drilledFiles(runs.filter((run) => run.kind === 'drill' && isDone(run))),
  }
}

const hourMs = 3_600_000

/** One that was killed is closed by the next; until then it doesn't count for ever. */
function isUnderWay({ finishedAt, startedAt }: Run): boolean {
  return finishedAt === null && now().getTime() - startedAt.getTime() < 12 * hourMs
}

function drilledFiles(drills: readonly Run[]): ReadonlyMap<string, Date> {
  const oldestFirst = [...drills].reverse()
  return new Map(
    oldestFirst.flatMap(({ file, finishedAt }) => (file && finishedAt ? [[file, finishedAt]] : [])),
  )
}

/** A backup is too old after two days, a drill after two weeks. */
export function isTooOld(at: Date, kind: RunKind): boolean {
  const days = kind === 'backup' ? 2 : 14
  return now().getTime() - at.getTime() > days * 24 * hourMs
}
