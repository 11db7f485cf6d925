import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { partyAdded, partyChanged } from '../facts.ts'
import type { PartyDraft } from '../model.ts'
import { type Addition, enriched } from '../rules/enrichment.ts'
import { sortNameOf } from '../rules/names.ts'
import { Register } from '../rules/recognition.ts'
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

export type Received = { ids: PartyId[]; created: number; changed: number; unchanged: number }

/**
 * Brings in thousands of parties at once, as imports and stories do. Who is on record already is recognised and
 * only gains what was empty or new; the same drafts again change nothing. The ids come in the order of the drafts.
 */
export async function receiveParties(work: Writing, drafts: readonly PartyDraft[]): Promise<Received> {
  if (drafts.length === 0) return { ids: [], created: 0, changed: 0, unchanged: 0 }
  await waitForTurn(work)
  const read = drafts.map((draft) => tidied(draft, work.country))
  const register = new Register<KnownParty>()
  for (const party of await loadCandidates(work, read)) register.enter(party)
  const outcome = new Outcome()
  const ids = read.map((draft) => takeIn({ work, register, outcome }, draft))
  await save(work, outcome)
  await work.announce(
    ...[...outcome.created.values()].map(({ id, source }) => partyAdded(id, { source })),
    ...[...outcome.changed].map(([{ id }, fields]) => partyChanged(id, [...fields])),
  )
  const [created, changed] = [outcome.created.size, outcome.changed.size]
  return { ids, created, changed, unchanged: new Set(ids).size - created - changed }
}

/** What came of the drafts, party by party: one that several drafts mean counts once. */
class Outcome {
  readonly created = new Set<KnownParty>()
  readonly changed = new Map<KnownParty, Set<string>>()
  readonly added: { party: KnownParty; added: Addition }[] = []
}

type Taking = { work: Writing; register: Register<KnownParty>; outcome: Outcome }

function takeIn({ work, register, outcome }: Taking, draft: PartyDraft): PartyId {
  const known = register.recognise(draft)
  if (!known) {
    const party = newParty(work, draft)
    outcome.created.add(party)
    outcome.added.push({ party, added: draft })
    register.enter(party)
    return party.id
  }
  const { party, added, fields } = enriched(known, draft)
  if (fields.length === 0) return known.id
  Object.assign(known, party, { searchText: searchTextOf(party), sortName: sortNameOf(party) })
  register.enter(known)
  outcome.added.push({ party: known, added })
  if (!outcome.created.has(known)) {
    const before = outcome.changed.get(known) ?? []
    outcome.changed.set(known, new Set([...before, ...fields]))
  }
  return known.id
}

function newParty(work: Writing, draft: PartyDraft): KnownParty {
  return {
    ...draft,
    id: work.newId('party'),
    sortName: sortNameOf(draft),
    searchText: searchTextOf(draft),
    version: 1,
    archivedAt: null,
    noteTexts: draft.notes.map(({ text }) => text),
  }
}

async function save(work: Writing, { created, changed, added }: Outcome): Promise<void> {
  const each = <Item>(items: (list: Addition) => readonly Item[]): Of<Item>[] =>
    added.flatMap(({ party, added }) => {
      const all = items({ ...party, notes: added.notes })
      return items(added).map((item) => ({ ...item, partyId: party.id, position: all.indexOf(item) }))
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
  const notes = each(({ notes }) => notes)
  await insertNotes(
    work,
    notes.map((note) => ({
      ...note,
      id: work.newId('note'),
      searchText: searchedIn(note.text),
      learnedBy: null,
    })),
  )
}

/** A draft without repeats in its own lists, and with its phones read. */
function tidied(draft: PartyDraft, country: string): PartyDraft {
  return {
    ...draft,
    emails: draft.emails.filter(
      ({ address }, at) => draft.emails.findIndex((other) => other.address === address) === at,
    ),
    phones: draft.phones.length === 0 ? [] : readPhones(draft.phones, country),
    roles: draft.roles.filter(({ role }, at) => draft.roles.findIndex((other) => other.role === role) === at),
    tags: [...new Set(draft.tags)],
  }
}
