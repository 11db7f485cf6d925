import type { Id } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'
import type { importStates, Plan, Progress, Report, Sniffed } from './model.ts'

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
    'select state from import where workspace_id = $1 and id = $2 for update',
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

/** Notes that an import came to nothing; false when it had ended before. */
export async function saveFailure(work: Writing, id: ImportId, error: Failure): Promise<boolean> {
  const rows = await work.db.query<{ id: string }>(
    `update import
     set state = 'failed', error = $3, progress = null, finished_at = $4, version = version + 1
     where workspace_id = $1 and id = $2 and state in ('trying', 'writing')
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
       report = case when report ? 'rejections' then jsonb_set(report, '{rejections}', '[]') else report end,
       error = case when error ? 'details' then jsonb_set(error, '{details}', '{}') else error end
     where workspace_id = $1`,
    [work.workspaceId, work.now, names],
  )
}
