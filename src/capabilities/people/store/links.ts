import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { LinkKind, TieDetails } from '../model/link.ts'

export type KeptLink = TieDetails & {
  id: Id<'link'>
  fromId: PartyId
  toId: PartyId
  kind: string
  ownKindId: Id<'link-kind'> | null
}

/** Ties parties together and gives the ids of those links that were not there already. */
export async function insertLinks(work: Writing, links: readonly KeptLink[]): Promise<Set<Id<'link'>>> {
  const rows = await work.db.query<{ id: Id<'link'> }>(
    `insert into link (
       workspace_id, created_at, id, from_id, to_id, kind, own_kind_id, role, since, until, note)
     select $1, $2, t.*
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::date[],
       $10::date[], $11::text[]) as t
     on conflict (workspace_id, from_id, to_id, kind, own_kind_id) do nothing
     returning id`,
    [
      work.workspaceId,
      work.now,
      links.map(({ id }) => id),
      links.map(({ fromId }) => fromId),
      links.map(({ toId }) => toId),
      links.map(({ kind }) => kind),
      links.map(({ ownKindId }) => ownKindId),
      links.map(({ role }) => role),
      links.map(({ since }) => since),
      links.map(({ until }) => until),
      links.map(({ note }) => note),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}

/** A link of a party, whichever end it is, locked until the transaction ends. */
export async function lockLink(
  work: Writing,
  { id, linkId }: { id: PartyId; linkId: Id<'link'> },
): Promise<(TieDetails & { version: number }) | undefined> {
  const [row] = await work.db.query<TieDetails & { version: number }>(
    `select role, since, until, note, version
     from link
     where workspace_id = $1
       and id = $2
       and (from_id = $3 or to_id = $3)
     for update`,
    [work.workspaceId, linkId, id],
  )
  return row
}

/** Saves what is said of a tie; the version goes up by one. */
export async function updateLink(work: Writing, linkId: Id<'link'>, tie: TieDetails): Promise<void> {
  await work.db.query(
    `update link
     set role = $3, since = $4, until = $5, note = $6, version = version + 1
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, linkId, tie.role, tie.since, tie.until, tie.note],
  )
}

/** Unties; says whether there was such a link of this party. */
export async function deleteLink(
  work: Writing,
  { id, linkId }: { id: PartyId; linkId: Id<'link'> },
): Promise<boolean> {
  const rows = await work.db.query(
    `delete from link
     where workspace_id = $1
       and id = $2
       and (from_id = $3 or to_id = $3)
     returning id`,
    [work.workspaceId, linkId, id],
  )
  return rows.length > 0
}

/** A kind of the firm's own, locked until the transaction ends. */
export async function lockLinkKind(work: Writing, id: Id<'link-kind'>): Promise<LinkKind | undefined> {
  const [row] = await work.db.query<LinkKind>(
    `select id, name, reverse_name as "reverseName", retired_at is not null as retired, version
     from link_kind
     where workspace_id = $1
       and id = $2
     for update`,
    [work.workspaceId, id],
  )
  return row
}

/** Makes a kind or saves it; says no where another that is still offered has its name. */
export async function saveLinkKind(work: Writing, kind: LinkKind): Promise<boolean> {
  const [taken] = await work.db.query(
    `select from link_kind
     where workspace_id = $1
       and lower(name) = lower($2)
       and retired_at is null
       and id <> $3`,
    [work.workspaceId, kind.name, kind.id],
  )
  if (taken && !kind.retired) return false
  await work.db.query(
    `insert into link_kind (workspace_id, id, name, reverse_name, retired_at, version, created_at)
     values ($1, $2, $3, $4, case when $5 then $6::timestamptz end, $7, $6)
     on conflict (workspace_id, id) do update
     set name = excluded.name, reverse_name = excluded.reverse_name, version = excluded.version,
       retired_at = case when $5 then coalesce(link_kind.retired_at, $6) end`,
    [work.workspaceId, kind.id, kind.name, kind.reverseName, kind.retired, work.now, kind.version],
  )
  return true
}

/** Only one at a time makes or renames a kind of tie, else two would give the same name. */
export async function waitForKinds(work: Writing): Promise<void> {
  await work.db.query(`select pg_advisory_xact_lock(hashtextextended('link-kinds ' || $1::text, 0))`, [
    work.workspaceId,
  ])
}
