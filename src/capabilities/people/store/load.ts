import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import type { PartyDraft } from '../model.ts'
import type { KeptParty } from './rows.ts'

/** A party with what is needed to see whether something about it is new. */
export type KnownParty = KeptParty & {
  version: number
  archivedAt: Date | null
  noteTexts: readonly string[]
  /** What others call the records that became part of this one. */
  otherNumbers?: readonly { source: string; externalId: string }[]
}

/** Parties with their lists. */
export async function loadParties(work: Reading, ids: readonly PartyId[]): Promise<KnownParty[]> {
  if (ids.length === 0) return []
  return work.db.query<KnownParty>(
    `select
       p.id, p.kind, p.display_name as "displayName", p.sort_name as "sortName", p.given_name as "givenName",
       p.family_name as "familyName", p.goes_by as "goesBy", p.say_it as "sayIt", p.pronoun, p.language,
       p.time_zone as "timeZone", p.preferred_channel as "preferredChannel",
       p.preferred_hours as "preferredHours", p.do_not_contact as "doNotContact", p.the_usual as "theUsual",
       case when p.the_usual_minor is not null then
         json_build_object('amountMinor', p.the_usual_minor, 'currency', p.the_usual_currency) end as "theUsualPrice",
       p.organisation_name as "organisationName", p.tags, p.search_text as "searchText", p.source,
       p.external_id as "externalId", p.version, p.archived_at as "archivedAt",
       coalesce((select json_agg(json_build_object('address', e.address, 'label', e.label) order by e.position)
         from party_email e
         where e.workspace_id = p.workspace_id and e.party_id = p.id), '[]') as emails,
       coalesce((select json_agg(
           json_build_object('asGiven', h.as_given, 'e164', h.e164, 'label', h.label) order by h.position)
         from party_phone h
         where h.workspace_id = p.workspace_id and h.party_id = p.id), '[]') as phones,
       coalesce((select json_agg(json_build_object('lines', a.lines, 'town', a.town, 'region', a.region,
           'postcode', a.postcode, 'country', a.country, 'label', a.label) order by a.position)
         from party_address a
         where a.workspace_id = p.workspace_id and a.party_id = p.id), '[]') as addresses,
       coalesce((select json_agg(json_build_object('role', r.role, 'since', r.since, 'until', r.until,
           'stewardId', r.steward_id) order by r.created_at, r.id)
         from party_role r
         where r.workspace_id = p.workspace_id and r.party_id = p.id), '[]') as roles,
       coalesce((select json_agg(json_build_object('kind', o.kind, 'label', o.label, 'month', o.month,
           'day', o.day, 'year', o.year) order by o.month, o.day, o.id)
         from occasion o
         where o.workspace_id = p.workspace_id and o.party_id = p.id), '[]') as occasions,
       array(select n.text
         from party_note n
         where n.workspace_id = p.workspace_id and n.party_id = p.id) as "noteTexts",
       coalesce((select json_agg(json_build_object('source', m.gone_source, 'externalId', m.gone_external_id))
         from party_merge m
         where m.workspace_id = p.workspace_id and m.kept_id = p.id and m.undone_at is null
           and m.gone_external_id is not null), '[]') as "otherNumbers"
     from party p
     where p.workspace_id = $1
       and p.id = any($2)`,
    [work.workspaceId, ids],
  )
}

/** Parties, locked until the transaction ends; in one order, so that two who lock many don't wait for each other. */
export async function lockParties(work: Reading, ids: readonly PartyId[]): Promise<Map<PartyId, KnownParty>> {
  await work.db.query('select from party where workspace_id = $1 and id = any($2) order by id for update', [
    work.workspaceId,
    ids,
  ])
  const parties = await loadParties(work, ids)
  return new Map(parties.map((party) => [party.id, party]))
}

/** One party, locked until the transaction ends, so that two who save at once are seen by each other. */
export async function lockParty(work: Reading, id: PartyId): Promise<KnownParty | undefined> {
  await work.db.query('select from party where workspace_id = $1 and id = $2 for update', [
    work.workspaceId,
    id,
  ])
  const [party] = await loadParties(work, [id])
  return party
}

/** Everybody whom one of the drafts could mean; those that are known by nothing but a name are asked for by it. */
export async function loadCandidates(
  work: Reading,
  drafts: readonly PartyDraft[],
  named: readonly PartyDraft[],
): Promise<KnownParty[]> {
  const ids = [...(await idsByAddress(work, drafts)), ...(await idsByName(work, named))]
  return loadParties(work, [...new Set(ids)])
}

/**
 * By number, e-mail and phone. Each is looked up in its index ("offset 0" keeps the planner from joining otherwise): in
 * the middle of an import the planner thinks that reading everybody costs little, and did so for every batch.
 */
async function idsByAddress(work: Reading, drafts: readonly PartyDraft[]): Promise<PartyId[]> {
  const numbered = drafts.filter(({ externalId }) => externalId !== null)
  const rows = await work.db.query<{ id: PartyId }>(
    `select found.id
     from unnest($2::text[], $3::text[]) as t (source, external_id)
     cross join lateral (
       select p.id
       from party p
       where p.workspace_id = $1 and p.source = t.source and p.external_id = t.external_id
       offset 0) as found
     union
     select m.kept_id
     from unnest($2::text[], $3::text[]) as t (source, external_id)
     join party_merge m on m.workspace_id = $1 and m.gone_source = t.source and m.gone_external_id = t.external_id
       and m.undone_at is null
     union
     select found.party_id
     from unnest($4::text[]) as t (address)
     cross join lateral (
       select e.party_id from party_email e where e.workspace_id = $1 and e.address = t.address offset 0) as found
     union
     select found.party_id
     from unnest($5::text[]) as t (e164)
     cross join lateral (
       select h.party_id from party_phone h where h.workspace_id = $1 and h.e164 = t.e164 offset 0) as found`,
    [
      work.workspaceId,
      numbered.map(({ source }) => source),
      numbered.map(({ externalId }) => externalId),
      drafts.flatMap(({ emails }) => emails.map(({ address }) => address)),
      drafts.flatMap(({ phones }) => phones.flatMap(({ e164 }) => e164 ?? [])),
    ],
  )
  return rows.map(({ id }) => id)
}

/** No index leads from a name; a file of names only reads everybody of its source for each batch. */
async function idsByName(work: Reading, named: readonly PartyDraft[]): Promise<PartyId[]> {
  if (named.length === 0) return []
  const rows = await work.db.query<{ id: PartyId }>(
    `select p.id
     from unnest($2::text[], $3::text[]) as t (source, display_name)
     join party p on p.workspace_id = $1 and p.source = t.source and p.display_name = t.display_name
       and p.external_id is null`,
    [work.workspaceId, named.map(({ source }) => source), named.map(({ displayName }) => displayName)],
  )
  return rows.map(({ id }) => id)
}

/** Only one at a time brings many parties into a workspace, else two would both find nobody and add all twice. */
export async function waitForTurn(work: Reading): Promise<void> {
  await work.db.query(`select pg_advisory_xact_lock(hashtextextended('receive-parties ' || $1::text, 0))`, [
    work.workspaceId,
  ])
}

/**
 * Makes PostgreSQL plan the checks of foreign keys anew. It plans them once per connection; planned while the table
 * was nearly empty, they may walk through a whole workspace for each row.
 */
export async function forgetPlans(work: Reading): Promise<void> {
  await work.db.query('discard plans')
}
