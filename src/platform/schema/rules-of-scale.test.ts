import { expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { testDatabase } from '../testing/test-database.ts'

// What lets a firm move to another database one day: everything of it is found by its workspace, and hangs on nothing
// outside of it. Read from the catalogue of the migrated database, so that no new table is forgotten.

const database = await testDatabase()

async function names(sql: string): Promise<string[]> {
  const owner = openOwnerPool(database.ownerUrl, 1)
  try {
    const { rows } = await owner.query<{ name: string }>(sql)
    return rows.map(({ name }) => name)
  } finally {
    await owner.end()
  }
}

/** Tables of workspaces; what is in other schemas is the control plane. */
const tables = `
  pg_class t
  where t.relkind in ('r', 'p')
    and t.relnamespace = 'public'::regnamespace`

const workspaceColumn = `
  select a.attnum
  from pg_attribute a
  where a.attrelid = t.oid
    and a.attname = 'workspace_id'
    and a.attnotnull
    and a.atttypid = 'uuid'::regtype`

const planted = (sql: string) => async () => {
  const owner = openOwnerPool(database.ownerUrl, 1)
  await owner.query(sql)
  await owner.end()
}

const rules: Record<string, { sql: string; violation: string }> = {
  'every table carries its workspace': {
    sql: `select t.relname as name from ${tables} and not exists (${workspaceColumn})`,
    violation: 'create table planted_without (id uuid primary key)',
  },
  'every table has a primary key that begins with the workspace': {
    sql: `
      select t.relname as name
      from ${tables}
        and not exists (
          select from pg_index i
          where i.indrelid = t.oid
            and i.indisprimary
            and i.indkey[0] = (${workspaceColumn}))`,
    violation: 'create table planted_key (workspace_id uuid not null, id uuid primary key)',
  },
  'every index begins with the workspace': {
    sql: `
      select i.indexrelid::regclass::text as name
      from pg_index i
      join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace
        and i.indkey[0] is distinct from (${workspaceColumn})`,
    violation: `create table planted_index (workspace_id uuid, id uuid, name text, primary key (workspace_id, id));
      create index planted_by_name on planted_index (name)`,
  },
  'every foreign key takes the workspace along': {
    sql: `
      select c.conrelid::regclass || ' ' || c.conname as name
      from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      where c.contype = 'f'
        and t.relnamespace = 'public'::regnamespace
        and (c.conkey[1] <> (${workspaceColumn})
          or c.confkey[1] <> (
            select attnum from pg_attribute where attrelid = c.confrelid and attname = 'workspace_id'))`,
    violation: `create table planted_parent (workspace_id uuid, id uuid, primary key (workspace_id, id), unique (id, workspace_id));
      create table planted_child (workspace_id uuid, id uuid, parent_id uuid, primary key (workspace_id, id),
        foreign key (parent_id, workspace_id) references planted_parent (id, workspace_id))`,
  },
  'what a foreign key empties is never the workspace': {
    sql: `
      select c.conrelid::regclass || ' ' || c.conname as name
      from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      where c.contype = 'f'
        and c.confdeltype in ('n', 'd')
        and t.relnamespace = 'public'::regnamespace
        and (c.confdelsetcols is null or (${workspaceColumn}) = any (c.confdelsetcols))`,
    violation: `create table planted_emptied (workspace_id uuid not null, id uuid, party_id uuid, primary key (workspace_id, id),
      foreign key (workspace_id, party_id) references party on delete set null)`,
  },
  'no foreign key leads from a table of workspaces out of them, or into them from outside': {
    sql: `
      select c.conrelid::regclass || ' ' || c.conname as name
      from pg_constraint c
      join pg_class f on f.oid = c.conrelid
      join pg_class t on t.oid = c.confrelid
      where c.contype = 'f'
        and (f.relnamespace = 'public'::regnamespace) <> (t.relnamespace = 'public'::regnamespace)`,
    violation: `create table planted_abroad (workspace_id uuid, id uuid, user_id uuid references auth."user",
      primary key (workspace_id, id))`,
  },
  'every table is guarded by row-level security': {
    sql: `
      select t.relname as name
      from ${tables}
        and not (t.relrowsecurity and exists (select from pg_policy p where p.polrelid = t.oid))`,
    violation: 'create table planted_open (workspace_id uuid, id uuid, primary key (workspace_id, id))',
  },
  'no business logic hides in a trigger': {
    sql: `
      select g.tgname as name
      from pg_trigger g
      join pg_class t on t.oid = g.tgrelid
      where not g.tgisinternal
        and t.relnamespace = 'public'::regnamespace`,
    violation: `create trigger planted_trigger before update on party
      for each row execute function suppress_redundant_updates_trigger()`,
  },
  'no sequence numbers what belongs to a workspace': {
    sql: `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
    violation: 'create sequence planted_numbers',
  },
  'the application owns nothing, and may not rewrite the ledger': {
    sql: `
      select c.relname as name
      from pg_class c
      join pg_roles r on r.oid = c.relowner
      where r.rolname in ('rapport_app', 'rapport_control')
      union all
      select 'fact'
      where has_table_privilege('rapport_app', 'fact', 'update, delete, truncate')`,
    violation: 'grant delete on fact to rapport_app',
  },
  'only extensions that every host of PostgreSQL has': {
    sql: `
      select extname::text as name
      from pg_extension
      where extname not in ('plpgsql', 'pg_trgm', 'unaccent', 'fuzzystrmatch', 'btree_gin', 'btree_gist', 'pgcrypto')`,
    violation: 'create extension tablefunc',
  },
}

test.each(Object.entries(rules))('%s', async (_rule, { sql }) => {
  expect(await names(sql)).toEqual([])
})

test.each(Object.entries(rules))('planted, it is seen: %s', async (_rule, { sql, violation }) => {
  await planted(violation)()
  expect(await names(sql)).not.toEqual([])
})
