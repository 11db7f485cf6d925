import type pg from 'pg'

/** A table whose rows a backup holds, with the columns that can be written. */
export type Table = Readonly<{ name: string; columns: readonly string[] }>

const schemas = ['public', 'auth', 'platform', 'jobs']

// Kept by the migrations of whoever restores; and what this machine did about its backups says nothing about another.
const notKept = ['platform.migration', 'jobs.migrations', 'platform.backup_run']

type Row = { name: string; columns: string[] }

/** All tables with rows of the business, those first that others point to. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(
    `select
       format('%I.%I', n.nspname, c.relname) as name,
       array_agg(format('%I', a.attname) order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid
     where n.nspname = any($1)
       and c.relkind in ('r', 'p')
       and not c.relispartition
       and a.attnum > 0
       and not a.attisdropped
       and a.attgenerated = ''
       and format('%s.%s', n.nspname, c.relname) <> all($2)
     group by n.nspname, c.relname
     order by n.nspname, c.relname`,
    [schemas, notKept],
  )
  return inOrder(rows, await pointersOf(client))
}

/** The names of tables that hold at least one row. */
export async function filledTables(client: pg.ClientBase, tables: readonly Table[]): Promise<string[]> {
  const asked = tables.map(
    ({ name }) => `select '${name.replaceAll("'", "''")}' as name where exists (select from ${name})`,
  )
  if (asked.length === 0) return []
  const { rows } = await client.query<{ name: string }>(asked.join(' union all '))
  return rows.map(({ name }) => name)
}

type Pointer = { table: string; target: string }

async function pointersOf(client: pg.ClientBase): Promise<Pointer[]> {
  const { rows } = await client.query<Pointer>(
    `select distinct
       format('%I.%I', n.nspname, c.relname) as "table",
       format('%I.%I', tn.nspname, tc.relname) as target
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_class tc on tc.oid = k.confrelid
     join pg_namespace tn on tn.oid = tc.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  )
  return rows
}

function inOrder(tables: Row[], pointers: Pointer[]): Table[] {
  const placed = new Set<string>()
  const ordered: Table[] = []
  let waiting = tables
  while (waiting.length > 0) {
    const isFree = ({ name }: Row) =>
      pointers.every(
        ({ table, target }) =>
          table !== name || placed.has(target) || !waiting.some((one) => one.name === target),
      )
    const free = waiting.filter(isFree)
    if (free.length === 0) {
      throw new Error(
        `These tables point at each other in a ring: ${waiting.map(({ name }) => name).join(', ')}.`,
      )
    }
    for (const table of free) placed.add(table.name)
    ordered.push(...free)
    waiting = waiting.filter(({ name }) => !placed.has(name))
  }
  return ordered
}
