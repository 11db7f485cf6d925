import { z } from 'zod'
import { type PartyId, idOf } from '../../../kernel/id.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'
import type { PartyGlimpse, PartyRole } from '../model.ts'
import { searchPatternsOf, searchWordsOf } from '../rules/search.ts'

type Question = {
  q: string
  role?: PartyRole | undefined
  archived: boolean
  cursor?: string | undefined
  limit: number
}
type Page = { items: PartyGlimpse[]; next: string | null }

const placeSchema = z.tuple([z.int(), z.string(), idOf('party')])

/** Parties by name, e-mail or phone: those whose name begins with what was typed come first. */
export async function find(work: Reading, question: Question): Promise<Page> {
  const words = searchWordsOf(question.q)
  // Something was asked, but nothing in it can be searched for.
  if (words.length === 0 && question.q.trim() !== '') return { items: [], next: null }
  const after = question.cursor === undefined ? null : readCursor(question.cursor, placeSchema)
  const patterns = searchPatternsOf(words)
  const sql = words.length === 0 ? everybodySql : matchingSql(patterns.length)
  const rows = await work.db.query<Row>(sql, [
    work.workspaceId,
    question.archived,
    question.role ?? null,
    question.limit + 1,
    after?.[0] ?? null,
    after?.[1] ?? null,
    after?.[2] ?? null,
    work.today,
    ...(words.length === 0 ? [] : [words.join(' '), ...patterns]),
  ])
  const items = rows.slice(0, question.limit)
  const last = rows.length > question.limit ? items.at(-1) : undefined
  return { items: items.map(glimpseOf), next: last ? writeCursor([last.rank, last.sortName, last.id]) : null }
}

type Row = PartyGlimpse & { id: PartyId; rank: number; sortName: string }

/** Whether they have the role today. */
const isHeld = '(r.until is null or r.until >= $8::date)'

const columns = `p.id, p.kind, p.display_name as "displayName", p.organisation_name as "organisationName",
  p.archived_at is not null as archived, p.sort_name as "sortName",
  array(
    select r.role
    from party_role r
    where r.workspace_id = p.workspace_id
      and r.party_id = p.id
      and ${isHeld}
    order by r.created_at, r.id) as roles`

const isWanted = `p.workspace_id = $1
  and (p.archived_at is not null) = $2
  and ($3::text is null or exists (
    select from party_role r
    where r.workspace_id = p.workspace_id
      and r.party_id = p.id
      and r.role = $3
      and ${isHeld}))`

const everybodySql = `
  select ${columns}, 0 as rank
  from party p
  where ${isWanted}
    and ($5::int is null or (p.sort_name, p.id) > ($6::text, $7::uuid))
  order by p.sort_name, p.id
  limit $4`

/** Where so many match, the best of them are no better than the rest: they come by name, as one walks its index. */
const manyFound = 5000

const matching = (patterns: number) => `
    from platform.party_search p
    where p.workspace_id = $1
      and p.is_archived = $2
      and ($3::text is null or exists (
        select from party_role r
        where r.workspace_id = $1
          and r.party_id = p.id
          and r.role = $3
          and ${isHeld}))
      and ${Array.from({ length: patterns }, (_, index) => `p.words like $${index + 10}`).join('\n      and ')}`

// The matches are found first and ordered after: ordering while searching takes a hundred times longer for
// words that only some have.
const matchingSql = (patterns: number) => `
  with ranked as materialized (
    select p.id, p.sort_name,
      case
        when starts_with(p.sort_name, $9) or starts_with(p.words, ' ' || $9) then 0
        when strpos(p.words, ' ' || $9) > 0 then 1
        else 2
      end as rank
    ${matching(patterns)}
    limit ${manyFound}),
  finding as materialized (
    select count(*) < ${manyFound} as is_few
    from ranked),
  page as (
    (select id, rank
    from ranked
    where (select is_few from finding)
      and ($5::int is null or (rank, sort_name, id) > ($5, $6::text, $7::uuid))
    order by rank, sort_name, id
    limit $4)
    union all
    (select p.id, 3 as rank
    ${matching(patterns)}
      and not (select is_few from finding)
      and ($5::int is null or $5 < 3 or (p.sort_name, p.id) > ($6::text, $7::uuid))
    order by p.sort_name, p.id
    limit $4))
  select ${columns}, page.rank
  from page
  join party p on p.workspace_id = $1 and p.id = page.id
  order by page.rank, p.sort_name, p.id`

function glimpseOf({ id, kind, displayName, organisationName, roles, archived }: Row): PartyGlimpse {
  return { id, kind, displayName, organisationName, roles, archived }
}
