// Why somebody is on the list, in codes and numbers; the words are made of them on the screen.
import type { Day } from '../../../kernel/day.ts'
import type { Because, DueReason } from '../model.ts'
import type { Candidate } from './candidate.ts'
import {
  cadenceDays,
  daysSinceTalk,
  isCallBackDue,
  isPromiseDue,
  isSilentTooLong,
  isSlipping,
  isSupplySide,
} from './candidate.ts'
import { scoreOf, wasAskedWhy } from './score.ts'

/** The reasons that hold for somebody today, the weightiest first, with the numbers behind them. */
export function becauseOf(candidate: Candidate, today: Day): Because {
  return {
    codes: codesOf(candidate, today),
    vitality: candidate.reason,
    daysSinceTalk: daysSinceTalk(candidate, today),
    promiseDueOn: isPromiseDue(candidate, today) ? candidate.promiseDueOn : null,
    score: scoreOf(candidate, today),
  }
}

function codesOf(candidate: Candidate, today: Day): DueReason[] {
  const holds: [DueReason, boolean][] = [
    ['call-back', isCallBackDue(candidate, today)],
    ['promise-due', isPromiseDue(candidate, today)],
    ['slipping', isSlipping(candidate.state)],
    ['overdue', isSilentTooLong(candidate)],
    ['new', candidate.state === 'new'],
    ['never-asked', !isSupplySide(candidate.roles) && !wasAskedWhy(candidate)],
    ['long-silence', isLongSilent(candidate, today)],
  ]
  const codes = holds.filter(([, does]) => does).map(([code]) => code)
  return codes.length > 0 ? codes : ['keeping-touch']
}

function isLongSilent(candidate: Candidate, today: Day): boolean {
  const days = daysSinceTalk(candidate, today)
  return days === null || days >= cadenceDays(candidate)
}
