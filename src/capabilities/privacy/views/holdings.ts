import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import { namesOf } from '../../people/rules/forgetting.ts'
import { recordOf } from '../../people/views/get.ts'
import type { Holdings } from '../model.ts'
import { heldCounts } from './held.ts'

/** What is held about somebody, who looked, and where else their name stands. */
export async function holdings(work: Reading, { id }: { id: PartyId }): Promise<Holdings> {
  const party = await recordOf(work, { id })
  const counts = await heldCounts(work, id)
  return {
    id,
    kind: party.kind,
    displayName: party.displayName,
    version: party.version,
    held: Object.entries(counts).map(([table, rows]) => ({ table, rows })),
    looks: await looksAt(work, id),
    mentions: await mentionsOf(
      work,
      id,
      namesOf({ ...party, givenName: null, familyName: null, goesBy: null }),
    ),
  }
}

async function looksAt({ db, workspaceId }: Reading, id: PartyId): Promise<Holdings['looks']> {
  return db.query(
    `select m.name as member, l.on_day as "onDay",
       to_char(l.first_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstAt"
     from profile_look l
     join member m on m.workspace_id = l.workspace_id and m.id = l.member_id
     where l.workspace_id = $1
       and l.party_id = $2
     order by l.on_day desc, l.first_at desc
     limit 100`,
    [workspaceId, id],
  )
}

// Words are about others here, so only a person can say whether they may stay.
const wordsElsewhere = `
  select 'party_note' as "table", party_id, text from party_note where workspace_id = $1
  union all
  select 'interaction', party_id, concat_ws(' ', notes, said) from interaction where workspace_id = $1
  union all
  select 'promise', party_id, text from promise where workspace_id = $1
  union all
  select 'trade', party_id, note from trade where workspace_id = $1 and party_id is not null`

async function mentionsOf(
  { db, workspaceId }: Reading,
  id: PartyId,
  names: readonly string[],
): Promise<Holdings['mentions']> {
  return db.query(
    `select w."table", w.party_id as "partyId", p.display_name as "displayName", w.excerpt
     from (
       select e."table", e.party_id,
         substr(e.text, greatest(1, position(name.name in lower(e.text)) - 40), 120) as excerpt
       from (${wordsElsewhere}) e
       join lateral (
         select name
         from unnest($3::text[]) as named (name)
         where position(name in lower(e.text)) > 0
         limit 1) name on true
       where e.party_id <> $2
       limit 50) w
     join party p on p.workspace_id = $1 and p.id = w.party_id
     order by p.sort_name, w."table"`,
    [workspaceId, id, names],
  )
}
