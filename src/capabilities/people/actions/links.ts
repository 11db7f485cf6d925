import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { linkChanged, partiesLinked, partiesUnlinked } from '../facts.ts'
import type { Link, linkKinds, TieDetails, tieKinds } from '../model/link.ts'
import { loadParties } from '../store/load.ts'
import { deleteLink, insertLinks, type KeptLink, lockLink, lockLinkKind, updateLink } from '../store/links.ts'
import { get } from '../views/get.ts'

type Tie = Partial<TieDetails> & {
  id: PartyId
  toId: PartyId
  kind: (typeof tieKinds)[number]
  ownKindId?: Id<'link-kind'> | null
}
const unsaid = { ownKindId: null, role: null, since: null, until: null, note: null }

/** Ties two parties together: the first works at, refers, supplies … the second. */
export async function link(work: Writing, { id, ...given }: Tie): Promise<Link> {
  const tie = { ...unsaid, ...given }
  const { toId, kind, ownKindId } = tie
  if (id === toId) throw refuse('invalid', { field: 'toId', reason: 'itself' })
  if ((kind === 'own') !== (ownKindId !== null))
    throw refuse('invalid', { field: 'ownKindId', expected: 'a kind of your own, where the kind is `own`' })
  assertInOrder(tie)
  const parties = await loadParties(work, [id, toId])
  if (parties.length < 2) throw refuse('not-found', { what: 'party' })
  const ownKind = ownKindId && (await lockLinkKind(work, ownKindId))
  if (ownKindId && (!ownKind || ownKind.retired)) throw refuse('not-found', { what: 'link-kind' })
  const linkId = work.newId('link')
  const made = await insertLinks(work, [{ ...tie, id: linkId, fromId: id }])
  if (!made.has(linkId)) throw refuse('already-there', { what: 'link' })
  await work.announce(partiesLinked(id, { linkId, toId, kind }))
  return shown(work, { id, linkId })
}

type Simple = { id: PartyId; toId: PartyId; kind: (typeof linkKinds)[number]; note: string | null }

/** Ties many at once, as stories do; those that are tied like this already stay as they are. */
export async function linkMany(work: Writing, ties: readonly Simple[]): Promise<{ created: number }> {
  const links = ties.map(({ id, toId, kind, note }): KeptLink & Pick<Simple, 'kind'> => {
    return { ...unsaid, id: work.newId('link'), fromId: id, toId, kind, note }
  })
  const made = await insertLinks(work, links)
  const created = links.filter(({ id }) => made.has(id))
  await work.announce(
    ...created.map(({ id, fromId, toId, kind }) => partiesLinked(fromId, { linkId: id, toId, kind })),
  )
  return { created: created.length }
}

type Which = { id: PartyId; linkId: Id<'link'> }
type Change = Which & { version: number } & {
  [Field in keyof TieDetails]?: TieDetails[Field] | undefined
}

/** Changes as what, or from when to when, two parties are tied. */
export async function changeLink(work: Writing, { id, linkId, version, ...change }: Change): Promise<Link> {
  const before = await lockLink(work, { id, linkId })
  if (!before) throw refuse('not-found', { what: 'link' })
  if (before.version !== version) throw refuse('changed-meanwhile', { what: 'link', version: before.version })
  const { role = before.role, since = before.since, until = before.until, note = before.note } = change
  const after = { role, since, until, note }
  assertInOrder(after)
  const fields = (['role', 'since', 'until', 'note'] as const).filter(
    (field) => after[field] !== before[field],
  )
  if (fields.length > 0) {
    await updateLink(work, linkId, after)
    await work.announce(linkChanged(id, linkId, fields))
  }
  return shown(work, { id, linkId })
}

export async function unlink(work: Writing, tie: Which): Promise<{ done: true }> {
  if (!(await deleteLink(work, tie))) throw refuse('not-found', { what: 'link' })
  await work.announce(partiesUnlinked(tie.id, tie.linkId))
  return { done: true }
}

function assertInOrder({ since, until }: Pick<TieDetails, 'since' | 'until'>): void {
  if (since !== null && until !== null && until < since)
    throw refuse('invalid', { field: 'until', reason: 'before-it-began' })
}

async function shown(work: Writing, { id, linkId }: Which): Promise<Link> {
  const { links } = await get(work, { id })
  const link = links.find((one) => one.id === linkId)
  if (!link) throw new Error('A link that was just written is not there.')
  return link
}
