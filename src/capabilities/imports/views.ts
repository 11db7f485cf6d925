import { z } from 'zod'
import { type Id, idOf } from '../../kernel/id.ts'
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
     where workspace_id = $1 and state in ('trying', 'writing')
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
       and state not in ('trying', 'writing')`,
    [work.workspaceId, days],
  )
  return rows.map(({ id }) => id)
}

/** Whether a file is being read just now. */
export async function isAnyUnderWay(work: Reading): Promise<boolean> {
  const rows = await work.db.query(
    `select id from import where workspace_id = $1 and state in ('trying', 'writing') limit 1`,
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
       and state not in ('trying', 'writing')`,
    [work.workspaceId, until],
  )
  return rows.map(({ id }) => id)
}
