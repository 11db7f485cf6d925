import type { MemberId, WorkspaceId } from './id.ts'

/** Everything that can be granted. Which role has which is said in one place: accounts/rules.ts. */
export const capabilities = [
  'firm:read',
  'firm:write',
  'members:read',
  'members:write',
  'keys:write',
  'backups:write',
  'people:read',
  'people:write',
  'people:merge',
  'talks:read',
  'talks:write',
  'books:read',
  'books:write',
  'vitality:read',
  'vitality:write',
  'imports:write',
  'ledger:read',
  'privacy:write',
] as const

export type Capability = (typeof capabilities)[number]

/** Who is asking, on whose behalf, and what that one may do. */
export type Actor = {
  workspaceId: WorkspaceId
  memberId: MemberId
  capabilities: ReadonlySet<Capability>
  /** Sees and changes only the parties that this member is steward of. */
  isLimited: boolean
}

export function may(actor: Actor, capability: Capability): boolean {
  return actor.capabilities.has(capability)
}
