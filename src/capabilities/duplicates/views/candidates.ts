import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import { mostUnderKey } from '../rules/keys.ts'
import type { Comparable } from '../rules/features.ts'

type Changed = Readonly<{ since: Date; after: PartyId | null; limit: number }>

/** Parties that were added or changed since, in the order of their ids; archived ones with them, to be forgotten. */
export async function changedSince(
  { db, workspaceId }: Reading,
  { since, after, limit }: Changed,
): Promise<{ id: PartyId; archived: boolean }[]> {
  return db.query<{ id: PartyId; archived: boolean }>(
    `select id, archived_at is not null as archived
     from party
     where workspace_id = $1
       and updated_at > $2
       and ($3::uuid is null or id > $3)
     order by id
     limit $4`,
    [workspaceId, since, after, limit],
  )
}

/** Some of those that can be compared, drawn evenly. */
export async function drawnEvenly({ db, workspaceId }: Reading, limit: number): Promise<PartyId[]> {
  const rows = await db.query<{ id: PartyId }>(
    `select id
     from party
     where workspace_id = $1
       and archived_at is null
     order by hashtextextended(id::text, 1)
     limit $2`,
    [workspaceId, limit],
  )
  return rows.map(({ id }) => id)
}

/** How many persons and organisations are on record, archived ones left out. */
export async function countByKind({
  db,
  workspaceId,
}: Reading): Promise<{ person: number; organisation: number }> {
  const [row] = await db.query<{ person: number; organisation: number }>(
    `select count(*) filter (where kind = 'person') as person,
       count(*) filter (where kind = 'organisation') as organisation
     from party
     where workspace_id = $1
       and archived_at is null`,
    [workspaceId],
  )
  return row ?? { person: 0, organisation: 0 }
}

/** What is compared of parties; archived ones left out. */
export async function comparables(
  { db, workspaceId }: Reading,
  ids: readonly PartyId[],
): Promise<Comparable<PartyId>[]> {
  if (ids.length === 0) return []
  return db.query<Comparable<PartyId>>(
    `select p.id, p.kind, p.display_name as "displayName", p.given_name as "givenName",
       p.family_name as "familyName", p.goes_by as "goesBy", p.organisation_name as "organisationName",
       array(select e.address from party_email e where e.workspace_id = $1 and e.party_id = p.id) as emails,
       array(select coalesce(h.e164, h.as_given) from party_phone h
         where h.workspace_id = $1 and h.party_id = p.id) as phones,
       coalesce((select json_agg(json_build_object('lines', a.lines, 'town', a.town, 'postcode', a.postcode))
         from party_address a
         where a.workspace_id = $1 and a.party_id = p.id), '[]') as places,
       (select json_build_object('year', o.year, 'month', o.month, 'day', o.day)
         from occasion o
         where o.workspace_id = $1 and o.party_id = p.id and o.kind = 'birthday'
         order by o.id
         limit 1) as birthday
     from party p
     where p.workspace_id = $1
       and p.id = any($2)
       and p.archived_at is null`,
    [workspaceId, ids],
  )
}

type Asked = Readonly<{
  ids: readonly PartyId[]
  /** Those changed since then are asked for themselves: with them, a pair is found from its lesser id only. */
  since: Date
}>

/** Who shares a key with them that few share. */
export async function candidatesOf(
  { db, workspaceId }: Reading,
  { ids, since }: Asked,
): Promise<{ oneId: PartyId; otherId: PartyId }[]> {
  return db.query<{ oneId: PartyId; otherId: PartyId }>(
    `with mine as materialized (
       select key, party_id
       from duplicate_key
       where workspace_id = $1
         and party_id = any($2)),
     telling as materialized (
       select k.key
       from (select distinct key from mine) k
       cross join lateral (
         select count(*) as holders
         from (
           select from duplicate_key d
           where d.workspace_id = $1 and d.key = k.key
           limit ${mostUnderKey + 1}) h) s
       where s.holders between 2 and ${mostUnderKey})
     select distinct m.party_id as "oneId", d.party_id as "otherId"
     from mine m
     join telling t on t.key = m.key
     join duplicate_key d on d.workspace_id = $1 and d.key = m.key
     join party p on p.workspace_id = $1 and p.id = d.party_id
     where d.party_id <> m.party_id
       and (d.party_id > m.party_id or p.updated_at <= $3)`,
    [workspaceId, ids, since],
  )
}

/** How many parties hold each key. */
export async function holdersOf(
  { db, workspaceId }: Reading,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.query<{ key: string; holders: number }>(
    `select key, count(*) as holders
     from duplicate_key
     where workspace_id = $1
       and key = any($2)
     group by key`,
    [workspaceId, keys],
  )
  return new Map(rows.map(({ key, holders }) => [key, holders]))
}
