import type { Day } from '../../src/kernel/day.ts'
import { addDays } from '../../src/kernel/day.ts'
import type { Dice } from '../dice.ts'
import type { Rhythm } from './cast.ts'

const span = 730

/** The days on which somebody came in the last two years, oldest first, by the rhythm of their visits. */
export function visitDays(rhythm: Rhythm, today: Day, chance: Dice): Day[] {
  const days: Day[] = []
  const last = lastAgo(rhythm)
  for (let ago = firstAgo(rhythm, chance); ago >= last; ago -= gapAt(rhythm, ago, chance))
    days.push(addDays(today, -ago))
  // Somebody who has gone quiet was last seen on one certain day.
  if (rhythm.kind === 'gone-quiet') days.push(addDays(today, -rhythm.silent))
  return [...new Set(days)]
}

function firstAgo(rhythm: Rhythm, chance: Dice): number {
  if (rhythm.kind === 'new') return rhythm.since
  return span - chance.between(0, 40 + rhythm.every)
}

function lastAgo(rhythm: Rhythm): number {
  return rhythm.kind === 'gone-quiet' ? rhythm.silent + Math.ceil(rhythm.every / 2) : 1
}

// Nobody comes by the calendar: a gap is half to one and a half of what is usual.
function gapAt(rhythm: Rhythm, ago: number, chance: Dice): number {
  return Math.max(1, Math.round(usualGap(rhythm, ago) * (0.5 + chance.share())))
}

// What changes, changes a year ago or so: long enough to be seen, and not by the season.
function usualGap(rhythm: Rhythm, ago: number): number {
  if (rhythm.kind !== 'growing' && rhythm.kind !== 'fading') return rhythm.every
  const gone = Math.min(1, Math.max(0, (420 - ago) / 120))
  return rhythm.every + (rhythm.now - rhythm.every) * gone
}
