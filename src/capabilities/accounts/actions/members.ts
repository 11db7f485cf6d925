import type { Capability } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { WorkspaceId } from '../../../kernel/id.ts'
import type { Database } from '../../../platform/database.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Writing } from '../../../platform/work.ts'
import { memberChanged, ownershipHandedOver } from '../facts.ts'
import type { Language, Member, Role } from '../model.ts'
import type { Verdict } from '../rules/roles.ts'
import {
  capabilitiesOfKey,
  mayChangeMember,
  mayGrant,
  mayHandOver,
  rolesAfterHandingOver,
} from '../rules/roles.ts'
import type { StandingRow } from '../store.ts'
import { membersForChange, noteSeen, saveMember } from '../store.ts'
import type { Known } from '../views/callers.ts'
import { memberById } from '../views/members.ts'

type Change = {
  id: string
  version: number
  roles?: Role[] | undefined
  state?: 'active' | 'suspended' | undefined
  limited?: boolean | undefined
}

/** Changes what a member may do, or suspends one; who is suspended is signed out at once. */
export async function changeMember(
  work: Writing,
  change: Change,
  { sessions }: Pick<Visit, 'sessions'>,
): Promise<Member> {
  const { everyone, before } = await membersNow(work, change)
  const me = everyone.find(({ id }) => id === work.actor.memberId)
  // Whoever decides may have lost the right while waiting for the lock.
  assertGranted(mayChangeMember(change, { member: before, everyone, byCapabilities: stillMay(work, me) }))
  const after: StandingRow = {
    ...before,
    roles: change.roles ?? before.roles,
    state: change.state ?? before.state,
    limited: change.limited ?? before.limited,
    version: before.version + 1,
  }
  await saveMember(work, after)
  await work.announce(memberChanged(after))
  // Before the commit: at worst somebody signs in again whose suspension was not kept.
  if (after.state === 'suspended') await sessions.shutOut(after.userId, work.workspaceId)
  return memberById(work, after.id)
}

/** What a key has no scope for counts as little as what its member lost. */
function stillMay({ actor }: Writing, me: StandingRow | undefined): ReadonlySet<Capability> {
  return me?.state === 'active' ? capabilitiesOfKey([...actor.capabilities], me.roles, me.limited) : new Set()
}

/** Makes a member the owner in one's own place; one keeps one's other roles, or leads. */
export async function handOver(work: Writing, asked: { id: string; version: number }): Promise<Member> {
  const { everyone, before: to } = await membersNow(work, asked)
  const from = everyone.find(({ id }) => id === work.actor.memberId)
  if (from === undefined) throw refuse('not-found', { what: 'member' })
  assertGranted(mayHandOver(from, to))
  if (!mayGrant(['owner'], stillMay(work, from))) throw refuse('not-allowed', { reason: 'above-oneself' })
  const owner: StandingRow = {
    ...to,
    roles: [...new Set<Role>(['owner', ...to.roles])],
    limited: false,
    version: to.version + 1,
  }
  const former = { ...from, roles: rolesAfterHandingOver(from.roles), version: from.version + 1 }
  await saveMember(work, owner)
  await saveMember(work, former)
  await work.announce(ownershipHandedOver(owner.id, former.id), memberChanged(owner), memberChanged(former))
  return memberById(work, owner.id)
}

/** Everyone as they are now, locked, and the one who is meant. */
async function membersNow(work: Writing, { id, version }: { id: string; version: number }) {
  const everyone = await membersForChange(work)
  const before = everyone.find((one) => one.id === id)
  if (before === undefined) throw refuse('not-found', { what: 'member' })
  if (before.state === 'left') throw refuse('gone', { what: 'member' })
  if (before.version !== version) {
    throw refuse('changed-meanwhile', { what: 'member', version: before.version })
  }
  return { everyone, before }
}

export function assertGranted(verdict: Verdict): void {
  if (verdict.kind === 'refused') throw refuse('not-allowed', { reason: verdict.because })
}

type MyChange = { name?: string | undefined; language?: Language | undefined }

/** Changes one's own name or language. */
export async function changeMe(work: Writing, change: MyChange): Promise<Member> {
  const me = (await membersForChange(work)).find(({ id }) => id === work.actor.memberId)
  if (me === undefined) throw refuse('not-found', { what: 'member' })
  const after = {
    ...me,
    name: change.name ?? me.name,
    language: change.language ?? me.language,
    version: me.version + 1,
  }
  await saveMember(work, after)
  await work.announce(memberChanged(after))
  return memberById(work, after.id)
}

/** Remembers that somebody was here; written once an hour at most. */
export async function noteVisit(
  database: Database,
  workspaceId: WorkspaceId,
  { memberId, lastSeenAt, frame: { now } }: Known,
): Promise<void> {
  if (lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < 3_600_000) return
  await database.writing(workspaceId, (db) => noteSeen({ db, workspaceId, now }, memberId))
}
