import type { ListField } from '../model/column.ts'
import type { Condition, Filter, FilterValue } from '../model/filter.ts'
import { type Bind, type FieldSql, sqlOf } from './field-sql.ts'

type Around = Readonly<{
  fields: ReadonlyMap<string, ListField>
  timeZone: string
  bind: Bind
}>

/**
 * A filter as a condition in SQL: only our own words become part of the text. Nothing known makes a comparison null,
 * which `where`, `and` and `or` take for no; each opposite says `is not true`, and so takes it for no too.
 */
export function filterSql(filter: Filter, around: Around): string {
  if ('all' in filter) return joined(filter.all, ' and ', around)
  if ('any' in filter) return joined(filter.any, ' or ', around)
  if ('not' in filter) return `(${filterSql(filter.not, around)}) is not true`
  return conditionSql(filter, around)
}

function joined(filters: readonly Filter[], word: ' and ' | ' or ', around: Around): string {
  if (filters.length === 0) return word === ' and ' ? 'true' : 'false'
  return `(${filters.map((inner) => filterSql(inner, around)).join(word)})`
}

const opposites: Partial<Record<Condition['is'], Condition['is']>> = {
  'is-not': 'is',
  lacks: 'contains',
  'none-of': 'any-of',
  empty: 'filled',
  'not-within-days': 'within-days',
}

function conditionSql({ field: key, is, value }: Condition, around: Around): string {
  const field = around.fields.get(key)
  if (field === undefined) throw new Error('A filter was not looked at before it was compiled.')
  const opposite = opposites[is]
  if (opposite) return `(${conditionSql({ field: key, is: opposite, value }, around)}) is not true`
  const sql = sqlOf(field, around.timeZone, around.bind)
  if (sql.kind === 'array') return arraySql(sql.value, { is, value }, around.bind)
  if (sql.kind === 'each') {
    return `exists (select from ${sql.from} and ${askSql(sql, { is, value }, around.bind)})`
  }
  return askSql(sql, { is, value }, around.bind)
}

type Asked = Readonly<{ is: Condition['is']; value: FilterValue | undefined }>

function arraySql(array: string, { is, value }: Asked, bind: Bind): string {
  if (is === 'filled') return `cardinality(${array}) > 0`
  const chosen = `${bind(value)}::text[]`
  return is === 'all-of' ? `${array} @> ${chosen}` : `${array} && ${chosen}`
}

const signs: Partial<Record<Condition['is'], string>> = {
  is: '=',
  on: '=',
  over: '>',
  'at-least': '>=',
  under: '<',
  'at-most': '<=',
  after: '>',
  before: '<',
}

function askSql(sql: Exclude<FieldSql, { kind: 'array' }>, { is, value }: Asked, bind: Bind): string {
  const known = sql.value
  const type = sql.kind === 'one' ? sql.type : 'text'
  if (is === 'filled') return `${known} is not null`
  if (is === 'contains') return `strpos(lower(${known}), lower(${bind(value)}::text)) > 0`
  if (is === 'begins') return `starts_with(lower(${known}), lower(${bind(value)}::text))`
  if (is === 'any-of') return `${known} = any(${bind(value)}::text[])`
  if (is === 'within-days') return `${known} between $2::date - ${bind(value)}::int and $2::date`
  if (is === 'next-days') return `${known} between $2::date and $2::date + ${bind(value)}::int`
  const sign = signs[is]
  if (sign === undefined) throw new Error(`Nothing is known of "${is}".`)
  if (type === 'text') return `lower(${known}) ${sign} lower(${bind(value)}::text)`
  return `${known} ${sign} ${bind(value)}::${type}`
}
