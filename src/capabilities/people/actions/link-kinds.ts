import type { Id } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { linkKindAdded, linkKindChanged } from '../facts.ts'
import type { LinkKind, LinkKindInput } from '../model/link.ts'
import { lockLinkKind, saveLinkKind, waitForKinds } from '../store/links.ts'

/** Makes a kind of tie for this firm. */
export async function addLinkKind(work: Writing, input: LinkKindInput): Promise<LinkKind> {
  await waitForKinds(work)
  const kind = { ...input, id: work.newId('link-kind'), retired: false, version: 1 }
  if (!(await saveLinkKind(work, kind))) throw refuse('already-there', { what: 'link-kind' })
  await work.announce(linkKindAdded(kind.id))
  return kind
}

type Change = { kindId: Id<'link-kind'>; version: number } & {
  [Field in 'name' | 'reverseName' | 'retired']?: LinkKind[Field] | undefined
}

/** Renames a kind of tie, or offers it no longer; ties of this kind stay what they are. */
export async function changeLinkKind(
  work: Writing,
  { kindId, version, ...change }: Change,
): Promise<LinkKind> {
  await waitForKinds(work)
  const before = await lockLinkKind(work, kindId)
  if (!before) throw refuse('not-found', { what: 'link-kind' })
  if (before.version !== version)
    throw refuse('changed-meanwhile', { what: 'link-kind', version: before.version })
  const { name = before.name, reverseName = before.reverseName, retired = before.retired } = change
  const after = { id: before.id, name, reverseName, retired, version: version + 1 }
  if (!(await saveLinkKind(work, after))) throw refuse('already-there', { what: 'link-kind' })
  await work.announce(linkKindChanged(kindId))
  return after
}
