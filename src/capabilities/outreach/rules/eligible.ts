// Whom one may put on a list at all: nobody who said no, nobody talked to just now, nobody asleep.
import type { Day } from '../../../kernel/day.ts'
import type { MemberId } from '../../../kernel/id.ts'
import type { Candidate } from './candidate.ts'
import { cadenceDays, daysSinceTalk, isCallBackDue, isPromiseDue, isSupplySide } from './candidate.ts'

const restDays = 14
const mostTries = 3

/** Whether somebody may stand on this member's list today. */
export function isEligible(candidate: Candidate, asking: { today: Day; memberId: MemberId }): boolean {
  const { today, memberId } = asking
  if (candidate.doNotContact || isAsleep(candidate)) return false
  if (candidate.laterUntil !== null && candidate.laterUntil > today) return false
  if (candidate.callBack !== null && candidate.callBack.on > today) return false
  const whose = candidate.stewardId ?? candidate.callBack?.memberId ?? memberId
  if (whose !== memberId) return false
  if (isCallBackDue(candidate, today)) return true
  if (candidate.tries >= mostTries) return false
  return isRested(candidate, today)
}

function isRested(candidate: Candidate, today: Day): boolean {
  const days = daysSinceTalk(candidate, today)
  if (days === null) return true
  if (isPromiseDue(candidate, today)) return days >= 1
  // Those we depend on are called when their turn has come; a customer may be called once rested.
  return days >= (isSupplySide(candidate.roles) ? cadenceDays(candidate) : restDays)
}

function isAsleep({ localHour }: Candidate): boolean {
  return localHour !== null && (localHour < 8 || localHour >= 20)
}
