import type { Connection } from './connection.ts'

/** A table with rows about a party, and what picks those of one: the firm is $1, the party $2, the table `t0`. */
export type Hanging = Readonly<{ table: string; columns: readonly string[]; where: string }>

type Pointer = Readonly<{ table: string; column: string; target: string; targetKey: string }>

/** All tables in which something may be kept about a party, the party's own first; also those of tomorrow. */
export async function tablesHangingOnParty(db: Connection): Promise<Hanging[]> {
  const pointers = await db.query<Pointer>(
    `select c.conrelid::regclass::text as "table", c.confrelid::regclass::text as target,
       format('%I', own.attname) as "column", format('%I', other.attname) as "targetKey"
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid and t.relnamespace = 'public'::regnamespace
     join pg_attribute own on own.attrelid = c.conrelid and own.attnum = c.conkey[2]
     join pg_attribute other on other.attrelid = c.confrelid and other.attnum = c.confkey[2]
     where c.contype = 'f'
       and cardinality(c.conkey) = 2
     order by 1, 2, 3`,
  )
  const columns = await columnsByTable(db)
  return pathsFrom(pointers).map(({ table, where }) => ({ table, where, columns: columns.get(table) ?? [] }))
}

async function columnsByTable(db: Connection): Promise<Map<string, string[]>> {
  const rows = await db.query<{ table: string; columns: string[] }>(
    `select a.attrelid::regclass::text as "table", array_agg(a.attname::text order by a.attnum) as columns
     from pg_attribute a
     join pg_class t on t.oid = a.attrelid and t.relkind in ('r', 'p')
     where t.relnamespace = 'public'::regnamespace
       and a.attnum > 0
       and not a.attisdropped
     group by 1`,
  )
  return new Map(rows.map((row) => [row.table, row.columns]))
}

/** Follows the foreign keys away from the party: what points at it, then what points at that. */
function pathsFrom(pointers: readonly Pointer[]): { table: string; where: string }[] {
  const conditions = new Map<string, (alias: number) => string>([['party', (alias) => `t${alias}.id = $2`]])
  for (let reached = ['party']; reached.length > 0; ) {
    const next = new Map<string, ((alias: number) => string)[]>()
    for (const { table, column, target, targetKey } of pointers) {
      const ofTarget = conditions.get(target)
      if (!reached.includes(target) || conditions.has(table) || ofTarget === undefined) continue
      const condition = (alias: number) =>
        target === 'party'
          ? `t${alias}.${column} = $2`
          : `exists (
              select from ${target} t${alias + 1}
              where t${alias + 1}.workspace_id = $1
                and t${alias + 1}.${targetKey} = t${alias}.${column}
                and (${ofTarget(alias + 1)}))`
      next.set(table, [...(next.get(table) ?? []), condition])
    }
    for (const [table, all] of next)
      conditions.set(table, (alias) => all.map((one) => one(alias)).join(' or '))
    reached = [...next.keys()]
  }
  return [...conditions].map(([table, condition]) => ({
    table,
    where: `t0.workspace_id = $1 and (${condition(0)})`,
  }))
}
