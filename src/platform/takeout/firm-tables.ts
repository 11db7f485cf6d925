import type { Connection } from '../postgres/connection.ts'
import { tablesOf } from '../postgres/tables.ts'

/** A table with rows of a firm, and its columns without the one that says which firm. */
export type FirmTable = Readonly<{ name: string; columns: readonly string[]; key: readonly string[] }>

// Ways in belong to this server and these people; answers, letters and marks of the database to this moment. What a
// merge moved is written by the database alone, so merges can't be taken apart in another firm.
const notTaken = [
  'workspace',
  'api_key',
  'invitation',
  'idempotency_key',
  'mail',
  'relationship_mark',
  'schedule_failure',
  'party_merge',
  'party_merge_row',
]

/** All tables of a firm that go along, those first that others point to. */
export async function firmTables(db: Connection): Promise<FirmTable[]> {
  const ordered = await db.exclusively(tablesOf)
  const keys = await db.query<{ name: string; key: string[] }>(
    `select c.conrelid::regclass::text as name,
       array(select format('%I', a.attname)
         from unnest(c.conkey) with ordinality as k (attnum, place)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
         order by k.place) as key
     from pg_constraint c
     where c.contype = 'p'
       and c.connamespace = 'public'::regnamespace`,
  )
  return ordered.flatMap(({ name, columns }) => {
    const short = name.replace('public.', '')
    const key = keys.find((one) => one.name === short)?.key ?? []
    if (!name.startsWith('public.') || !columns.includes('workspace_id') || notTaken.includes(short))
      return []
    return [{ name: short, columns: columns.filter((column) => column !== 'workspace_id'), key }]
  })
}
