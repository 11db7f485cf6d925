import type { z } from 'zod'
import type { meSchema } from '../capabilities/accounts/contract.ts'
import { whoAmI } from '../capabilities/accounts/views/firm.ts'
import type { Desk, Reading } from '../platform/work.ts'

type Me = z.input<typeof meSchema>

/** What every screen needs first. Accounts comes before people, so the two are joined here. */
export async function me(work: Reading): Promise<Me> {
  return { ...(await whoAmI(work)), ...(await onRecord(work)) }
}

/** The same for somebody who just came in. */
export async function meAt(desk: Promise<Desk>): Promise<Me> {
  return (await desk).reading(me)
}

async function onRecord({ db, workspaceId }: Reading): Promise<{ people: number; hasSample: boolean }> {
  const [row] = await db.query<{ people: number; hasSample: boolean }>(
    `select
       (select count(*) from party where workspace_id = $1 and archived_at is null) as people,
       exists (select 1 from party where workspace_id = $1 and source = 'sample') as "hasSample"`,
    [workspaceId],
  )
  return row
}

/** Whether anything was ever bought or sold; then the currency stays what it is. */
export async function hasTrade({ db, workspaceId }: Reading): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(
    'select exists (select 1 from trade where workspace_id = $1) as found',
    [workspaceId],
  )
  return row.found
}
