// What is known of somebody one may talk to, on the day the list is made. Everything that chooses, weighs and
// explains stands on these facts alone.
import type { Day } from '../../../kernel/day.ts'
import { addDays, daysBetween } from '../../../kernel/day.ts'
import type { MemberId, PartyId } from '../../../kernel/id.ts'
import type { Question } from '../../interactions/model.ts'
import type { PartyRole } from '../../people/model.ts'
import type { Reason, State } from '../../vitality/model.ts'
import { isOverdue } from '../../vitality/rules/reasons.ts'

/** Somebody who may stand on a list of today. */
export type Candidate = {
  partyId: PartyId
  roles: readonly PartyRole[]
  stewardId: MemberId | null
  doNotContact: boolean
  /** The hour of the clock where they live, when their time zone is known. */
  localHour: number | null
  state: State | null
  reason: Reason | null
  worthYearMinor: number
  worthTotalMinor: number
  /** What we bought from them in the last 365 days. */
  boughtYearMinor: number
  firstOrderOn: Day | null
  lastTalkOn: Day | null
  /** Tries without an answer since the last talk, in the last two weeks. */
  tries: number
  asked: readonly { question: Question; on: Day }[]
  callBack: { on: Day; memberId: MemberId | null } | null
  promiseDueOn: Day | null
  laterUntil: Day | null
}

const supplyRoles: readonly PartyRole[] = ['supplier', 'producer', 'partner']

/** Whether they sell to us or work with us, and don't buy. */
export function isSupplySide(roles: readonly PartyRole[]): boolean {
  return !roles.includes('customer') && roles.some((role) => supplyRoles.includes(role))
}

export function isSlipping(state: State | null): boolean {
  return state === 'dying' || state === 'fading'
}

export function isCallBackDue({ callBack }: Candidate, today: Day): boolean {
  return callBack !== null && callBack.on <= today
}

/** A promise due today, within two days, or overdue. */
export function isPromiseDue({ promiseDueOn }: Candidate, today: Day): boolean {
  return promiseDueOn !== null && promiseDueOn <= addDays(today, 2)
}

export function daysSinceTalk({ lastTalkOn }: Candidate, today: Day): number | null {
  return lastTalkOn === null ? null : daysBetween(lastTalkOn, today)
}

/** Silent for longer than four of five of their usual gaps. */
export function isSilentTooLong({ reason }: Candidate): boolean {
  return reason !== null && isOverdue(reason)
}

/** Days we mean to let pass between two talks: twice their usual gap, from three weeks to three months. */
export function cadenceDays({ roles, reason }: Candidate): number {
  if (isSupplySide(roles)) return 60
  if (reason?.usualGapDays == null) return roles.includes('customer') ? 60 : 30
  return Math.round(Math.min(90, Math.max(21, 2 * reason.usualGapDays)))
}
