// Who goes on the list: the best for the good expected, customers first, and one of those we depend on when
// their turn has come.
import type { Day } from '../../../kernel/day.ts'
import type { MemberId, PartyId } from '../../../kernel/id.ts'
import type { Question } from '../../interactions/model.ts'
import type { Because } from '../model.ts'
import { becauseOf } from './because.ts'
import type { Candidate } from './candidate.ts'
import { isSupplySide } from './candidate.ts'
import { isEligible } from './eligible.ts'
import { questionFor } from './question.ts'

/** Somebody chosen for today. */
export type Chosen = { partyId: PartyId; because: Because; ask: Question }

type Wish = { today: Day; memberId: MemberId; customers: number; suppliers: number }

/** Chooses so many customers, and suppliers besides; where customers are too few, suppliers take their place. */
export function chooseTalks(candidates: readonly Candidate[], wish: Wish): Chosen[] {
  const { today } = wish
  const best = candidates
    .filter((candidate) => isEligible(candidate, wish))
    .map((candidate) => ({ candidate, because: becauseOf(candidate, today) }))
    .sort(byGoodDone)
  const suppliers = best.filter(({ candidate }) => isSupplySide(candidate.roles))
  const customers = best.filter(({ candidate }) => !isSupplySide(candidate.roles)).slice(0, wish.customers)
  const room = wish.suppliers + wish.customers - customers.length
  return [...customers, ...suppliers.slice(0, room)].map(({ candidate, because }) => ({
    partyId: candidate.partyId,
    because,
    ask: questionFor(candidate, today),
  }))
}

type Weighed = { candidate: Candidate; because: Because }

// Somebody who was told when we would call is called, whatever they are worth.
function byGoodDone(a: Weighed, b: Weighed): number {
  const isAgreed = ({ because }: Weighed) => Number(because.codes.includes('call-back'))
  const order = isAgreed(b) - isAgreed(a) || b.because.score - a.because.score
  return order || (a.candidate.partyId < b.candidate.partyId ? -1 : 1)
}

type Listed = { done: boolean; later: boolean; tried: boolean; supplySide: boolean }

/** How many to add, so that as many stay open as are wanted a day until so many talks were had. */
export function stillWanted(
  listed: readonly Listed[],
  day: { goal: number; talks: number },
): { customers: number; suppliers: number } {
  if (day.talks >= day.goal) return { customers: 0, suppliers: 0 }
  // Nobody is served by a list that grows without end on a day when nobody answers.
  const left = Math.max(0, day.goal * 5 - listed.length)
  const open = listed.filter((entry) => !entry.done && !entry.later && !entry.tried && !entry.supplySide)
  const hasSupplySide = listed.some((entry) => entry.supplySide)
  return {
    customers: Math.min(left, Math.max(0, day.goal - open.length)),
    suppliers: hasSupplySide || left === 0 ? 0 : 1,
  }
}
