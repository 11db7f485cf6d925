import type { Capability } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Member, Role } from '../model.ts'

const memberColumns = 'id, name, email, roles, state, language, version'

/** Everyone who works here, the suspended last. */
export async function members(work: Reading): Promise<{ items: Member[] }> {
  const items = await work.db.query<Member>(
    `select ${memberColumns}
     from member
     where workspace_id = $1
     order by state, lower(name), id`,
    [work.workspaceId],
  )
  return { items }
}

export async function memberById(work: Reading, id: string): Promise<Member> {
  const [found] = await work.db.query<Member>(
    `select ${memberColumns}
     from member
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id],
  )
  if (found === undefined) throw refuse('not-found', { what: 'member' })
  return found
}

type InvitationItem = { id: string; name: string; email: string; roles: Role[]; expiresAt: string }

/** Invitations that can still be accepted. */
export async function invitations(work: Reading): Promise<{ items: InvitationItem[] }> {
  const rows = await work.db.query<Omit<InvitationItem, 'expiresAt'> & { expiresAt: Date }>(
    `select id, name, email, roles, expires_at as "expiresAt"
     from invitation
     where workspace_id = $1
       and accepted_at is null
       and revoked_at is null
       and expires_at > $2
     order by created_at desc, id`,
    [work.workspaceId, work.now],
  )
  return { items: rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() })) }
}

type KeyRow = {
  id: string
  name: string
  hint: string
  scopes: Capability[]
  expiresAt: Date | null
  lastUsedAt: Date | null
  createdAt: Date
}
type KeyItem = Omit<KeyRow, 'expiresAt' | 'lastUsedAt' | 'createdAt'> & {
  expiresAt: string | null
  lastUsedAt: string | null
  createdAt: string
}

/** The keys that are in use, newest first. */
export async function apiKeys(work: Reading): Promise<{ items: KeyItem[] }> {
  const rows = await work.db.query<KeyRow>(
    `select id, name, hint, scopes, expires_at as "expiresAt", last_used_at as "lastUsedAt",
       created_at as "createdAt"
     from api_key
     where workspace_id = $1
       and revoked_at is null
     order by created_at desc, id`,
    [work.workspaceId],
  )
  const items = rows.map((row) => ({
    ...row,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }))
  return { items }
}
