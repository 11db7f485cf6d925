import { z } from 'zod'
import { type Id, idOf, type PartyId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../platform/cursor.ts'
import type { Reading } from '../../platform/work.ts'
import type { Import } from './model.ts'

type ImportId = Id<'import'>
type Row = Readonly<{ id: ImportId; import: Import }>

const placeSchema = z.tuple([idOf('import')])

const columns = `
  id,
  jsonb_build_object(
    'id', id,
    'fileName', file_name,
    'bytes', bytes,
    'state', state,
    'sniffed', sniffed,
    'plan', plan,
    'progress', progress,
    'report', report,
    'canUndo', state = 'done' and noted,
    'undo', undo - 'keptIds' || jsonb_build_object('keptParties', coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'displayName', p.display_name) order by p.sort_name, p.id)
      from party p
      where p.workspace_id = import.workspace_id
        and p.id in (select k.value::uuid from jsonb_array_elements_text(undo -> 'keptIds') k)), '[]')),
    'error', error,
    'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'finishedAt', to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'version', version
  ) as import`

/** Files brought in, newest first. */
export async function list(
  work: Reading,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: Import[]; next: string | null }> {
  const rows = await work.db.query<Row>(
    `select ${columns}
     from import
     where workspace_id = $1 and ($2::uuid is null or id < $2)
     order by id desc
     limit $3`,
    [work.workspaceId, cursor === undefined ? null : readCursor(cursor, placeSchema)[0], limit + 1],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => row.import),
    next: rows.length > limit && last ? writeCursor([last.id]) : null,
  }
}

/** How far a file is, and what came of it. */
export async function get(work: Reading, { id }: { id: ImportId }): Promise<Import> {
  const [row] = await work.db.query<Row>(
    `select ${columns} from import where workspace_id = $1 and id = $2`,
    [work.workspaceId, id],
  )
  if (!row) throw refuse('not-found', { what: 'import' })
  return row.import
}

/** Imports that began, or were to begin, long enough ago that somebody should be working on them. */
export async function importsUnderWay(work: Reading): Promise<ImportId[]> {
  const rows = await work.db.query<{ id: ImportId }>(
    `select id
     from import
     where workspace_id = $1 and state in ('trying', 'writing', 'undoing')
       and (started_at < now() - interval '30 seconds')`,
    [work.workspaceId],
  )
  return rows.map(({ id }) => id)
}

/** Imports that ended so long ago that their files needn't be kept. */
export async function importsOlderThan(work: Reading, { days }: { days: number }): Promise<ImportId[]> {
  const rows = await work.db.query<{ id: ImportId }>(
    `select id
     from import
     where workspace_id = $1 and created_at < now() - make_interval(days => $2)
       and state not in ('trying', 'writing', 'undoing')`,
    [work.workspaceId, days],
  )
  return rows.map(({ id }) => id)
}

/** Whether a file is being read just now. */
export async function isAnyUnderWay(work: Reading): Promise<boolean> {
  const rows = await work.db.query(
    `select id from import where workspace_id = $1 and state in ('trying', 'writing', 'undoing') limit 1`,
    [work.workspaceId],
  )
  return rows.length > 0
}

/** All imports until a moment that nobody works on. */
export async function endedImports(work: Reading, until: Date): Promise<ImportId[]> {
  const rows = await work.db.query<{ id: ImportId }>(
    `select id
     from import
     where workspace_id = $1
       and created_at <= $2
       and state not in ('trying', 'writing', 'undoing')`,
    [work.workspaceId, until],
  )
  return rows.map(({ id }) => id)
}

type Paged = Readonly<{ id: ImportId; after: string | null }>

export type Batch = Readonly<{
  id: string
  source: string
  parties: PartyId[]
  trades: Id<'trade'>[]
  products: Id<'product'>[]
  since: string
}>

/** The next batch of what an import brought in new, the oldest first; null after the last. */
export async function nextBatch(work: Reading, { id, after }: Paged): Promise<Batch | null> {
  const [row] = await work.db.query<Batch>(
    `select id, source, parties, trades, products, since
     from import_batch
     where workspace_id = $1 and import_id = $2 and ($3::uuid is null or id > $3)
     order by id
     limit 1`,
    [work.workspaceId, id, after],
  )
  return row ?? null
}

/** The next thousand of those who gained something by an import, the newest first. */
export async function nextGains(
  work: Reading,
  { id, after }: Paged,
): Promise<Readonly<{ id: string; partyId: PartyId; gain: unknown }>[]> {
  return work.db.query(
    `select id, party_id as "partyId", gain
     from import_gain
     where workspace_id = $1 and import_id = $2 and ($3::uuid is null or id < $3)
     order by id desc
     limit 1000`,
    [work.workspaceId, id, after],
  )
}

/** The next thousand trades that an import changed, as they stood before, the newest first. */
export async function nextTradeChanges(
  work: Reading,
  { id, after }: Paged,
): Promise<Readonly<{ id: string; trade: unknown; lines: unknown; version: number }>[]> {
  return work.db.query(
    `select id, before -> 'trade' as trade, before -> 'lines' as lines, version
     from import_trade_change
     where workspace_id = $1 and import_id = $2 and ($3::uuid is null or id < $3)
     order by id desc
     limit 1000`,
    [work.workspaceId, id, after],
  )
}
