import type { Id, PartyId } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'
import type { importStates, Plan, Progress, Report, Sniffed, Undo } from './model.ts'

export type ImportId = Id<'import'>
export type ImportState = (typeof importStates)[number]
export type Failure = Readonly<{ reason: string; details: Record<string, unknown> }>

export type NewImport = Readonly<{
  id: ImportId
  fileName: string
  bytes: number
  sniffed: Sniffed
  plan: Plan
}>

export async function insertImport(
  work: Writing,
  { id, fileName, bytes, sniffed, plan }: NewImport,
): Promise<void> {
  await work.db.query(
    `insert into import (workspace_id, id, member_id, file_name, bytes, state, sniffed, plan, created_at)
     values ($1, $2, $3, $4, $5, 'received', $6, $7, $8)`,
    [work.workspaceId, id, work.actor.memberId, fileName, bytes, json(sniffed), json(plan), work.now],
  )
}

/** The state of an import, which nobody else changes until this transaction ends. */
export async function lockState(work: Writing, id: ImportId): Promise<ImportState | null> {
  const [row] = await work.db.query<{ state: ImportState }>(
    'select state from import where workspace_id = $1 and id = $2 for no key update',
    [work.workspaceId, id],
  )
  return row?.state ?? null
}

export async function saveStart(
  work: Writing,
  id: ImportId,
  to: { state: ImportState; plan: Plan },
): Promise<void> {
  await work.db.query(
    `update import
     set state = $3, plan = $4, progress = null, report = null, error = null, started_at = null,
       finished_at = null, version = version + 1
     where workspace_id = $1 and id = $2`,
    [work.workspaceId, id, to.state, json(to.plan)],
  )
}

export type Begun = Readonly<{ state: 'trying' | 'writing'; bytes: number; sniffed: Sniffed; plan: Plan }>

/** Notes that work on an import begins; null when it isn't wanted any more. */
export async function saveBeginning(work: Writing, id: ImportId): Promise<Begun | null> {
  const [row] = await work.db.query<Begun>(
    `update import
     set started_at = $3
     where workspace_id = $1 and id = $2 and state in ('trying', 'writing')
     returning state, bytes, sniffed, plan`,
    [work.workspaceId, id, work.now],
  )
  return row ?? null
}

/** Notes how far an import is; false when it was cancelled meanwhile. */
export async function saveProgress(work: Writing, id: ImportId, progress: Progress): Promise<boolean> {
  const rows = await work.db.query<{ id: string }>(
    `update import
     set progress = $3, version = version + 1
     where workspace_id = $1 and id = $2 and state in ('trying', 'writing')
     returning id`,
    [work.workspaceId, id, json(progress)],
  )
  return rows.length === 1
}

type Ending = Readonly<{ from: ImportState; state: ImportState; report: Report }>

/** Notes what came of an import; false when it isn't in the state any more from which it ends. */
export async function saveReport(
  work: Writing,
  id: ImportId,
  { from, state, report }: Ending,
): Promise<boolean> {
  const rows = await work.db.query<{ id: string }>(
    `update import
     set state = $4, report = $5, progress = null, finished_at = clock_timestamp(), version = version + 1
     where workspace_id = $1 and id = $2 and state = $3
     returning id`,
    [work.workspaceId, id, from, state, json(report)],
  )
  return rows.length === 1
}

/** Notes that an import came to nothing, or that it could not be undone; false when it had ended before. */
export async function saveFailure(work: Writing, id: ImportId, error: Failure): Promise<boolean> {
  const rows = await work.db.query<{ id: string }>(
    `update import
     set state = case state when 'undoing' then 'done' else 'failed' end, error = $3, progress = null,
       finished_at = $4, version = version + 1
     where workspace_id = $1 and id = $2 and state in ('trying', 'writing', 'undoing')
     returning id`,
    [work.workspaceId, id, json(error), work.now],
  )
  return rows.length === 1
}

export async function saveCancelled(work: Writing, id: ImportId): Promise<void> {
  await work.db.query(
    `update import
     set state = 'cancelled', progress = null, finished_at = $3, version = version + 1
     where workspace_id = $1 and id = $2`,
    [work.workspaceId, id, work.now],
  )
}

/** Takes an import for this transaction; false while another one works on it. A dead process holds nothing. */
export async function takeImport(work: Writing, id: ImportId): Promise<boolean> {
  const [row] = await work.db.query<{ taken: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('import ' || $1::text, 0)) as taken`,
    [id],
  )
  return row.taken
}

type Written = Readonly<{
  source: string
  parties: readonly PartyId[]
  trades: readonly string[]
  products: readonly string[]
}>

/** Notes who and what an import brought in new. */
export async function noteBatch(work: Writing, id: ImportId, written: Written): Promise<void> {
  const { source, parties, trades, products } = written
  if (parties.length + trades.length + products.length === 0) return
  await work.db.query(
    `insert into import_batch (workspace_id, id, import_id, source, parties, trades, products)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [work.workspaceId, work.newId('batch'), id, source, parties, trades, products],
  )
}

/** Notes what others gained by an import. */
export async function noteGains(
  work: Writing,
  id: ImportId,
  gains: readonly Readonly<{ partyId: PartyId; gain: object }>[],
): Promise<void> {
  if (gains.length === 0) return
  await work.db.query(
    `insert into import_gain (workspace_id, import_id, id, party_id, gain)
     select $1, $2, t.id, t.party_id, t.gain::jsonb
     from unnest($3::uuid[], $4::uuid[], $5::text[]) as t (id, party_id, gain)`,
    [
      work.workspaceId,
      id,
      gains.map(() => work.newId('gain')),
      gains.map(({ partyId }) => partyId),
      gains.map(({ gain }) => json(gain)),
    ],
  )
}

/** Notes how trades stood before an import changed them, and at which version it left them. */
export async function noteTrades(
  work: Writing,
  id: ImportId,
  changed: readonly Readonly<{ trade: Readonly<{ id: string }>; lines: readonly object[] }>[],
): Promise<void> {
  if (changed.length === 0) return
  await work.db.query(
    `insert into import_trade_change (workspace_id, import_id, id, trade_id, before, version)
     select $1, $2, t.id, t.trade_id, t.before::jsonb, trade.version
     from unnest($3::uuid[], $4::uuid[], $5::text[]) as t (id, trade_id, before)
     join trade on trade.workspace_id = $1 and trade.id = t.trade_id`,
    [
      work.workspaceId,
      id,
      changed.map(() => work.newId('change')),
      changed.map(({ trade }) => trade.id),
      changed.map(({ trade, lines }) => json({ trade: { ...trade, note: null }, lines })),
    ],
  )
}

/** Notes that all of an import is noted: up to now, nobody else can have touched what it brought in. */
export async function saveNoted(work: Writing, id: ImportId): Promise<void> {
  await work.db.query(
    `update import_batch
     set since = (select id from fact where workspace_id = $1 order by id desc limit 1)
     where workspace_id = $1 and import_id = $2 and since is null`,
    [work.workspaceId, id],
  )
  await work.db.query('update import set noted = true where workspace_id = $1 and id = $2', [
    work.workspaceId,
    id,
  ])
}

/** Notes that an import is being undone; false where there is nothing that could be. */
export async function saveUndoing(work: Writing, id: ImportId): Promise<boolean> {
  const rows = await work.db.query(
    `update import
     set state = 'undoing', error = null, started_at = $3, version = version + 1
     where workspace_id = $1 and id = $2 and state = 'done' and noted
     returning id`,
    [work.workspaceId, id, work.now],
  )
  return rows.length === 1
}

/** Notes what came of undoing an import, and forgets what was noted for it. */
export async function saveUndone(work: Writing, id: ImportId, undo: Undo): Promise<void> {
  await work.db.query(
    `update import
     set state = 'undone', undo = $3, noted = false, finished_at = clock_timestamp(), version = version + 1
     where workspace_id = $1 and id = $2`,
    [work.workspaceId, id, json(undo)],
  )
  for (const table of ['import_batch', 'import_gain', 'import_trade_change'])
    await work.db.query(`delete from ${table} where workspace_id = $1 and import_id = $2`, [
      work.workspaceId,
      id,
    ])
}

function json(value: unknown): string {
  return JSON.stringify(value)
}

/** Blanks what imports show of their files, and gives up those that nobody began to bring in. */
export async function blankImports(work: Writing, names: readonly string[]): Promise<void> {
  await work.db.query(
    `update import
     set version = version + 1,
       state = case when state in ('received', 'tried') then 'cancelled' else state end,
       finished_at = coalesce(finished_at, $2),
       file_name = case
         when exists (select from unnest($3::text[]) as name where position(name in lower(file_name)) > 0) then '…'
         else file_name end,
       sniffed = case
         when jsonb_typeof(sniffed -> 'columns') = 'array' then jsonb_set(sniffed, '{columns}', (
           select coalesce(jsonb_agg(jsonb_set(
             case when sniffed ->> 'header' = 'true' then one else jsonb_set(one, '{name}', '""') end,
             '{samples}', '[]') order by place), '[]')
           from jsonb_array_elements(sniffed -> 'columns') with ordinality as list (one, place)))
         else sniffed end,
       report = case when report is not null then report || '{"rejections": [], "leftOut": []}' end,
       error = case when error ? 'details' then jsonb_set(error, '{details}', '{}') else error end
     where workspace_id = $1`,
    [work.workspaceId, work.now, names],
  )
  // Their own numbers may name somebody; what was changed by it is then not taken back.
  await work.db.query(
    `delete from import_trade_change
     where workspace_id = $1
       and exists (select from unnest($2::text[]) as name where position(name in lower(before::text)) > 0)`,
    [work.workspaceId, names],
  )
}
