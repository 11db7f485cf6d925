import type { InteractionInput, InteractionKind, Outcome, Question } from '../model.ts'
import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'

/** Who a talk was with, in the few words a picker shows. */
export type TalkPartner = { id: PartyId; displayName: string; organisationName: string | null }

/** A talk as it is being typed. */
export type TalkDraft = {
  partner: TalkPartner | null
  kind: InteractionKind
  direction: 'in' | 'out'
  outcome: Outcome
  on: Day
  notes: string
  said: string
  asked: Question | ''
  nextOn: Day | null
  hasPromise: boolean
  promiseBy: 'us' | 'them'
  promiseText: string
  promiseDueOn: Day | null
}

export type TalkGap = 'partner' | 'promise'

/** A talk that nobody has typed anything into yet. */
export function emptyTalk(partner: TalkPartner | null, today: Day, asked: Question | '' = ''): TalkDraft {
  return {
    partner,
    kind: 'call',
    direction: 'out',
    outcome: 'reached',
    on: today,
    notes: '',
    said: '',
    asked,
    nextOn: null,
    hasPromise: false,
    promiseBy: 'us',
    promiseText: '',
    promiseDueOn: null,
  }
}

/** What is still missing before a talk can be saved. */
export function gapsOf(draft: TalkDraft): TalkGap[] {
  const lacksPromise = draft.hasPromise && (draft.promiseText.trim() === '' || draft.promiseDueOn === null)
  return [...(draft.partner ? [] : (['partner'] as const)), ...(lacksPromise ? (['promise'] as const) : [])]
}

/** A talk as the API takes it; one of an earlier day is put at noon, since nobody noted the hour. */
export function inputOf(
  draft: TalkDraft,
  today: Day,
): Omit<InteractionInput, 'happenedAt'> & { happenedAt?: string } {
  if (!draft.partner) throw new Error('A talk without a partner was saved.')
  const { promiseDueOn } = draft
  return {
    partyId: draft.partner.id,
    kind: draft.kind,
    direction: draft.direction,
    outcome: draft.outcome,
    ...(draft.on === today ? {} : { happenedAt: `${draft.on}T12:00:00Z` }),
    minutes: null,
    notes: draft.notes.trim() || null,
    said: draft.said.trim() || null,
    asked: draft.asked || null,
    nextOn: draft.nextOn,
    promise:
      draft.hasPromise && promiseDueOn
        ? { by: draft.promiseBy, text: draft.promiseText.trim(), dueOn: promiseDueOn }
        : null,
  }
}
