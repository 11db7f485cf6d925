import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Around } from '../model/link.ts'
import { isOnRecord } from './on-record.ts'

const mostShown = 12

/** Who else is at the same house: tied to it like this party, or said to be part of it by its name. */
export async function around(work: Reading, { id }: { id: PartyId }): Promise<Around> {
  if (!(await isOnRecord(work, id))) throw refuse('not-found', { what: 'party' })
  const found = await work.db.query<Around['colleagues'][number]>(
    `with self as (
       select id, kind, display_name, organisation_name
       from party
       where workspace_id = $1
         and id = $2
     ),
     house as (
       select party.id, party.display_name
       from link
       join party on party.workspace_id = $1 and party.id = link.to_id
       where link.workspace_id = $1
         and link.from_id = $2
         and link.kind in ('works-at', 'owns')
         and coalesce(link.until >= $3, true)
     ),
     tied as (
       select from_id as id
       from link
       where workspace_id = $1
         and to_id = $2
       union
       select to_id
       from link
       where workspace_id = $1
         and from_id = $2
     ),
     shared as (
       select link.from_id as id, house.display_name as at, link.role
       from house
       join link on link.workspace_id = $1 and link.to_id = house.id
       where link.kind in ('works-at', 'owns')
         and coalesce(link.until >= $3, true)
       union all
       select party.id, party.organisation_name, null
       from party
       where party.workspace_id = $1
         and party.organisation_name in (
           select display_name from house
           union
           select organisation_name from self where organisation_name is not null
           union
           select display_name from self where kind = 'organisation'
         )
     )
     select id, "displayName", at, role
     from (
       select distinct on (party.id) party.id, party.display_name as "displayName", shared.at, shared.role,
         party.sort_name
       from shared
       join party on party.workspace_id = $1 and party.id = shared.id
       where party.id <> $2
         and party.archived_at is null
         and party.id not in (select id from house)
         and party.id not in (select id from tied)
       order by party.id, shared.role nulls last
     ) as colleague
     order by sort_name, id
     limit $4`,
    [work.workspaceId, id, work.today, mostShown + 1],
  )
  return { colleagues: found.slice(0, mostShown), more: found.length > mostShown }
}
