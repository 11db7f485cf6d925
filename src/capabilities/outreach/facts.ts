import type { Day } from '../../kernel/day.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Id, MemberId, PartyId } from '../../kernel/id.ts'

/** A member's list of a day was made, or added to. */
export function dayPlanned(memberId: MemberId, details: { on: Day; added: number }): Fact<'DayPlanned'> {
  return { kind: 'DayPlanned', subjectId: memberId, details }
}

type Entry = { id: Id<'entry'>; partyId: PartyId }

/** A talk was put off to a later day. */
export function talkPutOff({ id, partyId }: Entry, until: Day): Fact<'TalkPutOff'> {
  return { kind: 'TalkPutOff', subjectId: id, partyId, details: { until } }
}

/** A talk that was put off is back on its list. */
export function talkTakenUp({ id, partyId }: Entry): Fact<'TalkTakenUp'> {
  return { kind: 'TalkTakenUp', subjectId: id, partyId }
}
