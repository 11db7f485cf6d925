import { may } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { SavedView } from '../model/list.ts'

/** Saved views: one’s own, and those that are shared; by name. */
export async function views(work: Reading): Promise<{ items: SavedView[] }> {
  return { items: await read(work, null) }
}

/** One view, if one may see it. */
export async function view(work: Reading, { id }: { id: Id<'view'> }): Promise<SavedView> {
  const [found] = await read(work, id)
  if (!found) throw refuse('not-found', { what: 'view' })
  return found
}

async function read({ db, workspaceId, actor }: Reading, id: Id<'view'> | null): Promise<SavedView[]> {
  const rows = await db.query<Omit<SavedView, 'mayChange'>>(
    `select v.id, v.name, v.shared, v.arrangement, m.name as by, v.member_id = $2 as mine, v.version
     from saved_view v
     join member m on m.workspace_id = $1 and m.id = v.member_id
     where v.workspace_id = $1
       and (v.shared or v.member_id = $2)
       and ($3::uuid is null or v.id = $3)
     order by lower(v.name), v.id`,
    [workspaceId, actor.memberId, id],
  )
  // Whose it is changes it; what everybody uses, an owner of the firm can mend too.
  return rows.map((row) => ({ ...row, mayChange: row.mine || may(actor, 'firm:write') }))
}
