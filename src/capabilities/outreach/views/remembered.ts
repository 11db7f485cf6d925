import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import type { TodayEntry } from '../model.ts'

type Remembered = TodayEntry['remember'][number]
type Row = Remembered & { partyId: PartyId }

/** What is worth having in mind before one calls: at most three things of each party, the last talk first. */
export async function rememberedOf(
  work: Reading,
  ids: readonly PartyId[],
): Promise<ReadonlyMap<string, Remembered[]>> {
  const byParty = new Map<string, Remembered[]>()
  if (ids.length === 0) return byParty
  const rows = await work.db.query<Row>(rememberedSql, [work.workspaceId, work.today, ids], {
    prepared: true,
  })
  for (const { partyId, kind, text, on } of rows) {
    const known = byParty.get(partyId) ?? []
    if (known.length < 3) byParty.set(partyId, [...known, { kind, text, on }])
  }
  return byParty
}

const rememberedSql = `
  with talk as (
    select distinct on (party_id) party_id, happened_on, notes, said
    from interaction
    where workspace_id = $1
      and party_id = any($3)
      and happened_on < $2
      and outcome = 'reached'
      and archived_at is null
      and (notes <> '' or said <> '')
    order by party_id, happened_at desc, id desc
  ),
  note as (
    select party_id, kind, text, learned_on,
      row_number() over (partition by party_id order by kind = 'family' desc, learned_on desc, id desc) as place
    from party_note
    where workspace_id = $1
      and party_id = any($3)
      and archived_at is null
  )
  select party_id as "partyId", kind, left(text, 300) as text, "on"
  from (
    select party_id, 'last-talk' as kind, notes as text, happened_on as "on", 1 as weight
    from talk
    where notes <> ''
    union all
    select party_id, 'said', said, happened_on, 2
    from talk
    where coalesce(notes, '') = ''
    union all
    select party_id, kind, text, learned_on, 2 + place
    from note
    where place <= 2
    union all
    select id, 'usual', the_usual, null, 3
    from party
    where workspace_id = $1
      and id = any($3)
      and the_usual <> ''
    union all
    select id, 'hours', preferred_hours, null, 4
    from party
    where workspace_id = $1
      and id = any($3)
      and preferred_hours <> ''
  ) as known
  order by party_id, weight, kind`
