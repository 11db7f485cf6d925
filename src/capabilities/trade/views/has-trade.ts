import type { Reading } from '../../../platform/work.ts'

/** Whether anything was ever bought or sold; then the currency stays what it is. */
export async function hasTrade({ db, workspaceId }: Reading): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(
    'select exists (select 1 from trade where workspace_id = $1) as found',
    [workspaceId],
  )
  return row.found
}
