import type { PartyId } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'

/** The salt of the firm's digests; null where nobody was ever forgotten. */
export async function loadSalt(work: Reading): Promise<Buffer | null> {
  const [row] = await work.db.query<{ salt: Buffer }>(
    'select salt from forgotten_salt where workspace_id = $1',
    [work.workspaceId],
  )
  return row?.salt ?? null
}

export async function insertSalt(work: Writing, salt: Buffer): Promise<void> {
  await work.db.query(
    'insert into forgotten_salt (workspace_id, salt) values ($1, $2) on conflict do nothing',
    [work.workspaceId, salt],
  )
}

export async function loadForgotten(work: Reading): Promise<Set<string>> {
  const rows = await work.db.query<{ digest: string }>(
    'select distinct digest from forgotten where workspace_id = $1',
    [work.workspaceId],
  )
  return new Set(rows.map(({ digest }) => digest))
}

export async function insertForgotten(
  work: Writing,
  erasureId: string,
  digests: readonly string[],
): Promise<void> {
  await work.db.query(
    `insert into forgotten (workspace_id, erasure_id, digest)
     select $1, $2, digest
     from unnest($3::text[]) as t (digest)
     on conflict do nothing`,
    [work.workspaceId, erasureId, digests],
  )
}

/** Takes those of one erasure off the list. */
export async function deleteForgotten(work: Writing, erasureId: string): Promise<void> {
  await work.db.query('delete from forgotten where workspace_id = $1 and erasure_id = $2', [
    work.workspaceId,
    erasureId,
  ])
}

/** Removes a party with all that hangs on it; what shall stay must point elsewhere by now. */
export async function deleteParty(work: Writing, id: PartyId): Promise<void> {
  await work.db.query('delete from party where workspace_id = $1 and id = $2', [work.workspaceId, id])
}
