import type { MemberId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { belong } from '../../../platform/sessions/memberships.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { newId } from '../../../platform/work.ts'
import { instantOf, now } from '../../../platform/clock.ts'
import { invitationWithdrawn, memberInvited, memberJoined } from '../facts.ts'
import type { Role } from '../model.ts'
import { isWellKnownPassword } from '../../../platform/well-known-passwords.ts'
import { isEasyToGuess } from '../rules/passwords.ts'
import { mostInvitations, mostMembers } from '../rules/bounds.ts'
import { capabilitiesOf, invitationDays, mayGrant } from '../rules/roles.ts'
import { acceptInvitation as markAccepted } from '../store.ts'
import {
  insertInvitation,
  insertMember,
  membersForChange,
  openInvitation,
  type OpenInvitation,
  saveMember,
  withdrawOpen,
} from '../store.ts'
import { invitationLetter } from '../rules/letters/letters.ts'
import { memberIdOfUser } from '../views/callers.ts'
import { countShortLists, memberById, worksHere } from '../views/members.ts'
import { firmName } from '../views/readers.ts'
import { inPerson } from './sessions.ts'
import { digestOf, makeToken, workspaceIn } from './tokens.ts'

type Guest = { name: string; email: string; roles: Role[]; limited: boolean }

/** Invites somebody, by mail where there is a mail server. The link is shown once; only its digest is kept. */
export async function invite(work: Writing, guest: Guest, visit: Pick<Visit, 'limit' | 'publicUrl'>) {
  visit.limit('invite', work.actor.memberId)
  const { token, ...invitation } = await writeInvitation(work, guest)
  const link = `${visit.publicUrl}/invitation#${token}`
  return { ...invitation, link, mailed: await mailInvitation(work, invitation, link) }
}

type Invited = Readonly<{ id: string; name: string; email: string; expiresAt: string }>

async function mailInvitation(work: Writing, invited: Invited, href: string): Promise<boolean> {
  if (!work.mail.isOn) return false
  const inviter = await memberById(work, work.actor.memberId)
  const { language } = inviter
  const reader = {
    name: invited.name,
    language,
    firm: await firmName(work),
    publicUrl: work.mail.publicUrl,
  }
  const mailId = await work.mail.send({
    ...invitationLetter(reader, { inviter: inviter.name, href }),
    to: { name: invited.name, address: invited.email },
    language,
    usefulUntil: instantOf(invited.expiresAt),
    onceKey: `invitation:${invited.id}`,
  })
  return mailId !== null
}

async function writeInvitation(work: Writing, { name, email, roles, limited }: Guest) {
  if (!mayGrant(roles, work.actor.capabilities)) throw refuse('not-allowed', { reason: 'above-oneself' })
  if (limited && roles.includes('owner')) throw refuse('not-allowed', { reason: 'owner-sees-all' })
  if (await worksHere(work, email)) throw refuse('already-there', { what: 'member' })
  const { members, invitations } = await countShortLists(work)
  if (invitations >= mostInvitations || members + invitations >= mostMembers)
    throw refuse('not-allowed', { reason: 'too-many', most: mostInvitations })
  const { name: invitedBy } = await memberById(work, work.actor.memberId)
  const token = makeToken(work.workspaceId)
  const expiresAt = new Date(work.now.getTime() + invitationDays * 86_400_000)
  const id = work.newId('invitation')
  await insertInvitation(work, {
    id,
    name,
    email,
    roles,
    limited,
    tokenDigest: digestOf(token),
    invitedBy: work.actor.memberId,
    expiresAt,
  })
  await work.announce(memberInvited(id, roles))
  return { id, name, email, roles, limited, invitedBy, expiresAt: expiresAt.toISOString(), token }
}

export async function withdrawInvitation(work: Writing, { id }: { id: string }): Promise<{ done: true }> {
  if (!(await withdrawOpen(work, id))) throw refuse('not-found', { what: 'invitation' })
  await work.announce(invitationWithdrawn(id))
  return { done: true }
}

/** What an invitation is for; whoever has the link may know. */
export async function lookAtInvitation({ database, limit, visitor }: Visit, { token }: { token: string }) {
  limit('invitation', visitor.address)
  const workspaceId = workspaceIn(token)
  if (workspaceId === null) throw refuse('gone', { what: 'invitation' })
  const asked = { workspaceId, tokenDigest: digestOf(token), now: now() }
  const found = await database.writing(workspaceId, (db) => openInvitation(db, asked))
  if (found === undefined) throw refuse('gone', { what: 'invitation' })
  const { firm, name, email, expiresAt } = found
  return { firm, name, email, expiresAt: expiresAt.toISOString() }
}

type Acceptance = { token: string; name: string; password: string }

/** Makes the guest a member and signs them in. */
export async function acceptInvitation(visit: Visit, acceptance: Acceptance): Promise<Desk> {
  const { token, name, password } = acceptance
  const { email, firm } = await lookAtInvitation(visit, { token })
  if (isEasyToGuess(password, { name, email, firm }, isWellKnownPassword)) {
    throw refuse('invalid', { field: 'password', reason: 'too-common' })
  }
  const { userId, cookies } = await visit.sessions.makePerson({ name, email, password }, visit.visitor)
  try {
    const desk = await enter(visit, { token, name, userId })
    visit.setCookies(cookies)
    return desk
  } catch (error) {
    // The person lives on the control plane, out of the reach of the transaction that failed.
    await visit.sessions.forgetIfNowhere(userId)
    throw error
  }
}

async function enter(
  { database, deskFor }: Visit,
  guest: { token: string; name: string; userId: string },
): Promise<Desk> {
  const workspaceId = workspaceIn(guest.token)
  if (workspaceId === null) throw refuse('gone', { what: 'invitation' })
  const asked = { workspaceId, tokenDigest: digestOf(guest.token), now: now() }
  const found = await database.reading(workspaceId, (db) => openInvitation(db, asked))
  if (found === undefined) throw refuse('gone', { what: 'invitation' })
  const { roles, limited } = found
  const before = await database.reading(workspaceId, (db) => memberIdOfUser(db, workspaceId, guest.userId))
  const memberId = before ?? newId('member')
  const capabilities = capabilitiesOf(roles, limited)
  // Joining is not yet work among parties, and a limited newcomer has none.
  const hall = deskFor({ workspaceId, memberId, capabilities, isLimited: false })
  await hall.writing(async (work) => {
    // Looked at again under its lock: two may hold the same link.
    const open = await openInvitation(work.db, asked)
    if (open === undefined) throw refuse('gone', { what: 'invitation' })
    await settle(work, { ...open, memberId, userId: guest.userId, name: guest.name })
    await markAccepted(work, open.id)
    await work.announce(memberJoined(memberId, roles))
    await belong(work, guest.userId)
  })
  return deskFor({ workspaceId, memberId, capabilities, isLimited: limited })
}

type Settling = Omit<OpenInvitation, 'id'> & { memberId: MemberId; userId: string; name: string }

/** Writes the guest in; who left comes back as the member they were. */
async function settle(work: Writing, guest: Settling): Promise<void> {
  const { memberId, userId, name, email, roles, limited, invitedBy } = guest
  const before = (await membersForChange(work)).find(({ id }) => id === memberId)
  if (before === undefined) {
    return insertMember(work, { id: memberId, userId, name, email, roles, limited, invitedBy })
  }
  if (before.state !== 'left') throw refuse('already-there', { what: 'member' })
  await saveMember(work, { ...before, roles, limited, state: 'active', version: before.version + 1 })
}

/** Makes somebody who is signed in already a member here too; the invitation must be for their e-mail. */
export async function joinFirm(visit: Visit, { token }: { token: string }): Promise<Desk> {
  const { session, actor } = inPerson(visit)
  const { email } = await lookAtInvitation(visit, { token })
  const me = await visit.deskFor(actor).reading((work) => memberById(work, actor.memberId))
  if ((await visit.sessions.userByEmail(email)) !== session.userId) {
    throw refuse('not-allowed', { reason: 'other-account' })
  }
  const desk = await enter(visit, { token, name: me.name, userId: session.userId })
  await visit.sessions.enter(session, desk.workspaceId)
  return desk
}
