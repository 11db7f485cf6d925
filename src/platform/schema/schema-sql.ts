import type { Catalog, Column, Relation, Routine } from './catalog.ts'

/** The whole schema as SQL to read: what a reviewer looks at in every diff. */
export function schemaSql(catalog: Catalog): string {
  const blocks = [
    '-- Made by scripts/schema.mjs from the migrated database, for reading. Write a migration to change it.',
    catalog.extensions.map((name) => `create extension ${name};`).join('\n'),
    catalog.schemaGrants.map((grant) => `${grant};`).join('\n'),
    ...catalog.relations.map(relationSql),
    ...catalog.routines.map(routineSql),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function relationSql(relation: Relation): string {
  const name = nameOf(relation)
  const heading = relation.comment ? `-- ${relation.comment}\n` : ''
  if (relation.kind === 'view') {
    return statements([
      `${heading}create view ${name} as\n${relation.definition?.replace(/;$/, '')}`,
      ...relation.grants,
    ])
  }
  const parts = [...relation.columns.map(columnSql), ...relation.constraints]
  return statements([
    `${heading}create table ${name} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n)`,
    ...relation.indexes,
    ...relation.triggers,
    ...(relation.isRowSecurityOn ? [`alter table ${name} enable row level security`] : []),
    ...relation.policies,
    ...relation.grants,
  ])
}

function columnSql({ name, type, isNullable, default: value, isGenerated }: Column): string {
  const words = [name, type]
  if (!isNullable) words.push('not null')
  if (value !== null) words.push(isGenerated ? `generated always as (${value}) stored` : `default ${value}`)
  return words.join(' ')
}

function routineSql({ definition, grants }: Routine): string {
  return statements([definition.trim(), ...grants])
}

function nameOf({ schema, name }: Relation): string {
  return schema === 'public' ? name : `${schema}.${name}`
}

function statements(sql: string[]): string {
  return sql.map((statement) => `${statement};`).join('\n')
}
