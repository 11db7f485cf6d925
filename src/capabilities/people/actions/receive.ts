import type { PartyId } from '../../../kernel/id.ts'
import { Turns } from '../../../platform/turns.ts'
import type { Writing } from '../../../platform/work.ts'
import { partyAdded, partyChanged } from '../facts.ts'
import type { PartyDraft } from '../model.ts'
import { type Addition, enriched } from '../rules/enrichment.ts'
import type { PartyGain } from '../rules/taking-back.ts'
import { sortNameOf } from '../rules/names.ts'
import { isKnownByNameOnly, Register } from '../rules/recognition.ts'
import { searchedIn, searchTextOf } from '../rules/search.ts'
import { forgetPlans, type KnownParty, loadCandidates, waitForTurn } from '../store/load.ts'
import {
  insertAddresses,
  insertEmails,
  insertNotes,
  insertOccasions,
  insertParties,
  insertPhones,
  insertRoles,
  type Of,
  updateParties,
} from '../store/rows.ts'
import { readPhones } from './phones.ts'

export type Received = {
  ids: PartyId[]
  created: number
  changed: number
  unchanged: number
  /** Those of them who were put away before; they stay so. */
  archived: PartyId[]
  /** Who is new, and what others gained: by this it can be taken back (`take-back.ts`). */
  news: { added: PartyId[]; gains: PartyGain[] }
}

/** A draft with all that can be worked out about it without the database. */
export type ReadyDraft = PartyDraft & Pick<KnownParty, 'sortName' | 'searchText'>

/** Reads the phones of a draft, leaves out repeats in its own lists, and works out what it is found and sorted by. */
export function readied(draft: PartyDraft, country: string): ReadyDraft {
  const { emails, phones, roles, tags } = draft
  // What is spread last costs a hundredth of what is spread first.
  const ready: ReadyDraft = { sortName: sortNameOf(draft), searchText: '', ...draft }
  ready.emails = emails.filter(
    ({ address }, at) => emails.findIndex((other) => other.address === address) === at,
  )
  ready.phones = phones.length === 0 ? [] : readPhones(phones, country)
  ready.roles = roles.filter(({ role }, at) => roles.findIndex((other) => other.role === role) === at)
  ready.tags = [...new Set(tags)]
  ready.searchText = searchTextOf(ready)
  return ready
}

/**
 * Brings in thousands of parties at once, as imports and stories do. Who is on record already is recognised and
 * only gains what was empty or new; the same drafts again change nothing. The ids come in the order of the drafts.
 */
export async function receiveParties(work: Writing, drafts: readonly PartyDraft[]): Promise<Received> {
  const turns = new Turns()
  const ready: ReadyDraft[] = []
  for (const draft of drafts) {
    ready.push(readied(draft, work.country))
    await turns.give()
  }
  return receiveReady(work, ready)
}

/** The same for drafts that were made ready while the database was busy with those before. */
export async function receiveReady(work: Writing, drafts: readonly ReadyDraft[]): Promise<Received> {
  if (drafts.length === 0)
    return { ids: [], created: 0, changed: 0, unchanged: 0, archived: [], news: { added: [], gains: [] } }
  await waitForTurn(work)
  const turns = new Turns()
  const register = new Register<KnownParty>()
  const named = drafts.filter(isKnownByNameOnly)
  const candidates = await loadCandidates(work, drafts, named)
  for (const party of candidates) {
    register.enter(party)
    await turns.give()
  }
  const outcome = new Outcome()
  const ids: PartyId[] = []
  for (const draft of drafts) {
    ids.push(takeIn({ work, register, outcome }, draft))
    await turns.give()
  }
  await save(work, outcome)
  await work.announce(
    ...[...outcome.created.values()].map(({ id, source }) => partyAdded(id, { source })),
    ...[...outcome.changed].map(([{ id }, { fields, source }]) => partyChanged(id, [...fields], source)),
  )
  const [created, changed] = [outcome.created.size, outcome.changed.size]
  const known = new Set(ids)
  const archived = candidates.filter(({ id, archivedAt }) => archivedAt !== null && known.has(id))
  return {
    ids,
    created,
    changed,
    unchanged: known.size - created - changed,
    archived: archived.map(({ id }) => id),
    news: { added: [...outcome.created].map(({ id }) => id), gains: outcome.gains },
  }
}

/** What came of the drafts, party by party: one that several drafts mean counts once. */
class Outcome {
  readonly created = new Set<KnownParty>()
  readonly changed = new Map<KnownParty, { fields: Set<string>; source: string }>()
  readonly added: { party: KnownParty; added: Addition }[] = []
  readonly gains: PartyGain[] = []
}

type Taking = { work: Writing; register: Register<KnownParty>; outcome: Outcome }

function takeIn({ work, register, outcome }: Taking, draft: ReadyDraft): PartyId {
  const known = register.recognise(draft)
  if (!known) {
    const party = newParty(work, draft)
    outcome.created.add(party)
    outcome.added.push({ party, added: draft })
    register.enter(party)
    return party.id
  }
  const { party, added, fields, gain } = enriched(known, draft)
  if (fields.length === 0) return known.id
  Object.assign(known, party, { searchText: searchTextOf(party), sortName: sortNameOf(party) })
  register.enter(known)
  outcome.added.push({ party: known, added })
  if (!outcome.created.has(known)) {
    const before = outcome.changed.get(known)?.fields ?? []
    outcome.changed.set(known, { fields: new Set([...before, ...fields]), source: draft.source })
    outcome.gains.push({ partyId: known.id, gain })
  }
  return known.id
}

function newParty(work: Writing, draft: ReadyDraft): KnownParty {
  return {
    id: work.newId('party'),
    version: 1,
    archivedAt: null,
    noteTexts: draft.notes.map(({ text }) => text),
    ...draft,
  }
}

type Kept = Omit<Addition, 'notes'>

async function save(work: Writing, { created, changed, added }: Outcome): Promise<void> {
  const each = <Item>(items: (lists: Kept) => readonly Item[]): Of<Item>[] =>
    added.flatMap(({ party, added }) => {
      const all = items(party)
      return items(added).map((item) => ({ partyId: party.id, position: all.indexOf(item), ...item }))
    })
  await insertParties(work, [...created])
  await updateParties(work, [...changed.keys()])
  await forgetPlans(work)
  await insertEmails(
    work,
    each(({ emails }) => emails),
  )
  await insertPhones(
    work,
    each(({ phones }) => phones),
  )
  await insertAddresses(
    work,
    each(({ addresses }) => addresses),
  )
  await insertRoles(
    work,
    each(({ roles }) => roles),
  )
  await insertOccasions(
    work,
    each(({ occasions }) => occasions),
  )
  await insertNotes(
    work,
    added.flatMap(({ party, added }) =>
      added.notes.map((note) => ({
        partyId: party.id,
        id: work.newId('note'),
        searchText: searchedIn(note.text),
        learnedBy: null,
        ...note,
      })),
    ),
  )
}
