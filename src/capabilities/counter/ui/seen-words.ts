import type { Seen } from '../rules/regulars.ts'
import { say } from './words.ts'

/** "Third visit this week", "Not seen for 19 days, used to come daily". */
export function seenWords(seen: Seen): string {
  switch (seen.kind) {
    case 'visits':
      return say('counter.visits', { count: seen.count })
    case 'away':
      return say('counter.away', { days: seen.days, gap: Math.max(1, seen.usualGapDays) })
    case 'last':
      return say('counter.last', { days: seen.days })
    case 'new':
      return say('counter.new')
  }
}
