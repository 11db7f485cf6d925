// Who may do what, said in one table, and who can be let go.
import type { Capability } from '../../../kernel/actor.ts'
import { capabilities } from '../../../kernel/actor.ts'
import type { Role } from '../model.ts'

const everybody: readonly Capability[] = ['firm:read', 'people:read']
const talking: readonly Capability[] = ['people:write', 'talks:read', 'talks:write', 'vitality:read']

/** What each role may do. Endpoints ask for capabilities, never for roles. */
export const capabilitiesByRole: Readonly<Record<Role, readonly Capability[]>> = {
  owner: capabilities,
  leader: [
    ...everybody,
    ...talking,
    'members:read',
    'books:read',
    'books:write',
    'vitality:write',
    'imports:write',
    'ledger:read',
  ],
  staff: [...everybody, ...talking, 'members:read', 'books:read'],
  counter: [...everybody, 'talks:read', 'talks:write'],
  bookkeeper: [...everybody, 'books:read', 'books:write'],
  auditor: [...everybody, 'books:read', 'ledger:read'],
}

/** What somebody with these roles may do. */
export function capabilitiesOf(roles: readonly Role[]): ReadonlySet<Capability> {
  return new Set(roles.flatMap((role) => capabilitiesByRole[role]))
}

/** What a key may do: what it was made for, as far as its member still may. */
export function capabilitiesOfKey(
  scopes: readonly Capability[],
  roles: readonly Role[],
): ReadonlySet<Capability> {
  const granted = capabilitiesOf(roles)
  return new Set(scopes.filter((scope) => granted.has(scope)))
}

type Standing = Readonly<{ id: string; roles: readonly Role[]; state: 'active' | 'suspended' }>
type MemberChange = Readonly<{ roles?: readonly Role[] | undefined; state?: Standing['state'] | undefined }>

export type Verdict = { kind: 'granted' } | { kind: 'refused'; because: 'last-owner' | 'above-oneself' }

/** A firm never stands without an owner, and nobody hands out more than they may themselves. */
export function mayChangeMember(
  change: MemberChange,
  about: Readonly<{
    member: Standing
    everyone: readonly Standing[]
    byCapabilities: ReadonlySet<Capability>
  }>,
): Verdict {
  const after = { ...about.member, ...withoutUndefined(change) }
  if (!mayGrant(after.roles, about.byCapabilities)) return { kind: 'refused', because: 'above-oneself' }
  const owners = about.everyone
    .map((one) => (one.id === after.id ? after : one))
    .filter((one) => one.state === 'active' && one.roles.includes('owner'))
  return owners.length > 0 ? { kind: 'granted' } : { kind: 'refused', because: 'last-owner' }
}

/** Whether somebody may give these roles: only what they may do themselves. */
export function mayGrant(roles: readonly Role[], byCapabilities: ReadonlySet<Capability>): boolean {
  return [...capabilitiesOf(roles)].every((capability) => byCapabilities.has(capability))
}

function withoutUndefined({ roles, state }: MemberChange): Partial<Standing> {
  return { ...(roles ? { roles } : {}), ...(state ? { state } : {}) }
}

/** How long an invitation can be accepted. */
export const invitationDays = 7
