import { addDays, day } from '../../../../kernel/day.ts'
import type { MemberId, PartyId } from '../../../../kernel/id.ts'
import type { Reason, State } from '../../../vitality/model.ts'
import type { Candidate } from '../candidate.ts'

export const today = day('2026-11-20')
export const joe = '00000000-0000-4000-8000-00000000000a' as MemberId
export const helen = '00000000-0000-4000-8000-00000000000b' as MemberId

let count = 0

/** A steady customer, talked to two months ago and asked why they buy; a test says what is different. */
export function aCustomer(different: Partial<Candidate> = {}): Candidate {
  count += 1
  return {
    partyId: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}` as PartyId,
    roles: ['customer'],
    stewardId: null,
    doNotContact: false,
    localHour: null,
    state: 'steady',
    reason: aReason(),
    worthYearMinor: 100_000,
    worthTotalMinor: 200_000,
    boughtYearMinor: 0,
    firstOrderOn: addDays(today, -730),
    lastTalkOn: addDays(today, -60),
    tries: 0,
    asked: [{ question: 'why-us', on: addDays(today, -60) }],
    callBack: null,
    promiseDueOn: null,
    laterUntil: null,
    ...different,
  }
}

export function aReason(different: Partial<Reason> = {}, state: State = 'steady'): Reason {
  return {
    state,
    orders: 24,
    firstOn: addDays(today, -730),
    silentDays: 20,
    usualGapDays: 30,
    longerThanShare: 0.4,
    chance: 0.8,
    by: addDays(today, 60),
    perYearBefore: 12,
    perYearNow: 12,
    because: 'told',
    ...different,
  }
}
