import type { Reading } from '../../../platform/work.ts'
import type { Language } from '../model.ts'

/** A member as a letter speaks to one. */
export type LetterReader = Readonly<{ id: string; name: string; email: string; language: Language }>

/** Every active owner, longest first. */
export async function ownersToTell({ db, workspaceId }: Reading): Promise<LetterReader[]> {
  return db.query<LetterReader>(
    `select id, name, email, language
     from member
     where workspace_id = $1
       and state = 'active'
       and 'owner' = any (roles)
     order by created_at, id`,
    [workspaceId],
  )
}

/** Whether a member signed in at least once before the present time. */
export async function hasSignedInBefore({ db, workspaceId }: Reading, memberId: string): Promise<boolean> {
  const times = await db.query(
    `select id
     from fact
     where workspace_id = $1
       and subject_id = $2
       and kind = 'SignedIn'
     limit 2`,
    [workspaceId, memberId],
  )
  return times.length === 2
}

export async function firmName({ db, workspaceId }: Reading): Promise<string> {
  const [firm] = await db.query<{ name: string }>('select name from workspace where workspace_id = $1', [
    workspaceId,
  ])
  return firm?.name ?? ''
}
