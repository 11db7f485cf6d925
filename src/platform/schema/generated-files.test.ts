import { expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { emptyDatabase, testDatabase } from '../testing/test-database.ts'
import { readCatalog } from './catalog.ts'
import { staleFiles } from './generated-files.ts'
import { schemaSql } from './schema-sql.ts'
import { tableTypes } from './builder-tables.ts'

async function catalogOf(sql: string) {
  const pool = openOwnerPool(await emptyDatabase())
  await pool.query(sql)
  const catalog = await readCatalog(pool)
  await pool.end()
  return catalog
}

test('a column becomes the type its values arrive as', async () => {
  const types = tableTypes(
    await catalogOf(`create table stamp_card (
      id uuid primary key, stamps int not null default 0, since date not null, seen_at timestamptz,
      worth bigint, tags text[] not null, details jsonb not null default '{}',
      kind text not null check (kind in ('paper', 'phone')),
      double int generated always as (stamps * 2) stored)`),
  )
  expect(types).toContain('export type StampCardTable = {')
  for (const line of [
    'id: string',
    'stamps: Generated<number>',
    'since: string',
    'seen_at: Date | null',
    'worth: number | null',
    'tags: string[]',
    'details: JsonWithDefault',
    `kind: 'paper' | 'phone'`,
    'double: GeneratedAlways<number | null>',
  ]) {
    expect(types).toContain(`  ${line}\n`)
  }
})

test('what guards a table stands in the schema that people review', async () => {
  const sql = schemaSql(
    await catalogOf(`
      create table shop (workspace_id uuid not null, id uuid, name text check (name <> ''), primary key (workspace_id, id));
      create index shop_by_name on shop (workspace_id, name);
      alter table shop enable row level security;
      create policy own on shop using (workspace_id = '0197a000-0000-7000-8000-000000000001');
      grant select, insert on shop to public`),
  )
  for (const words of [
    'PRIMARY KEY (workspace_id, id)',
    'CREATE INDEX shop_by_name',
    'alter table shop enable row level security',
    'create policy own on public.shop for all using',
    'grant insert, select on public.shop to public',
    'CHECK',
  ]) {
    expect(sql).toContain(words)
  }
})

test('the same tables made in another order give the same files', async () => {
  const first = await catalogOf('create table b (id int); create table a (id int)')
  const second = await catalogOf('create table a (id int); create table b (id int)')
  expect(schemaSql(second)).toBe(schemaSql(first))
  expect(tableTypes(second)).toBe(tableTypes(first))
})

test('the files in the folder are what the migrations make', async () => {
  const { ownerUrl, pool } = await testDatabase()
  const stale = (await staleFiles(ownerUrl)).map(({ path }) => path)
  const { rows } = await pool.query(`select current_setting('server_version_num')::int / 10000 as version`)
  // How a version writes a definition down is its own; the schema for reading comes from the embedded one.
  expect(rows[0].version === 18 ? stale : stale.filter((path) => !path.endsWith('schema.sql'))).toEqual([])
})
