import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { mergeParties, undoMerge, type Wanted } from '../../people/actions/merge.ts'
import { mergeOf } from '../../people/views/merges.ts'
import { foundDifferent, pairReopened } from '../facts.ts'
import type { Merge } from '../model.ts'
import { decidePair } from '../store.ts'
import { olderFirst } from '../views/pairs.ts'

type MergeId = Id<'merge'>
type Asked = { id: PartyId; goneId: PartyId; chosen: NonNullable<Wanted['chosen']> }

/** Makes two records one; the first stays. */
export async function merge(work: Writing, { id, goneId, chosen }: Asked): Promise<Merge> {
  const [made] = await mergeParties(work, [{ keptId: id, goneId, chosen }])
  return mergeOf(work, made.id)
}

/** Makes one of each pair that a member picked; the older record stays. */
export async function mergeMany(work: Writing, { ids }: { ids: Id<'pair'>[] }): Promise<{ merged: number }> {
  const pairs = await olderFirst(work, ids)
  if (pairs.length === 0) throw refuse('not-found', { what: 'pair' })
  const made = await mergeParties(work, pairs)
  return { merged: made.length }
}

type Undoing = { id: MergeId; rows: string[]; fields: string[] }

/** Makes two again of what was made one. */
export async function undo(work: Writing, { id, rows, fields }: Undoing): Promise<Merge> {
  await undoMerge(work, id, { rows, fields })
  return mergeOf(work, id)
}

/** Says that the two of a pair are two; they are not named again. */
export async function differ(work: Writing, { id }: { id: Id<'pair'> }): Promise<{ done: true }> {
  const pair = await decidePair(work, id, 'different')
  if (!pair) throw refuse('not-found', { what: 'pair' })
  await work.announce(foundDifferent(pair.oneId, id, pair.otherId))
  return { done: true }
}

/** Takes that back. */
export async function reopen(work: Writing, { id }: { id: Id<'pair'> }): Promise<{ done: true }> {
  const pair = await decidePair(work, id, 'open')
  if (!pair) throw refuse('not-found', { what: 'pair' })
  await work.announce(pairReopened(pair.oneId, id))
  return { done: true }
}
