// What a member may write about a party, and what of it is new.
import type { MemberId } from '../../../kernel/id.ts'
import { type PartyInput, partyInputSchema } from '../model.ts'

const fields = Object.keys(partyInputSchema.shape) as (keyof PartyInput)[]

/** The names of the fields that differ, in the order of the record. */
export function changedFields(before: PartyInput, after: PartyInput): (keyof PartyInput)[] {
  return fields.filter((field) => canonical(before[field]) !== canonical(after[field]))
}

/** The list that names the same thing twice, such as one role with two stewards; null when none does. */
export function repeated(party: PartyInput): 'roles' | 'emails' | null {
  if (hasRepeats(party.roles.map(({ role }) => role))) return 'roles'
  return hasRepeats(party.emails.map(({ address }) => address)) ? 'emails' : null
}

/** Whether somebody may be contacted by us at all: not who asked to be left alone, nor who is archived. */
export function mayContact(party: { doNotContact: boolean; archivedAt: string | Date | null }): boolean {
  return !party.doNotContact && party.archivedAt === null
}

function hasRepeats(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}

/** A value as text, with the keys of its objects in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/**
 * The roles of a party so that somebody is steward in one of them at least: in those that have no steward, or as of
 * a prospect where there is no role. Null when others are stewards in all of them.
 */
export function stewardedBy(memberId: MemberId, roles: PartyInput['roles']): PartyInput['roles'] | null {
  if (roles.some(({ stewardId }) => stewardId === memberId)) return roles
  if (roles.length === 0) return [{ role: 'prospect', since: null, until: null, stewardId: memberId }]
  if (roles.every(({ stewardId }) => stewardId !== null)) return null
  return roles.map((one) => ({ ...one, stewardId: one.stewardId ?? memberId }))
}
