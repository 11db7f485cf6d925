import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { tablesHangingOnParty } from '../../../platform/postgres/hanging.ts'
import type { Reading } from '../../../platform/work.ts'
import { firmName } from '../../accounts/views/readers.ts'
import type { HeldAbout } from '../model.ts'

/** How many rows each table has about somebody; those without any are left out. */
export async function heldCounts({ db, workspaceId }: Reading, id: PartyId): Promise<Record<string, number>> {
  const hanging = await tablesHangingOnParty(db)
  const rows = await db.query<{ table: string; rows: number }>(
    hanging
      .map(
        ({ table, where }) =>
          `select '${table}' as "table", count(*)::int as rows from ${table} t0 where ${where}`,
      )
      .concat(`select 'fact', count(*)::int from fact t0 where t0.workspace_id = $1 and t0.party_id = $2`)
      .join(' union all '),
    [workspaceId, id],
  )
  return Object.fromEntries(rows.flatMap(({ table, rows }) => (rows > 0 ? [[table, rows]] : [])))
}

/** Every row about somebody, with the names of whoever is spoken of in them. */
export async function heldAbout(work: Reading, { id }: { id: PartyId }): Promise<HeldAbout> {
  const { db, workspaceId } = work
  const [party] = await db.query<{ displayName: string }>(
    'select display_name as "displayName" from party where workspace_id = $1 and id = $2',
    [workspaceId, id],
  )
  if (!party) throw refuse('not-found', { what: 'party' })
  const hanging = await tablesHangingOnParty(db)
  const ledger = { table: 'fact', where: 't0.workspace_id = $1 and t0.party_id = $2' }
  const tables: HeldAbout['tables'][number][] = []
  for (const { table, where } of [...hanging, ledger]) {
    const rows = await db.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t0) - 'workspace_id' - 'search_text' - 'words' as row
       from ${table} t0
       where ${where}`,
      [workspaceId, id],
    )
    if (rows.length > 0) tables.push({ table, rows: rows.map(({ row }) => row) })
  }
  const about = { id, displayName: party.displayName }
  return {
    madeAt: work.now.toISOString(),
    firm: await firmName(work),
    about,
    tables,
    names: await namesIn(work, tables),
  }
}

async function namesIn({ db, workspaceId }: Reading, tables: HeldAbout['tables']) {
  const ids = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).filter(isId)))
  const rows = await db.query<{ id: string; name: string }>(
    `select id, name from member where workspace_id = $1 and id = any($2)
     union all
     select id, display_name from party where workspace_id = $1 and id = any($2)
     union all
     select id, name from product where workspace_id = $1 and id = any($2)`,
    [workspaceId, [...new Set(ids)]],
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
