import { refuse } from '../../../kernel/refusal.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Writing } from '../../../platform/work.ts'
import { memberChanged } from '../facts.ts'
import type { Language, Member, Role } from '../model.ts'
import { mayChangeMember } from '../rules/roles.ts'
import type { StandingRow } from '../store.ts'
import { membersForChange, saveMember } from '../store.ts'

type Change = { id: string; version: number; roles?: Role[] | undefined; state?: Member['state'] | undefined }

/** Changes what a member may do, or suspends one; who is suspended is signed out everywhere. */
export async function changeMember(
  work: Writing,
  change: Change,
  { sessions }: Pick<Visit, 'sessions'>,
): Promise<Member> {
  const { member, userId } = await regrade(work, change)
  // Before the commit: at worst somebody signs in again whose suspension was not kept.
  if (member.state === 'suspended') await sessions.endAllOf(userId)
  return member
}

async function regrade(work: Writing, change: Change): Promise<{ member: Member; userId: string }> {
  const everyone = await membersForChange(work)
  const before = everyone.find(({ id }) => id === change.id)
  if (before === undefined) throw refuse('not-found', { what: 'member' })
  if (before.version !== change.version) {
    throw refuse('changed-meanwhile', { what: 'member', version: before.version })
  }
  const verdict = mayChangeMember(change, {
    member: before,
    everyone,
    byCapabilities: work.actor.capabilities,
  })
  if (verdict.kind === 'refused') throw refuse('not-allowed', { reason: verdict.because })
  const after: StandingRow = {
    ...before,
    roles: change.roles ?? before.roles,
    state: change.state ?? before.state,
    version: before.version + 1,
  }
  await saveMember(work, after)
  await work.announce(memberChanged(after.id, after.roles, after.state))
  return { member: memberFrom(after), userId: after.userId }
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
  await work.announce(memberChanged(after.id, after.roles, after.state))
  return memberFrom(after)
}

function memberFrom({ userId: _, ...member }: StandingRow): Member {
  return member
}
