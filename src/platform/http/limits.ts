import { refuse } from '../../kernel/refusal.ts'
import { now } from '../clock.ts'
import { networkOf } from '../network.ts'

/** Counts a try, and refuses when there were too many in the last minute. */
export type Limit = (what: string, whose: string) => void

type Count = { tries: number; until: number }

const mostKept = 20_000

/**
 * Limits calls of each kind per network or member. Kept in memory, so a restart forgives a minute's worth; what may
 * not be forgiven, tries at a password, is counted in the database too.
 */
export function openLimits(perMinute: number): Limit {
  const counts = new Map<string, Count>()
  return (what, whose) => {
    const at = now().getTime()
    if (counts.size > mostKept) forget(counts, at)
    const key = `${what} ${networkOf(whose)}`
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
  // Those that began first go first: whoever fills this with addresses doesn't free their own.
  for (const key of counts.keys()) {
    if (counts.size <= mostKept * 0.9) return
    counts.delete(key)
  }
}
