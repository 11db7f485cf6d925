import { refuse } from '../../kernel/refusal.ts'
import { now } from '../clock.ts'

/** Counts a try, and refuses when there were too many in the last minute. */
export type Limit = (what: string, whose: string) => void

type Count = { tries: number; until: number }

const mostKept = 20_000

/** Limits tries of each kind per address or account. Kept in memory: a restart forgives. */
export function openLimits(perMinute: number): Limit {
  const counts = new Map<string, Count>()
  return (what, whose) => {
    const at = now().getTime()
    if (counts.size > mostKept) forget(counts, at)
    const key = `${what} ${whose}`
    const known = counts.get(key)
    const count = known && known.until > at ? known : { tries: 0, until: at + 60_000 }
    count.tries += 1
    counts.set(key, count)
    if (count.tries <= perMinute) return
    throw refuse('too-many-requests', { retryAfterSeconds: Math.ceil((count.until - at) / 1000) })
  }
}

function forget(counts: Map<string, Count>, at: number): void {
  for (const [key, { until }] of counts) if (until <= at) counts.delete(key)
  if (counts.size > mostKept) counts.clear()
}
