import type { BackupKeep } from './settings.ts'

type Made = Readonly<{ name: string; madeAt: Date; reason: string }>

const dayMs = 86_400_000
/** However many upgrades there are: each made a backup, and only the last ones are still of use. */
const upgradesKept = 3

/**
 * Which backups may go: of each of the last days, weeks and months that have one, the newest stays. What was made by
 * hand within a month stays, and so do those before the last upgrades. One that is known to be good and is the newest
 * such is never among them, whatever came after it.
 */
export function outdated(
  backups: readonly Made[],
  keep: BackupKeep,
  about: Readonly<{ now: Date; lastGood: string | undefined }>,
): string[] {
  const newestFirst = [...backups].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
  const upgrades = newestFirst.filter(({ reason }) => reason === 'upgrade')
  const others = newestFirst.filter(({ reason }) => reason !== 'upgrade')
  const kept = new Set([
    ...newestFirst.slice(0, 1),
    ...newestOfEach(others, dayOf, keep.days),
    ...newestOfEach(others, weekOf, keep.weeks),
    ...newestOfEach(others, monthOf, keep.months),
    ...others.filter(
      ({ reason, madeAt }) => reason !== 'scheduled' && about.now.getTime() - madeAt.getTime() < 31 * dayMs,
    ),
    ...upgrades.slice(0, upgradesKept),
  ])
  return newestFirst.filter((one) => !kept.has(one) && one.name !== about.lastGood).map(({ name }) => name)
}

function newestOfEach(newestFirst: readonly Made[], of: (at: Date) => string, count: number): Made[] {
  const newest = new Map<string, Made>()
  for (const one of newestFirst) {
    const span = of(one.madeAt)
    if (!newest.has(span)) newest.set(span, one)
  }
  return [...newest.values()].slice(0, count)
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const monthOf = (at: Date) => at.toISOString().slice(0, 7)
/** Weeks begin on Monday; the first day of the clock was a Thursday. */
const weekOf = (at: Date) => String(Math.floor((at.getTime() / dayMs + 3) / 7))
