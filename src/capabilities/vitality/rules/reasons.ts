// The numbers behind a state, enough to say it in one true sentence; the words are in ui/sentences.ts.

import type { Day } from '../../../kernel/day.ts'
import type { Reason, Score, State } from '../model.ts'
import { lastDayOf } from './states.ts'

const LONG_SILENCE = 0.8

/** Why a relationship is said to be in a state as of a day. */
export function reasonOf(score: Score, state: State, asOf: Day): Reason {
  return {
    state,
    orders: score.orders,
    firstOn: score.firstOn,
    silentDays: score.silentDays,
    usualGapDays: score.usualGapDays,
    longerThanShare: score.longerThanShare,
    chance: score.chance,
    by: lastDayOf(asOf, score.horizonDays),
    perYearBefore: score.perYearBefore,
    perYearNow: score.perYearNow,
    because: score.because,
  }
}

/** Silent for longer than usual, and longer than four of five gaps that were to be expected. */
export function isOverdue(reason: Pick<Reason, 'silentDays' | 'usualGapDays' | 'longerThanShare'>): boolean {
  const { silentDays, usualGapDays, longerThanShare } = reason
  if (usualGapDays === null || longerThanShare === null) return false
  return longerThanShare >= LONG_SILENCE && silentDays > usualGapDays
}
