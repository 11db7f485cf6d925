import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { partyAdded, partyArchived, partyChanged, partyRestored } from '../facts.ts'
import type { Party, PartyInput } from '../model.ts'
import { sortNameOf } from '../rules/names.ts'
import { changedFields, repeated, stewardedBy } from '../rules/record.ts'
import { searchTextOf } from '../rules/search.ts'
import { type KnownParty, lockParty } from '../store/load.ts'
import {
  insertLists,
  listNames,
  membersAmong,
  replaceLists,
  saveArchived,
  takeInHand,
} from '../store/parties.ts'
import { insertParties, type KeptParty, updateParties } from '../store/rows.ts'
import { get } from '../views/get.ts'
import { assertNotForgotten, openForgotten } from './forgotten.ts'
import { readPhones } from './phones.ts'

/** Adds a person or an organisation. */
export async function add(work: Writing, input: PartyInput): Promise<Party> {
  await check(work, input)
  assertNotForgotten(await openForgotten(work), { ...input, source: 'typed', externalId: null })
  const party = kept(work, {
    ...input,
    roles: rolesKept(work, input.roles),
    id: work.newId('party'),
    source: 'typed',
    externalId: null,
  })
  await takeInHand(work, [party.id])
  await insertParties(work, [party])
  await insertLists(work, [{ party, names: listNames }])
  await work.announce(partyAdded(party.id, { source: party.source }))
  return get(work, party)
}

export type Change = { [Field in keyof PartyInput]?: PartyInput[Field] | undefined } & {
  id: PartyId
  version: number
}

/** Changes what is on record; lists that are given replace the ones before. */
export async function change(work: Writing, { id, version, ...input }: Change): Promise<Party> {
  const before = await load(work, id)
  if (before.version !== version) {
    throw refuse('changed-meanwhile', { what: 'party', version: before.version })
  }
  const patch = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const wanted = { ...before, ...patch }
  const after = kept(work, { ...wanted, roles: rolesKept(work, wanted.roles) })
  await check(work, after)
  const fields = changedFields(before, after)
  if (fields.length === 0) return get(work, { id })
  await takeInHand(work, [id])
  await updateParties(work, [after])
  await replaceLists(work, [{ party: after, names: listNames.filter((name) => fields.includes(name)) }])
  await work.announce(partyChanged(id, fields))
  return get(work, { id })
}

/** Puts a party away; nothing of it is lost. */
export async function archive(work: Writing, { id }: { id: PartyId }): Promise<Party> {
  const { archivedAt } = await load(work, id)
  if (archivedAt === null) {
    await saveArchived(work, [id], work.now)
    await work.announce(partyArchived(id))
  }
  return get(work, { id })
}

/** Brings an archived party back. */
export async function restore(work: Writing, { id }: { id: PartyId }): Promise<Party> {
  const { archivedAt } = await load(work, id)
  if (archivedAt !== null) {
    await saveArchived(work, [id], null)
    await work.announce(partyRestored(id))
  }
  return get(work, { id })
}

async function load(work: Writing, id: PartyId): Promise<KnownParty> {
  const party = await lockParty(work, id)
  if (!party) throw refuse('not-found', { what: 'party' })
  return party
}

/** What was written, with what follows from it: how it is sorted and what it is found by. */
export function kept<P extends Omit<KeptParty, 'sortName' | 'searchText'>>(work: Writing, party: P) {
  const phones = readPhones(
    // Who corrects a number shall not keep the old one beside it.
    party.phones.map((phone) => ({ ...phone, e164: null })),
    work.country,
  )
  const read = { ...party, phones, tags: [...new Set(party.tags)] }
  return { ...read, sortName: sortNameOf(read), searchText: searchTextOf(read) }
}

/** Who is limited to the parties they look after goes on looking after what they write. */
export function rolesKept({ actor }: Writing, roles: PartyInput['roles']): PartyInput['roles'] {
  if (!actor.isLimited) return roles
  const mine = stewardedBy(actor.memberId, roles)
  if (mine === null) throw refuse('invalid', { field: 'roles', reason: 'not-stewarded' })
  return mine
}

async function check(work: Writing, party: PartyInput): Promise<void> {
  assertSound(party, await stewardsOf(work, [party]))
}

/** Those of the stewards that these parties name who work here. */
export async function stewardsOf(work: Writing, parties: readonly PartyInput[]): Promise<Set<string>> {
  const named = new Set(parties.flatMap(({ roles }) => roles.flatMap(({ stewardId }) => stewardId ?? [])))
  return new Set(named.size === 0 ? [] : await membersAmong(work, [...named]))
}

/** Refuses what names the same thing twice, or a steward who doesn't work here. */
export function assertSound(party: PartyInput, stewards: ReadonlySet<string>): void {
  const field = repeated(party)
  if (field !== null) throw refuse('invalid', { field, reason: 'twice' })
  const isUnknown = (stewardId: string | null) => stewardId !== null && !stewards.has(stewardId)
  if (party.roles.some(({ stewardId }) => isUnknown(stewardId))) throw refuse('not-found', { what: 'member' })
}
