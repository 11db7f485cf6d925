import type { Reading } from '../../../platform/work.ts'
import type { LinkKind } from '../model/link.ts'

/** The kinds of ties that the firm made for itself, those that are offered first. */
export async function linkKinds({ db, workspaceId }: Reading): Promise<{ items: LinkKind[] }> {
  const items = await db.query<LinkKind>(
    `select id, name, reverse_name as "reverseName", retired_at is not null as retired, version
     from link_kind
     where workspace_id = $1
     order by retired_at is not null, lower(name), id`,
    [workspaceId],
  )
  return { items }
}
