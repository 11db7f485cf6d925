import type { Reading } from '../../../platform/work.ts'

/** How many there are, archived ones left out, and whether the sample business is among them. */
export async function onRecord({
  db,
  workspaceId,
}: Reading): Promise<{ people: number; hasSample: boolean }> {
  const [row] = await db.query<{ people: number; hasSample: boolean }>(
    `select
       (select count(*) from party where workspace_id = $1 and archived_at is null) as people,
       exists (select 1 from party where workspace_id = $1 and source = 'sample') as "hasSample"`,
    [workspaceId],
    { prepared: true },
  )
  return row
}

/** Whether there is such a party, as far as one may know. */
export async function isOnRecord({ db, workspaceId }: Reading, id: string): Promise<boolean> {
  const found = await db.query('select from party where workspace_id = $1 and id = $2', [workspaceId, id], {
    prepared: true,
  })
  return found.length > 0
}
