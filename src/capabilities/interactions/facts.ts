import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'
import type { InteractionKind, Outcome, Question } from './model.ts'

type Told = {
  id: string
  partyId: PartyId
  kind: InteractionKind
  direction: 'in' | 'out'
  outcome: Outcome
  happenedOn: string
  asked: Question | null
  said: string | null
}

/** A talk was written down. Whether something was said is told, what was said is not. */
export const interactionLogged = (talk: Told): Fact<'InteractionLogged'> => ({
  kind: 'InteractionLogged',
  subjectId: talk.id,
  partyId: talk.partyId,
  details: {
    kind: talk.kind,
    direction: talk.direction,
    outcome: talk.outcome,
    happenedOn: talk.happenedOn,
    asked: talk.asked,
    said: talk.said !== null,
  },
})

/** Many talks came at once; each also has its own `InteractionLogged`. */
export const interactionsReceived = (source: string, created: number): Fact<'InteractionsReceived'> => ({
  kind: 'InteractionsReceived',
  details: { source, created },
})

type Subject = { id: string; partyId: PartyId }

export const interactionChanged = (talk: Subject, fields: readonly string[]): Fact<'InteractionChanged'> => ({
  kind: 'InteractionChanged',
  subjectId: talk.id,
  partyId: talk.partyId,
  details: { fields },
})

export const interactionArchived = (talk: Subject): Fact<'InteractionArchived'> => ({
  kind: 'InteractionArchived',
  subjectId: talk.id,
  partyId: talk.partyId,
})

export const interactionRestored = (talk: Subject): Fact<'InteractionRestored'> => ({
  kind: 'InteractionRestored',
  subjectId: talk.id,
  partyId: talk.partyId,
})

export const promiseMade = (
  promise: Subject & { by: 'us' | 'them'; dueOn: string },
): Fact<'PromiseMade'> => ({
  kind: 'PromiseMade',
  subjectId: promise.id,
  partyId: promise.partyId,
  details: { by: promise.by, dueOn: promise.dueOn },
})

export const promiseKept = (promise: Subject): Fact<'PromiseKept'> => ({
  kind: 'PromiseKept',
  subjectId: promise.id,
  partyId: promise.partyId,
})

export const promiseReopened = (promise: Subject): Fact<'PromiseReopened'> => ({
  kind: 'PromiseReopened',
  subjectId: promise.id,
  partyId: promise.partyId,
})

/** All talks and promises of one source were taken out for good, as a sample business is. */
export const interactionsRemoved = (details: {
  source: string
  interactions: number
  promises: number
}): Fact<'InteractionsRemoved'> => ({ kind: 'InteractionsRemoved', details })
