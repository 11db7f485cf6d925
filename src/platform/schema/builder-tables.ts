import type { Catalog, Column, Relation } from './catalog.ts'

// What the driver gives for each type of PostgreSQL; see ../postgres/values.ts. What is not listed arrives as text.
const arrives: Record<string, string> = {
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
}

/** The types of all tables for the query builder. */
export function tableTypes(catalog: Catalog): string {
  const tables = catalog.relations
  return `${[
    '// Made by scripts/schema.mjs from the migrated database. Write a migration to change it.',
    `import type { ${usedOf(catalog).join(', ')} } from 'kysely'`,
    jsonType,
    ...tables.map(tableType),
    `export type DB = {\n${tables.map((table) => `  ${keyOf(table)}: ${typeName(table)}`).join('\n')}\n}`,
  ].join('\n\n')}\n`
}

// An array given as it is would be taken for an array of PostgreSQL, so only objects may go in unwritten.
const jsonType = `/** A json column: give it an object, or anything else as the text of JSON.stringify. */
export type Json = ColumnType<JsonValue, JsonObject | string, JsonObject | string>

export type JsonWithDefault = ColumnType<JsonValue, JsonObject | string | undefined, JsonObject | string>

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

export type JsonObject = { [key: string]: JsonValue | undefined }`

function usedOf(catalog: Catalog): string[] {
  const columns = catalog.relations.flatMap((relation) => relation.columns)
  const uses = (isUsed: (column: Column) => boolean) => columns.some(isUsed)
  return [
    'ColumnType',
    ...(uses(hasDefault) ? ['Generated'] : []),
    ...(uses(({ isGenerated }) => isGenerated) ? ['GeneratedAlways'] : []),
  ]
}

function tableType(table: Relation): string {
  const columns = table.columns.map((column) => `  ${quoted(column.name)}: ${columnType(column, table)}`)
  return `export type ${typeName(table)} = {\n${columns.join('\n')}\n}`
}

function columnType(column: Column, table: Relation): string {
  const plain = plainType(column.type, choicesOf(column, table))
  const type = column.isNullable ? `${plain} | null` : plain
  if (column.isGenerated) return `GeneratedAlways<${type}>`
  if (!hasDefault(column)) return type
  return plain === 'Json' ? 'JsonWithDefault' : `Generated<${type}>`
}

function plainType(sqlType: string, choices: string[]): string {
  if (sqlType.endsWith('[]')) {
    const item = plainType(sqlType.slice(0, -2), choices)
    return item.includes('|') ? `(${item})[]` : `${item}[]`
  }
  if (choices.length > 0) return choices.map((choice) => `'${choice}'`).join(' | ')
  return arrives[sqlType.replace(/\(.*\)/, '')] ?? 'string'
}

/** The words a check allows: `check (kind in ('a', 'b'))` becomes 'a' | 'b'. */
function choicesOf({ name, type }: Column, { constraints }: Relation): string[] {
  if (!/^(text|text\[\])$/.test(type)) return []
  const one = new RegExp(`CHECK \\(\\(${name} = ANY \\(ARRAY\\[(.+?)\\]\\)\\)\\)$`)
  const many = new RegExp(`CHECK \\(.*\\(?${name} <@ '\\{([a-z,_-]+)\\}'::text\\[\\]`)
  for (const constraint of constraints) {
    const list = one.exec(constraint)?.[1]
    if (list && type === 'text')
      return [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map((found) => found[1] ?? '')
    const set = many.exec(constraint)?.[1]
    if (set && type === 'text[]') return set.split(',')
  }
  return []
}

function hasDefault(column: Column): boolean {
  return column.default !== null && !column.isGenerated
}

function keyOf({ schema, name }: Relation): string {
  return schema === 'public' ? quoted(name) : `'${schema}.${name}'`
}

function typeName({ schema, name }: Relation): string {
  const words = schema === 'public' ? name : `${schema}_${name}`
  return `${words.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Table`
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`
}
