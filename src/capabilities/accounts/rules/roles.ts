// Who may do what, said in one table, and who can be let go.
import type { Capability } from '../../../kernel/actor.ts'
import { capabilities } from '../../../kernel/actor.ts'
import type { MemberState, Role } from '../model.ts'

const everybody: readonly Capability[] = ['firm:read', 'people:read']
const talking: readonly Capability[] = [
  'people:write',
  'people:merge',
  'talks:read',
  'talks:write',
  'vitality:read',
]

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

/** What touches the whole firm at once, and so is not for who is limited to a part of it. */
const ofTheWholeFirm: readonly Capability[] = [
  'firm:write',
  'members:write',
  'keys:write',
  'backups:write',
  'people:merge',
  'vitality:write',
  'imports:write',
  'ledger:read',
  'privacy:write',
]

/** What somebody with these roles may do; who is limited may do it with their own parties only. */
export function capabilitiesOf(roles: readonly Role[], isLimited = false): ReadonlySet<Capability> {
  const granted = roles.flatMap((role) => capabilitiesByRole[role])
  return new Set(isLimited ? granted.filter((one) => !ofTheWholeFirm.includes(one)) : granted)
}

/** What a key may do: what it was made for, as far as its member still may. */
export function capabilitiesOfKey(
  scopes: readonly Capability[],
  roles: readonly Role[],
  isLimited = false,
): ReadonlySet<Capability> {
  const granted = capabilitiesOf(roles, isLimited)
  return new Set(scopes.filter((scope) => granted.has(scope)))
}

type Standing = Readonly<{ id: string; roles: readonly Role[]; state: MemberState; limited: boolean }>
type MemberChange = Readonly<{
  roles?: readonly Role[] | undefined
  state?: MemberState | undefined
  limited?: boolean | undefined
}>

export type Verdict =
  | { kind: 'granted' }
  | {
      kind: 'refused'
      because: 'last-owner' | 'above-oneself' | 'owner-sees-all' | 'not-an-owner' | 'not-working-here'
    }
const granted: Verdict = { kind: 'granted' }
const refused = (because: (Verdict & { kind: 'refused' })['because']): Verdict => ({
  kind: 'refused',
  because,
})

/** A firm never stands without an owner, and nobody hands out, or takes away, more than they may themselves. */
export function mayChangeMember(
  change: MemberChange,
  about: Readonly<{
    member: Standing
    everyone: readonly Standing[]
    byCapabilities: ReadonlySet<Capability>
  }>,
): Verdict {
  const after = { ...about.member, ...withoutUndefined(change) }
  const isWithin = [about.member, after].every(({ roles }) => mayGrant(roles, about.byCapabilities))
  if (!isWithin) return refused('above-oneself')
  if (after.limited && after.roles.includes('owner')) return refused('owner-sees-all')
  return hasOwner(about.everyone, after) ? granted : refused('last-owner')
}

/** Whoever is not the last owner may leave. */
export function mayLeave(member: Standing, everyone: readonly Standing[]): Verdict {
  return hasOwner(everyone, { ...member, state: 'left' }) ? granted : refused('last-owner')
}

/** Only an owner can hand ownership over, and only to somebody else who works here now. */
export function mayHandOver(from: Standing, to: Standing): Verdict {
  const isOwner = from.state === 'active' && from.roles.includes('owner')
  if (!isOwner) return refused('not-an-owner')
  return to.id !== from.id && to.state === 'active' ? granted : refused('not-working-here')
}

/** Who was owner keeps the other roles, or leads. */
export function rolesAfterHandingOver(roles: readonly Role[]): Role[] {
  const kept = roles.filter((role) => role !== 'owner')
  return kept.length > 0 ? kept : ['leader']
}

function hasOwner(everyone: readonly Standing[], after: Standing): boolean {
  const owners = everyone
    .map((one) => (one.id === after.id ? after : one))
    .filter((one) => one.state === 'active' && one.roles.includes('owner'))
  return owners.length > 0
}

/** Whether somebody may give these roles: only what they may do themselves. */
export function mayGrant(roles: readonly Role[], byCapabilities: ReadonlySet<Capability>): boolean {
  return [...capabilitiesOf(roles)].every((capability) => byCapabilities.has(capability))
}

function withoutUndefined({ roles, state, limited }: MemberChange): Partial<Standing> {
  return {
    ...(roles ? { roles } : {}),
    ...(state ? { state } : {}),
    ...(limited === undefined ? {} : { limited }),
  }
}

/** How long an invitation can be accepted. */
export const invitationDays = 7
