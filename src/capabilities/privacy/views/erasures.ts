import { z } from 'zod'
import { type Id, idOf } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Erasure } from '../model.ts'

const placeSchema = z.tuple([idOf('erasure')])
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const columns = `e.id, e.former_id as "formerId", e.kind, ${instant('e.erased_at')} as "erasedAt",
  m.name as "erasedBy", e.trades_kept as "tradesKept", e.payments_kept as "paymentsKept",
  ${instant('e.files_gone_at')} as "filesGoneAt", ${instant('e.let_back_at')} as "letBackAt",
  coalesce((
    select json_agg(json_build_object('table', kept.key, 'rows', kept.value::int) order by kept.key)
    from jsonb_each_text(e.counts) kept), '[]') as held`

/** The proofs of erasures, newest first. */
export async function erasures(
  work: Reading,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Erasure[]; next: string | null }> {
  const rows = await work.db.query<Erasure>(
    `select ${columns}
     from erasure e
     join member m on m.workspace_id = e.workspace_id and m.id = e.member_id
     where e.workspace_id = $1
       and ($2::uuid is null or e.id < $2)
     order by e.id desc
     limit $3`,
    [work.workspaceId, cursor === undefined ? null : readCursor(cursor, placeSchema)[0], limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? writeCursor([last.id]) : null }
}

/** The proof of one erasure. */
export async function erasure(work: Reading, { id }: { id: Id<'erasure'> }): Promise<Erasure> {
  const [found] = await work.db.query<Erasure>(
    `select ${columns}
     from erasure e
     join member m on m.workspace_id = e.workspace_id and m.id = e.member_id
     where e.workspace_id = $1
       and e.id = $2`,
    [work.workspaceId, id],
  )
  if (!found) throw refuse('not-found', { what: 'erasure' })
  return found
}
