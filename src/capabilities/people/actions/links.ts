import type { z } from 'zod'
import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { partiesLinked, partiesUnlinked } from '../facts.ts'
import type { linkKinds, linkSchema } from '../model.ts'
import { loadParties } from '../store/load.ts'
import { deleteLink, insertLinks, type KeptLink } from '../store/parties.ts'
import { get } from '../views/get.ts'

type Tie = { id: PartyId; toId: PartyId; kind: (typeof linkKinds)[number]; note: string | null }

/** Ties two parties together: the first works at, refers, supplies … the second. */
export async function link(
  work: Writing,
  { id, toId, kind, note }: Tie,
): Promise<z.output<typeof linkSchema>> {
  if (id === toId) throw refuse('invalid', { field: 'toId', reason: 'itself' })
  const parties = await loadParties(work, [id, toId])
  if (parties.length < 2) throw refuse('not-found', { what: 'party' })
  const linkId = work.newId('link')
  const made = await insertLinks(work, [{ id: linkId, fromId: id, toId, kind, note }])
  if (!made.has(linkId)) throw refuse('already-there', { what: 'link' })
  await work.announce(partiesLinked(id, { linkId, toId, kind }))
  const { links } = await get(work, { id })
  const shown = links.find((one) => one.id === linkId)
  if (!shown) throw new Error('A link that was just made is not there.')
  return shown
}

/** Ties many at once, as stories do; those that are tied like this already stay as they are. */
export async function linkMany(work: Writing, ties: readonly Tie[]): Promise<{ created: number }> {
  const links = ties.map(({ id, toId, kind, note }): KeptLink & Pick<Tie, 'kind'> => {
    return { id: work.newId('link'), fromId: id, toId, kind, note }
  })
  const made = await insertLinks(work, links)
  const created = links.filter(({ id }) => made.has(id))
  await work.announce(
    ...created.map(({ id, fromId, toId, kind }) => partiesLinked(fromId, { linkId: id, toId, kind })),
  )
  return { created: created.length }
}

export async function unlink(
  work: Writing,
  tie: { id: PartyId; linkId: Id<'link'> },
): Promise<{ done: true }> {
  if (!(await deleteLink(work, tie))) throw refuse('not-found', { what: 'link' })
  await work.announce(partiesUnlinked(tie.id, tie.linkId))
  return { done: true }
}
