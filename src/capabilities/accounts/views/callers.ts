import type { Capability } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MemberId, WorkspaceId } from '../../../kernel/id.ts'
import type { Connection } from '../../../platform/postgres/connection.ts'
import type { Frame } from '../../../platform/work.ts'
import type { Role } from '../model.ts'
import { capabilitiesOf, capabilitiesOfKey } from '../rules/roles.ts'
import { frameFrom } from './frame.ts'

/** A member as the gate sees one: who, what they may do, and the frame of their firm. */
export type Known = Readonly<{
  memberId: MemberId
  capabilities: ReadonlySet<Capability>
  roles: readonly Role[]
  isLimited: boolean
  lastSeenAt: Date | null
  frame: Frame
}>

type Row = Readonly<{
  memberId: MemberId
  roles: Role[]
  limited: boolean
  lastSeenAt: Date | null
  timeZone: string
  country: string
  currency: string
  asOf: Day | null
}>

const columns = `
  member.id as "memberId", member.roles, member.limited,
  member.last_seen_at as "lastSeenAt", workspace.time_zone as "timeZone", workspace.country,
  workspace.currency, workspace.as_of as "asOf"`

/** The active member that a signed-in person is here; null when suspended or gone. */
export async function memberOfUser(
  db: Connection,
  workspaceId: WorkspaceId,
  userId: string,
): Promise<Known | null> {
  const [row] = await db.query<Row>(
    `select ${columns}
     from member
     join workspace on workspace.workspace_id = member.workspace_id
     where member.workspace_id = $1
       and member.user_id = $2
       and member.state = 'active'`,
    [workspaceId, userId],
    { prepared: true },
  )
  if (row === undefined) return null
  return knownFrom(row, workspaceId, capabilitiesOf(row.roles, row.limited))
}

type KeyRow = Row &
  Readonly<{ keyId: string; scopes: Capability[]; lastUsedAt: Date | null; expiresAt: Date | null }>

/** Whoever holds the key with this digest, with what the key may do and when it was last used. */
export async function holderOfKey(
  db: Connection,
  workspaceId: WorkspaceId,
  digest: string,
): Promise<(Known & Pick<KeyRow, 'keyId' | 'lastUsedAt' | 'expiresAt'>) | null> {
  const [row] = await db.query<KeyRow>(
    `select ${columns}, api_key.id as "keyId", api_key.scopes, api_key.last_used_at as "lastUsedAt",
       api_key.expires_at as "expiresAt"
     from api_key
     join member on member.workspace_id = api_key.workspace_id and member.id = api_key.member_id
     join workspace on workspace.workspace_id = api_key.workspace_id
     where api_key.workspace_id = $1
       and api_key.digest = $2
       and api_key.revoked_at is null
       and (api_key.expires_at is null or api_key.expires_at > now())
       and member.state = 'active'`,
    [workspaceId, digest],
    { prepared: true },
  )
  if (row === undefined) return null
  return {
    ...knownFrom(row, workspaceId, capabilitiesOfKey(row.scopes, row.roles, row.limited)),
    keyId: row.keyId,
    lastUsedAt: row.lastUsedAt,
    expiresAt: row.expiresAt,
  }
}

function knownFrom(row: Row, workspaceId: WorkspaceId, capabilities: Known['capabilities']): Known {
  const { memberId, roles, limited: isLimited, lastSeenAt } = row
  return { memberId, capabilities, roles, isLimited, lastSeenAt, frame: frameFrom(row, workspaceId) }
}

/** The member of a person, active or not; for what is written about signing in. */
export async function memberIdOfUser(
  db: Connection,
  workspaceId: WorkspaceId,
  userId: string,
): Promise<MemberId | null> {
  const [row] = await db.query<{ id: MemberId }>(
    'select id from member where workspace_id = $1 and user_id = $2',
    [workspaceId, userId],
  )
  return row?.id ?? null
}
