import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'

/** Which rows may be out of date, and a name for all that has happened so far; both null where too much has. */
export type Changed = Readonly<{ changed: PartyId[] | null; version: string | null }>

/**
 * Which rows of `relationship` may be out of date: those of parties that any fact since its mark was about. Null
 * where so many are that all had better be read afresh.
 */
export async function outOfDate({ db, workspaceId }: Reading): Promise<Changed> {
  // Whenever the rows are rewritten the mark is too: its own version tells.
  const [row] = await db.query<{ facts: number; changed: PartyId[]; version: string }>(
    `select recent.facts, recent.changed, concat_ws(' ', mark.xmin, recent.facts, recent.last) as version
     from relationship_mark mark
     cross join lateral (
       select count(*)::int as facts, max(f.id::text) as last,
         coalesce(array_agg(distinct f.party_id) filter (where f.party_id is not null), '{}') as changed
       from (
         select fact.id, fact.party_id
         from fact
         where fact.workspace_id = $1
           and fact.id > mark.fact_id
         limit $2
       ) f
     ) recent
     where mark.workspace_id = $1`,
    [workspaceId, mostFacts],
    { prepared: true },
  )
  if (row === undefined || row.facts >= mostFacts) return { changed: null, version: null }
  return { changed: row.changed, version: row.version }
}

/** So many are looked through for each page; where there are more, an import has just been. */
const mostFacts = 2000

/**
 * The row of `relationship` as the other tables have it now, for every party or for `which`. Takes the workspace as
 * $1 and today as $2.
 */
export function freshSql(which = ''): string {
  return `
    select p.workspace_id, p.id as party_id, p.sort_name, p.created_at as added_at,
      p.archived_at is not null as is_archived,
      coalesce(held.roles, '{}') as roles,
      coalesce(held.steward_ids, '{}') as steward_ids,
      v.state, v.chance,
      coalesce(v.worth_year_minor, 0) as worth_year_minor,
      talk.happened_on as last_talk_on,
      ' ' || p.search_text as words
    from party p
    left join vitality v on v.workspace_id = $1 and v.party_id = p.id
    left join lateral (
      select array_agg(r.role order by r.role) as roles,
        array_agg(distinct r.steward_id) filter (where r.steward_id is not null) as steward_ids
      from party_role r
      where r.workspace_id = $1
        and r.party_id = p.id
        and (r.until is null or r.until >= $2::date)
    ) held on true
    left join lateral (
      select i.happened_on
      from interaction i
      where i.workspace_id = $1
        and i.party_id = p.id
        and i.outcome = 'reached'
        and i.archived_at is null
        and i.happened_on <= $2::date
      order by i.happened_at desc
      limit 1
    ) talk on true
    where p.workspace_id = $1
      ${which}`
}
