import type { Id, PartyId } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'

export type ErasureId = Id<'erasure'>

export type NewErasure = Readonly<{
  id: ErasureId
  formerId: PartyId
  kind: string
  counts: Readonly<Record<string, number>>
  tradesKept: number
  paymentsKept: number
}>

export async function insertErasure(work: Writing, erasure: NewErasure): Promise<void> {
  const { id, formerId, kind, counts, tradesKept, paymentsKept } = erasure
  await work.db.query(
    `insert into erasure (
       workspace_id, id, former_id, kind, member_id, erased_at, counts, trades_kept, payments_kept)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      work.workspaceId,
      id,
      formerId,
      kind,
      work.actor.memberId,
      work.now,
      JSON.stringify(counts),
      tradesKept,
      paymentsKept,
    ],
  )
}

/** Notes of all erasures so far that the uploaded files are gone too. */
export async function saveFilesGone(work: Writing, erasureId: string): Promise<void> {
  await work.db.query(
    `update erasure
     set files_gone_at = $3
     where workspace_id = $1
       and id = $2
       and files_gone_at is null`,
    [work.workspaceId, erasureId, work.now],
  )
}

/** Notes that somebody may come back; says whether there was such an erasure. */
export async function saveLetBack(work: Writing, id: ErasureId): Promise<boolean> {
  const rows = await work.db.query(
    `update erasure
     set let_back_at = coalesce(let_back_at, $3)
     where workspace_id = $1
       and id = $2
     returning id`,
    [work.workspaceId, id, work.now],
  )
  return rows.length > 0
}
