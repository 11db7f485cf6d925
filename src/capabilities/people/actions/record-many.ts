import type { ManyDone } from '../../../kernel/contract.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { judgeEach } from '../../../platform/many.ts'
import type { Writing } from '../../../platform/work.ts'
import { partyAdded, partyArchived, partyChanged } from '../facts.ts'
import type { PartyInput } from '../model.ts'
import { changedFields } from '../rules/record.ts'
import { type KnownParty, lockParties } from '../store/load.ts'
import { insertLists, listNames, replaceLists, saveArchived, takeInHand } from '../store/parties.ts'
import { insertParties, updateParties } from '../store/rows.ts'
import { assertNotForgotten, openForgotten } from './forgotten.ts'
import { assertSound, type Change, kept, rolesKept, stewardsOf } from './record.ts'

type Many<Item> = { items: Item[]; allOrNothing: boolean }

/** Adds many persons and organisations at once. */
export async function addMany(work: Writing, many: Many<PartyInput>): Promise<ManyDone> {
  const stewards = await stewardsOf(work, many.items)
  const forgotten = await openForgotten(work)
  const { ready, say } = judgeEach(many, (input) => {
    assertSound(input, stewards)
    assertNotForgotten(forgotten, { ...input, source: 'typed', externalId: null })
    const roles = rolesKept(work, input.roles)
    return kept(work, { ...input, roles, id: work.newId('party'), source: 'typed', externalId: null })
  })
  if (ready.length > 0) {
    await takeInHand(
      work,
      ready.map(({ id }) => id),
    )
    await insertParties(work, ready)
    await insertLists(
      work,
      ready.map((party) => ({ party, names: listNames })),
    )
    await work.announce(...ready.map(({ id, source }) => partyAdded(id, { source })))
  }
  return say(({ id }) => ({ id, version: 1 }))
}

/** Changes many parties at once, each at the version one has seen. */
export async function changeMany(work: Writing, many: Many<Change>): Promise<ManyDone> {
  const find = await lockEach(work, many.items)
  const stewards = await stewardsOf(
    work,
    many.items.map(({ roles = [] }) => ({ roles }) as PartyInput),
  )
  const { ready, say } = judgeEach(many, ({ id, version, ...input }) => {
    const before = find(id)
    if (before.version !== version) {
      throw refuse('changed-meanwhile', { what: 'party', version: before.version })
    }
    const patch = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const wanted = { ...before, ...patch }
    const after = kept(work, { ...wanted, roles: rolesKept(work, wanted.roles) })
    // Who was steward before, or becomes one by writing, needs no proof that they work here.
    const known = [work.actor.memberId, ...before.roles.flatMap(({ stewardId }) => stewardId ?? [])]
    assertSound(after, new Set([...stewards, ...known]))
    return { id, version, party: after, fields: changedFields(before, after) }
  })
  const changed = ready.filter(({ fields }) => fields.length > 0)
  if (changed.length > 0) {
    await takeInHand(
      work,
      changed.map(({ id }) => id),
    )
    await updateParties(
      work,
      changed.map(({ party }) => party),
    )
    await replaceLists(
      work,
      changed.map(({ party, fields }) => ({
        party,
        names: listNames.filter((name) => fields.includes(name)),
      })),
    )
    await work.announce(...changed.map(({ id, fields }) => partyChanged(id, fields)))
  }
  return say(({ id, version, fields }) => ({ id, version: fields.length > 0 ? version + 1 : version }))
}

/** Puts many parties away; those that were put away before stay so. */
export async function archiveMany(work: Writing, many: Many<{ id: PartyId }>): Promise<ManyDone> {
  const find = await lockEach(work, many.items)
  const { ready, say } = judgeEach(many, ({ id }) => find(id))
  const open = ready.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id)
  await saveArchived(work, open, work.now)
  if (open.length > 0) await work.announce(...open.map(partyArchived))
  return say(({ id, version, archivedAt }) => ({ id, version: archivedAt === null ? version + 1 : version }))
}

/** Locks all that are named, and gives each once: a second time it would be somebody else's version. */
async function lockEach(work: Writing, items: readonly { id: PartyId }[]) {
  const known = await lockParties(
    work,
    items.map(({ id }) => id),
  )
  const given = new Set<PartyId>()
  return (id: PartyId): KnownParty => {
    const party = known.get(id)
    if (party === undefined) throw refuse('not-found', { what: 'party' })
    if (given.has(id)) throw refuse('invalid', { field: 'id', reason: 'twice' })
    given.add(id)
    return party
  }
}
