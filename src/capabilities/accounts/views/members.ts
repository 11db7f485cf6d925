import type { Capability } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { invitationMails, Member, Role } from '../model.ts'

const memberColumns = `
  member.id, member.name, member.email, member.roles, member.state, member.limited, member.language,
  inviter.name as "invitedBy", member.created_at as "joinedAt", member.last_seen_at as "lastSeenAt", member.version`

type MemberRow = Omit<Member, 'joinedAt' | 'lastSeenAt'> & { joinedAt: Date; lastSeenAt: Date | null }

function memberFrom({ joinedAt, lastSeenAt, ...row }: MemberRow): Member {
  return { ...row, joinedAt: joinedAt.toISOString(), lastSeenAt: lastSeenAt?.toISOString() ?? null }
}

/** Everyone who works here, then the suspended, then those who left. */
export async function members(work: Reading): Promise<{ items: Member[] }> {
  const rows = await work.db.query<MemberRow>(
    `select ${memberColumns}
     from member
     left join member inviter on inviter.workspace_id = member.workspace_id and inviter.id = member.invited_by
     where member.workspace_id = $1
     order by array_position('{active,suspended,left}', member.state), lower(member.name), member.id`,
    [work.workspaceId],
  )
  return { items: rows.map(memberFrom) }
}

export async function memberById(work: Reading, id: string): Promise<Member> {
  const [found] = await work.db.query<MemberRow>(
    `select ${memberColumns}
     from member
     left join member inviter on inviter.workspace_id = member.workspace_id and inviter.id = member.invited_by
     where member.workspace_id = $1
       and member.id = $2`,
    [work.workspaceId, id],
  )
  if (found === undefined) throw refuse('not-found', { what: 'member' })
  return memberFrom(found)
}

/** Whether somebody with this e-mail is a member, suspended or not. */
export async function worksHere(work: Reading, email: string): Promise<boolean> {
  const found = await work.db.query(
    `select 1
     from member
     where workspace_id = $1
       and lower(email) = lower($2)
       and state <> 'left'
     limit 1`,
    [work.workspaceId, email],
  )
  return found.length > 0
}

type InvitationItem = {
  id: string
  name: string
  email: string
  roles: Role[]
  limited: boolean
  invitedBy: string | null
  expiresAt: string
  mail: (typeof invitationMails)[number]
}

/** Invitations that can still be accepted, and what became of their letters. */
export async function invitations(work: Reading): Promise<{ items: InvitationItem[] }> {
  const rows = await work.db.query<Omit<InvitationItem, 'expiresAt'> & { expiresAt: Date }>(
    `select invitation.id, invitation.name, invitation.email, invitation.roles, invitation.limited,
       inviter.name as "invitedBy", invitation.expires_at as "expiresAt",
       case
         when mail.state is null then 'none'
         when mail.state in ('waiting', 'sending') then 'under-way'
         when mail.state = 'sent' then 'sent'
         else 'failed'
       end as mail
     from invitation
     join member inviter on inviter.workspace_id = invitation.workspace_id and inviter.id = invitation.invited_by
     left join mail on mail.workspace_id = invitation.workspace_id
       and mail.once_key = 'invitation:' || invitation.id
     where invitation.workspace_id = $1
       and accepted_at is null
       and revoked_at is null
       and expires_at > $2
     order by invitation.created_at desc, invitation.id`,
    [work.workspaceId, work.now],
  )
  return { items: rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() })) }
}

/** How many there are of what is read whole. */
export async function countShortLists({ db, workspaceId, now }: Reading) {
  const [counts] = await db.query<{ members: number; invitations: number; keys: number }>(
    `select
       (select count(*)::int from member where workspace_id = $1) as members,
       (select count(*)::int
        from invitation
        where workspace_id = $1
          and accepted_at is null
          and revoked_at is null
          and expires_at > $2) as invitations,
       (select count(*)::int from api_key where workspace_id = $1 and revoked_at is null) as keys`,
    [workspaceId, now],
  )
  return counts
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
