import { may } from '../../../kernel/actor.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Relationship } from '../../vitality/model.ts'
import { relationshipsAskedSchema } from '../../vitality/model.ts'
import { outOfDate } from '../../vitality/views/fresh-relationships.ts'
import { everyoneSql, filters, heldSql, itemSql, mustBeAllowed } from '../../vitality/views/relationships.ts'
import type { ListField } from '../model/column.ts'
import type { Cell, Group, ListAsked, ListPage, ListRow } from '../model/list.ts'
import { type Bind, sqlOf } from './field-sql.ts'
import { filterSql } from './filter-sql.ts'
import { assertAskable, knownFields } from './known-fields.ts'

/** A page of everybody, filtered, ordered and grouped by any field. */
export async function people(work: Reading, asked: ListAsked): Promise<ListPage> {
  const fields = await knownFields(work)
  const { ids, sums, groups } = await find(work, asked, fields)
  const mayBooks = may(work.actor, 'books:read')
  return {
    items: await rowsOf(work, { ids, columns: asked.columns, fields }),
    total: sums.total,
    worthYearMinor: mayBooks ? sums.worthYearMinor : 0,
    currency: work.currency,
    groups: mayBooks ? groups : groups.map((group) => ({ ...group, worthYearMinor: 0 })),
  }
}

type Sums = Readonly<{ total: number; worthYearMinor: number }>
type Found = Readonly<{ ids: PartyId[]; sums: Sums; groups: Group[] }>

/** Who is found, in the order asked for: of the page only, with what all come to. */
export async function find(
  work: Reading,
  asked: ListAsked,
  fields: ReadonlyMap<string, ListField>,
): Promise<Found> {
  assertAskable(work, asked, fields)
  const plain = relationshipsAskedSchema.parse({})
  const { filter: _filter, sort: _sort, group: _group, columns: _columns, from: _from, ...quick } = asked
  const question = {
    asked: { ...plain, ...quick },
    cursor: null,
    changed: (await outOfDate(work)).changed,
    spot: undefined,
    sums: null,
    skipped: 0,
    lead: 0,
  }
  mustBeAllowed(work, question.asked)
  const values: unknown[] = [work.workspaceId, work.today]
  const bind: Bind = (value) => `$${values.push(value)}`
  const everyone = everyoneSql(question, bind)
  const narrowed = filters(question, bind)
  const own =
    asked.filter === null ? 'true' : filterSql(asked.filter, { fields, timeZone: work.timeZone, bind })
  const { columns, order } = orderSql(work, { asked, fields, bind })
  const reads = [own, ...columns].join(' ')
  const [row] = await work.db.query<{ sums: Sums; groups: Group[] | null; ids: PartyId[] | null }>(
    `with matching as materialized (
       select r.party_id, r.worth_year_minor, r.sort_name${columns.map((column) => `, ${column}`).join('')}
       from (${everyone}) r
       ${/\bp\./.test(reads) ? 'join party p on p.workspace_id = $1 and p.id = r.party_id' : ''}
       ${/\bc\./.test(reads) ? 'left join party_custom c on c.workspace_id = $1 and c.party_id = r.party_id' : ''}
       where ${narrowed}
         and ${own}
     )
     select (
       select json_build_object('total', count(*), 'worthYearMinor', coalesce(sum(worth_year_minor), 0))
       from matching
     ) as sums, ${asked.group === undefined ? 'null' : groupsSql} as groups, array(
       select party_id
       from matching
       order by ${order}
       limit ${bind(asked.limit)}
       offset ${bind(asked.from)}
     ) as ids`,
    values,
  )
  const sums = row?.sums ?? { total: 0, worthYearMinor: 0 }
  const groups = await withLabels(work, row?.groups ?? [], fields.get(asked.group ?? ''))
  return { ids: row?.ids ?? [], sums, groups }
}

const groupsSql = `(
       select json_agg(
         json_build_object('value', g.in_group, 'label', null, 'count', g.parties, 'worthYearMinor', g.worth)
         order by g.place nulls last, g.in_group nulls last
       )
       from (
         select in_group, min(group_place) as place, count(*) as parties, sum(worth_year_minor) as worth
         from matching
         group by in_group
       ) g
     )`

type Ordering = {
  asked: Pick<ListAsked, 'sort' | 'group'>
  fields: ReadonlyMap<string, ListField>
  bind: Bind
}

/** What each row is ordered by, as columns; the name and the id settle what is left open. */
function orderSql(work: Reading, { asked, fields, bind }: Ordering): { columns: string[]; order: string } {
  const columns: string[] = []
  const order: string[] = []
  const group = fields.get(asked.group ?? '')
  if (group) {
    const sql = sqlOf(group, work.timeZone, bind)
    if (sql.kind !== 'one') throw new Error('Each party stands in one group.')
    // Days are too many for groups: those of a month stand together.
    const value = sql.type === 'date' ? `to_char(${sql.value}, 'YYYY-MM')` : `(${sql.value})::text`
    const place =
      sql.type === 'date' ? value : (sql.order?.() ?? (sql.type === 'text' ? `lower(${value})` : value))
    columns.push(`${value} as in_group`, `${place} as group_place`)
    order.push('group_place nulls last', 'in_group nulls last')
  }
  asked.sort.forEach(({ field: key, order: way }, index) => {
    const field = fields.get(key)
    const sql = field && sqlOf(field, work.timeZone, bind)
    if (sql?.kind !== 'one') throw new Error('A list is ordered by what has one value.')
    columns.push(
      `${sql.order?.() ?? (sql.type === 'text' ? `lower(${sql.value})` : sql.value)} as key_${index}`,
    )
    order.push(`key_${index} ${way === 'up' ? 'asc' : 'desc'} nulls last`)
  })
  return { columns, order: [...order, 'sort_name', 'party_id'].join(', ') }
}

/** Groups by a party are told by its name. */
async function withLabels(
  { db, workspaceId }: Reading,
  groups: readonly Group[],
  field: ListField | undefined,
): Promise<Group[]> {
  if (field?.kind !== 'party') return [...groups]
  const rows = await db.query<{ id: string; name: string }>(
    'select id, display_name as name from party where workspace_id = $1 and id = any($2::uuid[])',
    [workspaceId, groups.flatMap(({ value }) => value ?? [])],
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return groups.map((group) => ({ ...group, label: names.get(group.value ?? '') ?? null }))
}

type Wanted = {
  ids: readonly PartyId[]
  columns: readonly string[]
  fields: ReadonlyMap<string, ListField>
}

/** The rows of some parties, in the order given, with the fields asked for. */
export async function rowsOf(work: Reading, { ids, columns, fields }: Wanted): Promise<ListRow[]> {
  if (ids.length === 0) return []
  const values: unknown[] = [work.workspaceId, work.today, ids]
  const bind: Bind = (value) => `$${values.push(value)}`
  const cells = columns.flatMap((key) => {
    const field = fields.get(key)
    return field === undefined || inRow.has(key) ? [] : [`${bind(key)}::text, ${cellSql(work, field, bind)}`]
  })
  // A call takes at most a hundred arguments.
  const parts = chunks(cells, 40).map((some) => `jsonb_build_object(${some.join(', ')})`)
  const rows = await work.db.query<{ item: Relationship; cells: Record<string, Cell> }>(
    `select ${itemSql(work)} as item, ${parts.length === 0 ? `'{}'::jsonb` : parts.join(' || ')} as cells
     from unnest($3::uuid[]) with ordinality as r (party_id, place)
     join party p on p.workspace_id = $1 and p.id = r.party_id
     left join vitality v on v.workspace_id = $1 and v.party_id = p.id
     left join party_custom c on c.workspace_id = $1 and c.party_id = p.id
     cross join lateral (${heldSql}
     ) held
     order by r.place`,
    values,
  )
  return rows.map(({ item, cells: shown }) => ({ ...item, cells: shown }))
}

// These are in every row as they are.
const inRow = new Set([
  'name',
  'kind',
  'role',
  'state',
  'trail',
  'chance',
  'last-talk',
  'worth',
  'steward',
  'organisation',
])

function cellSql(work: Reading, field: ListField, bind: Bind): string {
  if (field.key === 'added') return `(p.created_at at time zone ${bind(work.timeZone)})::date`
  if (field.kind === 'party') {
    return `(
        select other.display_name
        from party_custom_party o
        join party other on other.workspace_id = $1 and other.id = o.other_id
        where o.workspace_id = $1 and o.party_id = p.id and o.field_id = ${bind(field.key)}::uuid)`
  }
  if (field.custom) return `c.known -> ${bind(field.key)}::text`
  const sql = sqlOf(field, work.timeZone, bind)
  if (sql.kind === 'each') return `(select array_agg(${sql.value}) from ${sql.from})`
  return sql.value
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, at * size + size),
  )
}
