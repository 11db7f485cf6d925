import type { z } from 'zod'
import type { ManyDone } from '../../kernel/contract.ts'
import type { PartyId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dayOf, instantOf, sameTimeOn } from '../../platform/clock.ts'
import { judgeEach } from '../../platform/many.ts'
import type { Writing } from '../../platform/work.ts'
import {
  interactionArchived,
  interactionChanged,
  interactionLogged,
  interactionRestored,
  interactionsReceived,
  interactionsRemoved,
  promiseKept,
  promiseMade,
  promiseReopened,
} from './facts.ts'
import type { Interaction, InteractionInput, Promised, promiseInputSchema } from './model.ts'
import { type Correctable, correctedFields, isInFuture } from './rules.ts'
import {
  deleteSource,
  type InteractionId,
  insertInteractions,
  insertPromises,
  type KeptInteraction,
  type KeptPromise,
  type LockedInteraction,
  lockInteraction,
  lockPromise,
  type PromiseId,
  saveArchived,
  saveKept,
  updateInteraction,
} from './store.ts'
import { interactionBy, partiesAmong, promiseBy } from './views.ts'

/** Writes down a talk and, in one go, what was promised in it. */
export async function log(work: Writing, input: InteractionInput): Promise<Interaction> {
  await checkParty(work, input.partyId)
  const talk = talkOf(work, { ...input, memberId: work.actor.memberId, source: 'typed', externalId: null })
  await insertInteractions(work, [talk])
  await work.announce(interactionLogged(talk))
  if (input.promise) await makePromise(work, { ...input.promise, partyId: talk.partyId }, talk.id)
  return interactionBy(work, talk.id)
}

/** Writes down many talks at once, as a member or a program sends them. */
export async function logTogether(
  work: Writing,
  many: { items: InteractionInput[]; allOrNothing: boolean },
): Promise<ManyDone> {
  const parties = await partiesAmong(
    work,
    many.items.map(({ partyId }) => partyId),
  )
  const { memberId } = work.actor
  const { ready, say } = judgeEach(many, (input) => {
    if (!parties.has(input.partyId)) throw refuse('not-found', { what: 'party' })
    const talk = talkOf(work, { ...input, memberId, source: 'typed', externalId: null })
    const { partyId } = talk
    return { talk, made: input.promise ? [promiseOf(work, { ...input.promise, partyId }, talk)] : [] }
  })
  const made = ready.flatMap((one) => one.made)
  await insertInteractions(
    work,
    ready.map(({ talk }) => talk),
  )
  await insertPromises(work, made)
  if (ready.length > 0)
    await work.announce(...ready.map(({ talk }) => interactionLogged(talk)), ...made.map(promiseMade))
  return say(({ talk }) => ({ id: talk.id, version: 1 }))
}

/** A talk as a story or an import brings it; `externalId` makes the same one be found again. */
export type InteractionDraft = Omit<InteractionInput, 'promise'> & {
  promise: (z.output<typeof promiseInputSchema> & { keptAt?: Date | null }) | null
  source: string
  externalId: string
  memberId: LockedInteraction['memberId']
}

/** Writes down many talks at once; those that are on record already are left as they are. */
export async function logMany(
  work: Writing,
  drafts: readonly InteractionDraft[],
): Promise<{ created: number; unchanged: number }> {
  const talks = drafts.map((draft) => ({ draft, talk: talkOf(work, draft) }))
  const inserted = await insertInteractions(
    work,
    talks.map(({ talk }) => talk),
  )
  const created = talks.filter(({ talk }) => inserted.has(talk.id))
  const made = created.flatMap(({ draft, talk }) =>
    draft.promise ? [promiseOf(work, { ...draft.promise, partyId: talk.partyId }, talk)] : [],
  )
  await insertPromises(work, made)
  if (created.length > 0) {
    await work.announce(
      ...created.map(({ talk }) => interactionLogged(talk)),
      ...made.map(promiseMade),
      ...receivedFrom(created.map(({ talk }) => talk)),
    )
  }
  return { created: created.length, unchanged: drafts.length - created.length }
}

type Change = { [Field in keyof Correctable]?: Correctable[Field] | undefined } & {
  id: InteractionId
  version: number
}

/** One fact for each source that talks came from. */
function receivedFrom(talks: readonly KeptInteraction[]) {
  const sources = [...new Set(talks.map(({ source }) => source))]
  return sources.map((name) =>
    interactionsReceived(name, talks.filter(({ source }) => source === name).length),
  )
}

/** Corrects a talk. */
export async function change(work: Writing, { id, version, ...input }: Change): Promise<Interaction> {
  const before = await load(work, id)
  if (before.version !== version) {
    throw refuse('changed-meanwhile', { what: 'interaction', version: before.version })
  }
  const patch = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const { kind, direction, outcome, minutes, notes, asked, said, nextOn } = before
  const happenedAt = before.happenedAt.toISOString()
  const spoken: Correctable = { kind, direction, outcome, minutes, notes, asked, said, nextOn, happenedAt }
  const after: Correctable = { ...spoken, ...patch }
  const fields = correctedFields(spoken, after)
  if (fields.length === 0) return interactionBy(work, id)
  await updateInteraction(work, { ...before, ...after, ...whenOf(work, after.happenedAt) })
  await work.announce(interactionChanged(before, fields))
  return interactionBy(work, id)
}

/** Takes a talk back, with the promise that was made in it. */
export async function archive(work: Writing, { id }: { id: InteractionId }): Promise<Interaction> {
  const talk = await load(work, id)
  if (talk.archivedAt === null) {
    await saveArchived(work, id, work.now)
    await work.announce(interactionArchived(talk))
  }
  return interactionBy(work, id)
}

export async function restore(work: Writing, { id }: { id: InteractionId }): Promise<Interaction> {
  const talk = await load(work, id)
  if (talk.archivedAt !== null) {
    await saveArchived(work, id, null)
    await work.announce(interactionRestored(talk))
  }
  return interactionBy(work, id)
}

type PromiseInput = z.output<typeof promiseInputSchema> & { partyId: PartyId; keptAt?: Date | null }

/** Writes down what we owe somebody, or they owe us, by a day. */
export async function promise(work: Writing, input: PromiseInput): Promise<Promised> {
  await checkParty(work, input.partyId)
  const id = await makePromise(work, input, null)
  return promiseBy(work, id)
}

export async function keepPromise(work: Writing, { id }: { id: PromiseId }): Promise<Promised> {
  const kept = await loadPromise(work, id)
  if (kept.keptAt === null) {
    await saveKept(work, id, work.now)
    await work.announce(promiseKept(kept))
  }
  return promiseBy(work, id)
}

export async function reopenPromise(work: Writing, { id }: { id: PromiseId }): Promise<Promised> {
  const kept = await loadPromise(work, id)
  if (kept.keptAt !== null) {
    await saveKept(work, id, null)
    await work.announce(promiseReopened(kept))
  }
  return promiseBy(work, id)
}

/** Takes out for good all talks and promises that came from a source, such as the sample. */
export async function removeSource(
  work: Writing,
  source: string,
): Promise<{ interactions: number; promises: number }> {
  const removed = await deleteSource(work, source)
  if (removed.interactions + removed.promises > 0) {
    await work.announce(interactionsRemoved({ source, ...removed }))
  }
  return removed
}

async function load(work: Writing, id: InteractionId): Promise<LockedInteraction> {
  const talk = await lockInteraction(work, id)
  if (!talk) throw refuse('not-found', { what: 'interaction' })
  return talk
}

async function loadPromise(work: Writing, id: PromiseId) {
  const promised = await lockPromise(work, id)
  if (!promised) throw refuse('not-found', { what: 'promise' })
  return promised
}

async function checkParty(work: Writing, partyId: PartyId): Promise<void> {
  const found = await partiesAmong(work, [partyId])
  if (!found.has(partyId)) throw refuse('not-found', { what: 'party' })
}

async function makePromise(
  work: Writing,
  input: PromiseInput,
  interactionId: InteractionId | null,
): Promise<PromiseId> {
  const made = promiseOf(work, input, {
    id: interactionId,
    memberId: work.actor.memberId,
    source: 'typed',
  })
  await insertPromises(work, [made])
  await work.announce(promiseMade(made))
  return made.id
}

type Origin = { id: InteractionId | null; memberId: KeptPromise['memberId']; source: string }

function promiseOf(work: Writing, input: PromiseInput, { id, memberId, source }: Origin): KeptPromise {
  const { partyId, by, text, dueOn, keptAt = null } = input
  const what = { partyId, by, text, dueOn, keptAt }
  return { ...what, id: work.newId('promise'), interactionId: id, memberId, source }
}

type Spoken = Omit<InteractionInput, 'promise'> & Pick<KeptInteraction, 'memberId' | 'source' | 'externalId'>

function talkOf(work: Writing, spoken: Spoken): KeptInteraction {
  const { partyId, memberId, kind, direction, outcome, minutes, notes, asked, said, nextOn } = spoken
  const { source, externalId } = spoken
  const texts = { notes: notes || null, said: said || null }
  const what = { partyId, memberId, kind, direction, outcome, minutes, asked, nextOn, source, externalId }
  return { ...what, ...texts, id: work.newId('interaction'), ...whenOf(work, spoken.happenedAt) }
}

/** When a talk was: at this time of the firm's today unless said otherwise; its day is the firm's, wherever the member is. */
function whenOf(work: Writing, happenedAt: string | undefined): { happenedAt: Date; happenedOn: string } {
  const { now, today, timeZone } = work
  const instant = happenedAt === undefined ? sameTimeOn(today, now, timeZone) : instantOf(happenedAt)
  if (isInFuture(instant, now)) throw refuse('invalid', { field: 'happenedAt', reason: 'in-future' })
  return { happenedAt: instant, happenedOn: dayOf(instant, timeZone) }
}
