import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { mergeUndone, partiesMerged } from '../facts.ts'
import { type Chosen, columnOf, mergedSaying, settled } from '../rules/merging.ts'
import { sortNameOf } from '../rules/names.ts'
import { searchTextOf } from '../rules/search.ts'
import { forgetPlans, type KnownParty, loadParties, lockParties, waitForTurn } from '../store/load.ts'
import {
  finishMerges,
  insertMerges,
  type KeptMerge,
  lockMerge,
  type MergeId,
  moveParties,
  partParties,
} from '../store/merges.ts'
import { updateParties } from '../store/rows.ts'

/** Two records that are one party, and whose word counts where they disagree. */
export type Wanted = Readonly<{ keptId: PartyId; goneId: PartyId; chosen?: Chosen }>

/**
 * Makes each pair one party, all of them set by set: the first stays, and everything of the second is its own from then
 * on. Pairs that hang together become one. A pair of which one is not there, or is of another kind, is refused.
 */
export async function mergeParties(work: Writing, wanted: readonly Wanted[]): Promise<KeptMerge[]> {
  // Who sees a part of the firm only might tear from the rest what they can't see.
  if (work.actor.isLimited) throw refuse('not-allowed')
  await waitForTurn(work)
  const parties = await lockParties(work, [
    ...new Set(wanted.flatMap(({ keptId, goneId }) => [keptId, goneId])),
  ])
  for (const pair of wanted) assertMergeable(pair, parties)
  const pairs = settled<PartyId, Wanted>(wanted)
  if (pairs.length === 0) return []
  const merges = pairs.map(({ keptId, goneId }) => ({ id: work.newId('merge') as MergeId, keptId, goneId }))
  const saying = sayingOf(pairs, parties)
  await insertMerges(work, merges)
  if (pairs.length > 1) await forgetPlans(work)
  const ids = merges.map(({ id }) => id)
  await moveParties(work, ids)
  const kept = await loadParties(work, [...saying.keys()])
  await updateParties(
    work,
    kept.map((party) => known({ ...party, ...saying.get(party.id) })),
  )
  await finishMerges(work, ids)
  await work.announce(
    ...merges.map(({ id, keptId, goneId }) => partiesMerged(keptId, { mergeId: id, goneId })),
  )
  return merges
}

function assertMergeable({ keptId, goneId }: Wanted, parties: ReadonlyMap<PartyId, KnownParty>): void {
  const [kept, gone] = [parties.get(keptId), parties.get(goneId)]
  if (!kept || !gone) throw refuse('not-found', { what: 'party' })
  if (keptId === goneId) throw refuse('invalid', { field: 'goneId', reason: 'itself' })
  if (kept.kind !== gone.kind) throw refuse('invalid', { field: 'goneId', reason: 'other-kind' })
}

/** What each record that stays says in the end; one may take in several, one after the other. */
function sayingOf(pairs: readonly Wanted[], parties: ReadonlyMap<PartyId, KnownParty>) {
  const saying = new Map<PartyId, ReturnType<typeof mergedSaying>>()
  for (const { keptId, goneId, chosen } of pairs) {
    const [kept, gone] = [saying.get(keptId) ?? parties.get(keptId), parties.get(goneId)]
    if (kept && gone) saying.set(keptId, mergedSaying(kept, gone, chosen))
  }
  return saying
}

/** A record with what follows from it: how it is sorted and what it is found by. */
function known(party: KnownParty): KnownParty {
  return { ...party, sortName: sortNameOf(party), searchText: searchTextOf(party) }
}

/** What was written since the merge and belongs to the one that comes back: rows by their id, fields by their name. */
export type GivenBack = Readonly<{ rows: readonly string[]; fields: readonly string[] }>

/** Makes two again of what was made one, at any later time; what was written since stays where it is unless given back. */
export async function undoMerge(work: Writing, id: MergeId, given: GivenBack): Promise<KeptMerge> {
  if (work.actor.isLimited) throw refuse('not-allowed')
  await waitForTurn(work)
  const merge = await lockMerge(work, id)
  if (!merge) throw refuse('not-found', { what: 'merge' })
  await partParties(work, id, { rows: given.rows, columns: given.fields.map(columnOf) })
  const both = await loadParties(work, [merge.keptId, merge.goneId])
  await updateParties(work, both.map(known))
  await work.announce(mergeUndone(merge.keptId, id), mergeUndone(merge.goneId, id))
  return merge
}
