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

export async function firmName({ db, workspaceId }: Reading): Promise<string> {
  const [firm] = await db.query<{ name: string }>('select name from workspace where workspace_id = $1', [
    workspaceId,
  ])
  return firm?.name ?? ''
}
