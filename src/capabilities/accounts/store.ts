import type { Capability } from '../../kernel/actor.ts'
import type { MemberId } from '../../kernel/id.ts'
import type { Connection } from '../../platform/postgres/connection.ts'
import type { Reading } from '../../platform/work.ts'
import type { Firm, Language, MemberState, Role } from './model.ts'

type Place = Pick<Reading, 'db' | 'workspaceId' | 'now'>
export type NewFirm = Pick<Firm, 'name' | 'country' | 'timeZone' | 'currency' | 'workingDays'>

export async function insertFirm({ db, workspaceId, now }: Place, firm: NewFirm): Promise<void> {
  await db.query(
    `insert into workspace (workspace_id, name, country, time_zone, currency, working_days, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [workspaceId, firm.name, firm.country, firm.timeZone, firm.currency, firm.workingDays, now],
  )
}

/** The firm with its row locked until the end of the transaction. */
export async function firmForChange({ db, workspaceId }: Place): Promise<Firm | undefined> {
  const [found] = await db.query<Firm>(
    `select workspace_id as id, name, country, time_zone as "timeZone", currency,
       working_days as "workingDays", daily_talks as "dailyTalks", as_of as "asOf", version
     from workspace
     where workspace_id = $1
     for update`,
    [workspaceId],
  )
  return found
}

export async function saveFirm({ db, workspaceId }: Place, firm: Firm): Promise<void> {
  await db.query(
    `update workspace
     set name = $2, country = $3, time_zone = $4, currency = $5, working_days = $6, daily_talks = $7,
       as_of = $8, version = $9
     where workspace_id = $1`,
    [
      workspaceId,
      firm.name,
      firm.country,
      firm.timeZone,
      firm.currency,
      firm.workingDays,
      firm.dailyTalks,
      firm.asOf,
      firm.version,
    ],
  )
}

export type NewMember = Readonly<{
  id: MemberId
  userId: string
  name: string
  email: string
  roles: readonly Role[]
  limited?: boolean
  invitedBy?: MemberId
}>

export async function insertMember({ db, workspaceId, now }: Place, member: NewMember): Promise<void> {
  await db.query(
    `insert into member (workspace_id, id, user_id, name, email, roles, limited, invited_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      workspaceId,
      member.id,
      member.userId,
      member.name,
      member.email,
      member.roles,
      member.limited ?? false,
      member.invitedBy ?? null,
      now,
    ],
  )
}

export type StandingRow = Readonly<{
  id: MemberId
  userId: string
  name: string
  email: string
  roles: Role[]
  state: MemberState
  limited: boolean
  language: Language
  version: number
}>

/** Everyone, locked: whether somebody is the last owner must not change under one's feet. */
export async function membersForChange({ db, workspaceId }: Place): Promise<StandingRow[]> {
  return db.query<StandingRow>(
    `select id, user_id as "userId", name, email, roles, state, limited, language, version
     from member
     where workspace_id = $1
     order by id
     for update`,
    [workspaceId],
  )
}

export async function saveMember({ db, workspaceId }: Place, member: StandingRow): Promise<void> {
  await db.query(
    `update member
     set name = $3, roles = $4, state = $5, limited = $6, language = $7, version = $8
     where workspace_id = $1
       and id = $2`,
    [
      workspaceId,
      member.id,
      member.name,
      member.roles,
      member.state,
      member.limited,
      member.language,
      member.version,
    ],
  )
}

export async function noteSeen({ db, workspaceId, now }: Place, id: MemberId): Promise<void> {
  await db.query('update member set last_seen_at = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    now,
  ])
}

/** False when the member has this e-mail already. */
export async function saveEmail(
  { db, workspaceId }: Place,
  { memberId, email }: Readonly<{ memberId: MemberId; email: string }>,
): Promise<boolean> {
  const changed = await db.query(
    `update member
     set email = $3, version = version + 1
     where workspace_id = $1
       and id = $2
       and email <> $3
     returning id`,
    [workspaceId, memberId, email],
  )
  return changed.length === 1
}

export type NewInvitation = Readonly<{
  id: string
  name: string
  email: string
  roles: readonly Role[]
  limited: boolean
  tokenDigest: string
  invitedBy: MemberId
  expiresAt: Date
}>

export async function insertInvitation({ db, workspaceId, now }: Place, made: NewInvitation): Promise<void> {
  await db.query(
    `insert into invitation
       (workspace_id, id, name, email, roles, limited, token_digest, invited_by, expires_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      workspaceId,
      made.id,
      made.name,
      made.email,
      made.roles,
      made.limited,
      made.tokenDigest,
      made.invitedBy,
      made.expiresAt,
      now,
    ],
  )
}

export type OpenInvitation = Readonly<{
  id: string
  firm: string
  name: string
  email: string
  roles: Role[]
  limited: boolean
  invitedBy: MemberId
  expiresAt: Date
}>

/** The invitation of a token, locked, if it can still be accepted. */
export async function openInvitation(
  db: Connection,
  asked: Readonly<{ workspaceId: string; tokenDigest: string; now: Date }>,
): Promise<OpenInvitation | undefined> {
  const [found] = await db.query<OpenInvitation>(
    `select invitation.id, workspace.name as firm, invitation.name, invitation.email, invitation.roles,
       invitation.limited, invitation.invited_by as "invitedBy", invitation.expires_at as "expiresAt"
     from invitation
     join workspace on workspace.workspace_id = invitation.workspace_id
     where invitation.workspace_id = $1
       and invitation.token_digest = $2
       and invitation.accepted_at is null
       and invitation.revoked_at is null
       and invitation.expires_at > $3
     for update of invitation`,
    [asked.workspaceId, asked.tokenDigest, asked.now],
  )
  return found
}

export async function acceptInvitation({ db, workspaceId, now }: Place, id: string): Promise<void> {
  await db.query('update invitation set accepted_at = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    now,
  ])
}

/** False when there is no such open invitation. */
export async function withdrawOpen({ db, workspaceId, now }: Place, id: string): Promise<boolean> {
  const gone = await db.query(
    `update invitation
     set revoked_at = $3
     where workspace_id = $1
       and id = $2
       and accepted_at is null
       and revoked_at is null
     returning id`,
    [workspaceId, id, now],
  )
  return gone.length === 1
}

export type NewKey = Readonly<{
  id: string
  memberId: MemberId
  name: string
  hint: string
  digest: string
  scopes: readonly Capability[]
  expiresAt: Date | null
}>

export async function insertKey({ db, workspaceId, now }: Place, key: NewKey): Promise<void> {
  await db.query(
    `insert into api_key
       (workspace_id, id, member_id, name, hint, digest, scopes, expires_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [workspaceId, key.id, key.memberId, key.name, key.hint, key.digest, key.scopes, key.expiresAt, now],
  )
}

/** False when there is no such key in use. */
export async function revokeKey({ db, workspaceId, now }: Place, id: string): Promise<boolean> {
  const gone = await db.query(
    `update api_key
     set revoked_at = $3
     where workspace_id = $1
       and id = $2
       and revoked_at is null
     returning id`,
    [workspaceId, id, now],
  )
  return gone.length === 1
}

export async function revokeKeysOf({ db, workspaceId, now }: Place, memberId: MemberId): Promise<void> {
  await db.query(
    `update api_key
     set revoked_at = $3
     where workspace_id = $1
       and member_id = $2
       and revoked_at is null`,
    [workspaceId, memberId, now],
  )
}

export async function noteKeyUse({ db, workspaceId, now }: Place, id: string): Promise<void> {
  await db.query('update api_key set last_used_at = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    now,
  ])
}
