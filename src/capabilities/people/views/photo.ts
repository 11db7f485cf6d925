import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'

export type PhotoSize = 'large' | 'small'

/** The photo of a party, and the digest it is known by. */
export async function photo(
  work: Reading,
  { id, size }: { id: PartyId; size: PhotoSize },
): Promise<{ digest: string; picture: Buffer }> {
  const [row] = await work.db.query<{ digest: string; picture: Buffer }>(
    `select digest, ${size === 'large' ? 'large' : 'small'} as picture
     from party_photo
     where workspace_id = $1
       and party_id = $2`,
    [work.workspaceId, id],
  )
  if (!row) throw refuse('not-found', { what: 'photo' })
  return row
}

/** Which of these parties have a photo, and the digest of each. */
export async function photos(
  work: Reading,
  { ids }: { ids: readonly PartyId[] },
): Promise<{ items: { id: PartyId; photo: string }[] }> {
  const items = await work.db.query<{ id: PartyId; photo: string }>(
    `select party_id as id, digest as photo
     from party_photo
     where workspace_id = $1
       and party_id = any($2)
     order by party_id`,
    [work.workspaceId, ids],
  )
  return { items }
}
