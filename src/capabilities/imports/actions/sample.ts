import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { amountOf } from '../../../kernel/money.ts'
import type { Writing } from '../../../platform/work.ts'
import type { InteractionDraft } from '../../interactions/actions.ts'
import { keepPromise, logMany, removeSource as removeTalks } from '../../interactions/actions.ts'
import type { InteractionKind, Outcome, Question } from '../../interactions/model.ts'
import { promises } from '../../interactions/views.ts'
import { link } from '../../people/actions/links.ts'
import { receiveParties } from '../../people/actions/receive.ts'
import { removeSource as removePeople } from '../../people/actions/remove-source.ts'
import type { NoteKind, PartyDraft, PartyInput } from '../../people/model.ts'
import type { linkKinds } from '../../people/model/link.ts'
import { partyInputSchema } from '../../people/model.ts'
import { receiveTradeLines } from '../../trade/actions/receive.ts'
import { payMany, removeSource as removeTrade } from '../../trade/actions/record-many.ts'
import type { Side, TradeLineDraft } from '../../trade/model.ts'

/** Where all of a sample comes from: by this it is told apart from the firm's own, and removed. */
export const sampleSource = 'sample'

/** A small business as a story tells it; people and things call each other by keys. */
export type Sample = {
  parties: readonly SampleParty[]
  links: readonly { from: string; to: string; kind: (typeof linkKinds)[number]; note: string | null }[]
  trades: readonly SampleTrade[]
  talks: readonly SampleTalk[]
}

export type SampleParty = Partial<PartyInput> &
  Pick<PartyInput, 'kind' | 'displayName'> & {
    key: string
    notes: { kind: NoteKind; text: string }[]
    /** Whether whoever brings the sample in is the steward. */
    lookedAfter: boolean
  }

export type SampleTrade = {
  key: string
  party: string
  side: Side
  number: string | null
  on: Day
  dueOn: Day | null
  paidOn: Day | null
  lines: readonly { product: string; quantity: number; unitPrice: string }[]
}

export type SampleTalk = {
  key: string
  party: string
  kind: InteractionKind
  outcome: Outcome
  on: Day
  minutes: number | null
  notes: string | null
  asked: Question | null
  said: string | null
  promise: { by: 'us' | 'them'; text: string; dueOn: Day; isKept: boolean } | null
}

/** Brings a sample business in, in one go; the same one again changes nothing. */
export async function bringSample(
  work: Writing,
  sample: Sample,
): Promise<{ parties: number; trades: number; talks: number }> {
  const received = await receiveParties(
    work,
    sample.parties.map((party) => draftOf(work, party)),
  )
  const idOf = directory(sample.parties, received.ids)
  await receiveTradeLines(
    work,
    sampleSource,
    sample.trades.flatMap((trade) => linesOf(work, trade, idOf(trade.party))),
  )
  const paid = sample.trades.flatMap(({ key, paidOn }) => (paidOn ? [{ externalId: key, paidOn }] : []))
  await payMany(work, sampleSource, paid)
  const talks = await logMany(
    work,
    sample.talks.map((talk) => talkOf(work, talk, idOf(talk.party))),
  )
  const counts = { parties: sample.parties.length, trades: sample.trades.length, talks: sample.talks.length }
  if (received.created === 0 && talks.created === 0) return counts
  for (const { from, to, kind, note } of sample.links)
    await link(work, { id: idOf(from), toId: idOf(to), kind, note })
  await keepPromises(work, sample, idOf)
  await work.announce({ kind: 'SampleBrought', details: counts })
  return counts
}

/** Takes a sample out again: nothing of it stays but what the ledger says happened. */
export async function removeSample(work: Writing): Promise<{ done: true }> {
  const { interactions } = await removeTalks(work, sampleSource)
  const { trades } = await removeTrade(work, sampleSource)
  const { parties } = await removePeople(work, sampleSource)
  if (parties + trades + interactions > 0)
    await work.announce({ kind: 'SampleRemoved', details: { parties, trades, talks: interactions } })
  return { done: true }
}

type Directory = (key: string) => PartyId

function directory(parties: readonly SampleParty[], ids: readonly PartyId[]): Directory {
  const byKey = new Map(parties.map(({ key }, place) => [key, ids[place]]))
  return (key) => {
    const id = byKey.get(key)
    if (id === undefined) throw new Error(`The sample speaks of ${key}, who is not in it.`)
    return id
  }
}

function draftOf(work: Writing, { key, lookedAfter, ...party }: SampleParty): PartyDraft {
  const told = partyInputSchema.parse(party)
  const stewardId = lookedAfter ? work.actor.memberId : null
  return {
    ...told,
    roles: told.roles.map((role) => ({ ...role, stewardId })),
    notes: party.notes,
    source: sampleSource,
    externalId: key,
  }
}

function linesOf(work: Writing, trade: SampleTrade, partyId: PartyId): TradeLineDraft[] {
  const head = {
    externalId: trade.key,
    side: trade.side,
    number: trade.number,
    happenedAt: noon(trade.on),
    happenedOn: trade.on,
    dueOn: trade.dueOn,
    currency: work.currency,
    isReturn: false,
    partyId,
  }
  return trade.lines.map(({ product, quantity, unitPrice }, position) => ({
    ...head,
    position,
    productKey: product,
    productName: product,
    quantity: String(quantity),
    unitPrice,
    amountMinor: amountOf(String(quantity), unitPrice, work.currency) ?? 0,
  }))
}

function talkOf(
  work: Writing,
  { key, on, promise, ...talk }: SampleTalk,
  partyId: PartyId,
): InteractionDraft {
  return {
    ...talk,
    partyId,
    direction: talk.kind === 'visit' ? 'in' : 'out',
    happenedAt: noon(on),
    nextOn: null,
    promise: promise && { by: promise.by, text: promise.text, dueOn: promise.dueOn },
    source: sampleSource,
    externalId: key,
    memberId: work.actor.memberId,
  }
}

async function keepPromises(work: Writing, { talks }: Sample, idOf: Directory): Promise<void> {
  for (const { party, promise } of talks) {
    if (!promise?.isKept) continue
    const { items } = await promises(work, { partyId: idOf(party), open: true, limit: 50 })
    const made = items.find(({ text, dueOn }) => text === promise.text && dueOn === promise.dueOn)
    if (made) await keepPromise(work, { id: made.id })
  }
}

// About the middle of the day in most zones, so that the day is the one that was told.
function noon(on: Day): string {
  return `${on}T10:45:00Z`
}
