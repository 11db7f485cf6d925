// The good a talk is expected to do: what the relationship brings a year × how much it slips × how overdue it
// is × whether a promise is due × whether they were never asked why they buy. Only the order means anything.
import type { Day } from '../../../kernel/day.ts'
import { daysBetween } from '../../../kernel/day.ts'
import type { State } from '../../vitality/model.ts'
import type { Candidate } from './candidate.ts'
import { cadenceDays, daysSinceTalk, isPromiseDue, isSupplySide } from './candidate.ts'

const slipping: Partial<Record<State, number>> = {
  dying: 1,
  fading: 0.85,
  new: 0.4,
  steady: 0.2,
  dormant: 0.15,
  growing: 0.1,
}

/** How much good a talk with somebody would do today, in minor units a year. */
export function scoreOf(candidate: Candidate, today: Day): number {
  const factors = [
    worthAtStake(candidate, today),
    howMuchItSlips(candidate),
    1 + (candidate.reason?.longerThanShare ?? 0.5),
    talkOverdue(candidate, today),
    isPromiseDue(candidate, today) ? 2 : 1,
    wasAskedWhy(candidate) || isSupplySide(candidate.roles) ? 1 : 1.3,
    wasAskedLately(candidate, today) ? 0.3 : 1,
    wasPutOffUntilNow(candidate) ? 3 : 1,
  ]
  return Math.round(factors.reduce((product, factor) => product * factor, 1))
}

export function wasAskedWhy({ asked }: Candidate): boolean {
  return asked.some(({ question }) => question === 'why-us')
}

// Where the model can't tell who slips, the silence alone has to: who ordered yesterday can wait.
function howMuchItSlips({ state, reason }: Candidate): number {
  const told = state === null ? undefined : slipping[state]
  return told ?? Math.min(0.85, Math.max(0.1, reason?.longerThanShare ?? 0.3))
}

// Somebody who has gone quiet brought little in the last year and may bring again what they used to; somebody
// who never bought is worth getting to know too.
function worthAtStake(candidate: Candidate, today: Day): number {
  const known = candidate.firstOrderOn === null ? 0 : daysBetween(candidate.firstOrderOn, today) / 365
  const usualYear = candidate.worthTotalMinor / Math.max(1, known)
  return 100 + Math.max(0, candidate.worthYearMinor, usualYear, candidate.boughtYearMinor)
}

// From a half (talked to the other day) to two (twice the cadence, or never).
function talkOverdue(candidate: Candidate, today: Day): number {
  const days = daysSinceTalk(candidate, today)
  if (days === null) return 1.5
  return Math.min(2, Math.max(0.5, days / cadenceDays(candidate)))
}

function wasAskedLately({ asked }: Candidate, today: Day): boolean {
  return asked.some(({ on }) => daysBetween(on, today) < 30)
}

// Somebody put off until now comes back, unless one has talked since.
function wasPutOffUntilNow({ laterUntil, lastTalkOn }: Candidate): boolean {
  return laterUntil !== null && (lastTalkOn === null || lastTalkOn < laterUntil)
}
