import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'

export type KeptPhoto = { partyId: PartyId; digest: string; large: Buffer; small: Buffer }

/** Keeps a photo in the place of the one before. */
export async function savePhoto(work: Writing, { partyId, digest, large, small }: KeptPhoto): Promise<void> {
  await work.db.query(
    `insert into party_photo (workspace_id, party_id, digest, large, small, added_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id, party_id) do update
     set digest = excluded.digest, large = excluded.large, small = excluded.small,
       added_by = excluded.added_by, created_at = excluded.created_at`,
    [work.workspaceId, partyId, digest, large, small, work.actor.memberId, work.now],
  )
}

/** Throws a photo away; says whether there was one. */
export async function deletePhoto(work: Writing, partyId: PartyId): Promise<boolean> {
  const rows = await work.db.query(
    'delete from party_photo where workspace_id = $1 and party_id = $2 returning party_id',
    [work.workspaceId, partyId],
  )
  return rows.length > 0
}
