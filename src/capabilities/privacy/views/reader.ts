import type { Reading } from '../../../platform/work.ts'

/** The language of whoever asks. */
export async function languageOfReader({ db, workspaceId, actor }: Reading): Promise<string> {
  const [member] = await db.query<{ language: string }>(
    'select language from member where workspace_id = $1 and id = $2',
    [workspaceId, actor.memberId],
  )
  return member?.language ?? 'en'
}
