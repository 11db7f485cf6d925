import { type Capability, may } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { writeCursor } from '../../../platform/cursor.ts'
import { JsonText } from '../../../platform/json-text.ts'
import type { Reading } from '../../../platform/work.ts'
import { searchPatternsOf, searchWordsOf } from '../../people/rules/search.ts'
import { type RelationshipPage, type RelationshipSort, type RelationshipsAsked, states } from '../model.ts'
import { freshSql, outOfDate } from './fresh-relationships.ts'
import { type Cursor, cursorOf, placeOf, type Sums } from './relationships-cursor.ts'
import { keepSpot, rememberedOf, type Spot, spotBefore } from './relationships-remembered.ts'

/** Everyone with how alive the relationship is, as far as one may know: a page of the People table. */
export async function relationships(
  work: Reading,
  asked: RelationshipsAsked,
): Promise<JsonText<RelationshipPage>> {
  mustBeAllowed(work, asked)
  const cursor = asked.cursor === undefined ? null : cursorOf(asked.cursor, asked.sort)
  const { changed, version } = await outOfDate(work)
  const known = rememberedOf(work, asked, version)
  const spot = cursor === null ? spotBefore(known, asked.from ?? 0) : undefined
  const skipped = cursor === null ? (asked.from ?? 0) - (spot === undefined ? 0 : spot.position + 1) : 0
  // The row before those asked for comes along: from it the same place is found at once the next time.
  const lead = Math.min(skipped, 1)
  const places = { spot, skipped: skipped - lead, lead }
  const { sql, values, prepared } = questionOf(work, {
    asked,
    cursor,
    changed,
    sums: cursor ?? known.sums,
    ...places,
  })
  const [answer] = await work.db.query<Answer>(sql, values, { prepared })
  const sums = answer?.sums ?? cursor ?? known.sums ?? { total: 0, worthYearMinor: 0 }
  const { total } = sums
  const worthYearMinor = may(work.actor, 'books:read') ? sums.worthYearMinor : 0
  const found = (answer?.found ?? 0) - lead
  const shown = Math.min(found, asked.limit)
  const { last, before } = answer ?? {}
  if (cursor === null) {
    const from = asked.from ?? 0
    known.sums = sums
    keepSpot(known, from - 1, before)
    keepSpot(known, from + shown - 1, last)
  }
  const hasMore = found > asked.limit && last != null
  const next = hasMore ? writeCursor(placeOf({ ...last, total, worthYearMinor }, asked.sort)) : null
  const rest = JSON.stringify({ next, total, worthYearMinor, currency: work.currency })
  return new JsonText(`{"items":${answer?.items ?? '[]'},${rest.slice(1)}`)
}

/** What an order or a filter would give away even where the column is empty. */
export function mustBeAllowed({ actor }: Reading, asked: RelationshipsAsked): void {
  const needs: [Capability, boolean][] = [
    ['books:read', asked.sort === 'worth' || asked.worthOverMinor !== undefined],
    ['vitality:read', ['chance', 'state'].includes(asked.sort) || asked.state !== undefined],
    ['talks:read', asked.sort === 'last-talk' || asked.silentTalkDays !== undefined],
  ]
  const lacking = needs.find(([capability, isNeeded]) => isNeeded && !may(actor, capability))
  if (lacking) throw refuse('not-allowed', { needs: lacking[0] })
}

type Place = { key: string | null; id: string }
type Answer = {
  sums: Sums | null
  items: string
  /** How many rows came: with the one before and the one after, where they are there. */
  found: number
  last: Place | null
  before: Place | null
}

type Sort = { key: string; type: string; isNullable: boolean }

const stateList = states.map((state) => `'${state}'`).join(', ')
const sorts: Record<RelationshipSort, Sort> = {
  name: { key: 'r.sort_name', type: 'text', isNullable: false },
  worth: { key: 'r.worth_year_minor', type: 'bigint', isNullable: false },
  added: { key: 'r.added_at', type: 'timestamptz', isNullable: false },
  chance: { key: 'r.chance', type: 'real', isNullable: true },
  'last-talk': { key: 'r.last_talk_on', type: 'date', isNullable: true },
  state: { key: `array_position(array[${stateList}], r.state)`, type: 'int', isNullable: true },
}

export type Question = {
  asked: RelationshipsAsked
  cursor: Cursor | null
  changed: readonly string[] | null
  /** A row before the place that is asked for, and what all found come to, where these are known already. */
  spot: Spot | undefined
  sums: Sums | null
  skipped: number
  /** How many rows before those asked for come along: one, or none. */
  lead: number
}

/** Where so many are found, one soon comes across a page of them in the order asked for; fewer are found first. */
const manyFound = 30_000

/** The SQL of a question. Values go through `bind`; only our own words become part of the text. */
function questionOf(work: Reading, question: Question) {
  const { asked, cursor, spot } = question
  const values: unknown[] = [work.workspaceId, work.today]
  const bind = (value: unknown) => `$${values.push(value)}`
  const { key, type, isNullable } = sorts[asked.sort]
  const isUp = asked.order === 'up'
  const direction = isUp ? 'asc' : 'desc'
  const nulls = isNullable ? ' nulls last' : ''
  const start = cursor ?? spot
  const onlyAfter = start === undefined ? 'true' : after(start, { type, isUp, isNullable, bind })
  const lastPlace = asked.limit + question.lead
  // Said in so many words: with a number it doesn't know, PostgreSQL plans for a tenth of everybody.
  const inOrder = `order by m.key ${direction}${nulls}, m.party_id ${direction}
      limit ${lastPlace + 1}
      ${question.skipped > 0 ? `offset ${bind(question.skipped)}` : ''}`
  const pageOf = (these: string) => `select m.party_id, m.key from ${these} m where ${onlyAfter} ${inOrder}`
  const isSearch = asked.q !== ''
  const counted = isSearch ? sumsOfSearch : sumsOf('matching')
  const sums = question.sums === null ? counted : 'null'
  const page = isSearch ? pageOfSearch(question, pageOf) : pageOf('matching')
  const sql = `
    with matching as not materialized (
      select r.party_id, ${key} as key, r.worth_year_minor
      from (${everyoneSql(question, bind)}) r
      where ${filters(question, bind)}
    ),
    ${isSearch && question.sums === null ? foundSql : ''}
    page as (${page}),
    numbered as (
      select party_id, key, row_number() over (order by key ${direction}${nulls}, party_id ${direction}) as place
      from page
    )
    select ${sums} as sums,
      (select count(*)::int from numbered) as found,
      ${placeAt(lastPlace)} as last,
      ${question.lead > 0 ? placeAt(1) : 'null'} as before,
      (
        select coalesce(json_agg(${itemSql(work)} order by numbered.place), '[]')::text
        from numbered
        join party p on p.workspace_id = $1 and p.id = numbered.party_id
        left join vitality v on v.workspace_id = $1 and v.party_id = numbered.party_id
        left join lateral (${heldSql}) held on true
        where numbered.place > ${question.lead} and numbered.place <= ${lastPlace}
      ) as items`
  return { sql, values, prepared: isPlain(question) }
}

/** Everybody, in any order, as our own screen asks: the best plan is the same whoever the firm is. */
function isPlain({ asked, changed, skipped }: Question): boolean {
  const { q, role, side, state, stewardId, worthOverMinor, silentTalkDays, limit } = asked
  const narrower = [role, side, state, stewardId, worthOverMinor, silentTalkDays]
  return (
    q === '' &&
    narrower.every((part) => part === undefined) &&
    changed?.length === 0 &&
    skipped === 0 &&
    limit === 100
  )
}

const placeAt = (place: number) => `(
        select json_build_object('key', key::text, 'id', party_id)
        from numbered
        where place <= ${place}
        order by place desc
        limit 1
      )`

const foundSql = `found as materialized (
      select party_id, key, worth_year_minor
      from matching
      limit ${manyFound}
    ),
    finding as materialized (
      select count(*) < ${manyFound} as is_few
      from found
    ),`
/** Where one knows how many there are, one knows how to look for a page of them too. */
function pageOfSearch({ sums }: Question, pageOf: (these: string) => string): string {
  if (sums === null) return `(${pageOf(foundIfFew)}) union all (${pageOf(matchingIfMany)})`
  return pageOf(sums.total < manyFound ? '(select * from matching offset 0)' : 'matching')
}

const foundIfFew = '(select party_id, key from found where (select is_few from finding))'
const matchingIfMany = '(select party_id, key from matching where not (select is_few from finding))'

const sumsOf = (these: string) => `(
      select json_build_object('total', count(*), 'worthYearMinor', coalesce(sum(worth_year_minor), 0))
      from ${these}
    )`
const sumsOfSearch = `case when (select is_few from finding) then ${sumsOf('found')} else ${sumsOf('matching')} end`

export type Bind = (value: unknown) => string

export function everyoneSql({ asked: { q }, changed }: Question, bind: Bind): string {
  if (changed === null) return freshSql()
  const table = q === '' ? 'relationship' : 'platform.relationship_search'
  const kept = `select ${columns} from ${table} where workspace_id = $1`
  if (changed.length === 0) return kept
  const which = bind(changed)
  return `${kept} and party_id <> all(${which}::uuid[])
    union all
    ${freshSql(`and p.id = any(${which}::uuid[])`)}`
}

const columns =
  'workspace_id, party_id, sort_name, added_at, is_archived, roles, steward_ids, state, chance, worth_year_minor, last_talk_on, words'

/** Every word asked for must be there. */
function search({ asked: { q }, changed }: Question, bind: Bind): string[] {
  if (q === '') return []
  const patterns = searchPatternsOf(searchWordsOf(q))
  if (patterns.length === 0) return ['false']
  if (changed !== null) return patterns.map((pattern) => `r.words like ${bind(pattern)}`)
  // Everybody is put together from other tables: better only those who are found.
  const found = patterns.map((pattern) => `words like ${bind(pattern)}`).join(' and ')
  return [`r.party_id in (select id from platform.party_search where workspace_id = $1 and ${found})`]
}

const supplySide = ['supplier', 'producer', 'partner']

export function filters(question: Question, bind: Bind): string {
  const { asked } = question
  const found = [
    '$2::date is not null',
    ...search(question, bind),
    `r.is_archived = ${asked.archived ? 'true' : 'false'}`,
  ]
  if (asked.role) found.push(`r.roles @> array[${bind(asked.role)}::text]`)
  if (asked.side === 'customers') found.push(`r.roles @> array['customer']`)
  if (asked.side === 'supply') found.push(`r.roles && ${bind(supplySide)}::text[]`)
  if (asked.state) found.push(`r.state = ${bind(asked.state)}`)
  if (asked.stewardId) found.push(`r.steward_ids @> array[${bind(asked.stewardId)}::uuid]`)
  if (asked.worthOverMinor !== undefined) found.push(`r.worth_year_minor > ${bind(asked.worthOverMinor)}`)
  if (asked.silentTalkDays) {
    const since = `$2::date - ${bind(asked.silentTalkDays)}::int`
    found.push(`(r.last_talk_on is null or r.last_talk_on <= ${since})`)
  }
  return found.join('\n         and ')
}

type Way = { type: string; isUp: boolean; isNullable: boolean; bind: Bind }

function after({ key, id }: Place, { type, isUp, isNullable, bind }: Way): string {
  const sign = isUp ? '>' : '<'
  const place = `${bind(id)}::uuid`
  if (key === null) return `m.key is null and m.party_id ${sign} ${place}`
  const beyond = `(m.key, m.party_id) ${sign} (${bind(key)}::${type}, ${place})`
  return isNullable ? `(${beyond} or m.key is null)` : beyond
}

// What a row shows is read from where it is kept; `relationship` only decides which rows and in which order.
export const itemSql = ({ actor }: Reading) => {
  const [seesBooks, seesHealth, seesTalks] = [
    may(actor, 'books:read'),
    may(actor, 'vitality:read'),
    may(actor, 'talks:read'),
  ]
  return `json_build_object(
          'id', p.id, 'kind', p.kind, 'displayName', p.display_name, 'organisationName', p.organisation_name,
          'roles', coalesce(held.roles, '[]'), 'steward', held.steward,
          ${seesHealth ? `'state', v.state, 'chance', v.chance, 'trail', coalesce(to_json(v.trail), '[]')` : `'state', null, 'chance', null, 'trail', '[]'::json`},
          'lastTalkOn', ${seesTalks ? lastTalkSql : 'null'},
          'worthYearMinor', ${seesBooks ? 'coalesce(v.worth_year_minor, 0)' : '0'},
          'archived', p.archived_at is not null, 'version', p.version
        )`
}

const lastTalkSql = `(            select i.happened_on
            from interaction i
            where i.workspace_id = $1
              and i.party_id = p.id
              and i.outcome = 'reached'
              and i.archived_at is null
              and i.happened_on <= $2::date
            order by i.happened_at desc
            limit 1
          )`

// A role that is held today, with whoever looks after the party in it.
export const heldSql = `
          select json_agg(role order by role) as roles, string_agg(distinct steward, ', ') as steward
          from (
            select r.role, (
              select name
              from member
              where workspace_id = $1
                and id = r.steward_id
            ) as steward
            from party_role r
            where r.workspace_id = $1
              and r.party_id = p.id
              and (r.until is null or r.until >= $2::date)
          ) role_of_today`
