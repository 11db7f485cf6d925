import { refuse } from '../../../kernel/refusal.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { newId } from '../../../platform/work.ts'
import { instantOf, now } from '../../../platform/clock.ts'
import { invitationWithdrawn, memberInvited, memberJoined } from '../facts.ts'
import type { Role } from '../model.ts'
import { isEasyToGuess } from '../rules/passwords.ts'
import { capabilitiesOf, invitationDays, mayGrant } from '../rules/roles.ts'
import { acceptInvitation as markAccepted } from '../store.ts'
import { insertInvitation, insertMember, openInvitation, withdrawOpen } from '../store.ts'
import { invitationLetter } from '../rules/letters/letters.ts'
import { memberById } from '../views/members.ts'
import { firmName } from '../views/readers.ts'
import { digestOf, makeToken, workspaceIn } from './tokens.ts'

type Guest = { name: string; email: string; roles: Role[] }

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

async function writeInvitation(work: Writing, { name, email, roles }: Guest) {
  if (!mayGrant(roles, work.actor.capabilities)) throw refuse('not-allowed', { reason: 'above-oneself' })
  const token = makeToken(work.workspaceId)
  const expiresAt = new Date(work.now.getTime() + invitationDays * 86_400_000)
  const id = work.newId('invitation')
  await insertInvitation(work, {
    id,
    name,
    email,
    roles,
    tokenDigest: digestOf(token),
    invitedBy: work.actor.memberId,
    expiresAt,
  })
  await work.announce(memberInvited(id, roles))
  return { id, name, email, roles, expiresAt: expiresAt.toISOString(), token }
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
  const { email } = await lookAtInvitation(visit, { token })
  if (isEasyToGuess(password, { name, email })) {
    throw refuse('invalid', { field: 'password', reason: 'too-common' })
  }
  const { userId, cookies } = await visit.sessions.makePerson({ name, email, password }, visit.visitor)
  try {
    const desk = await enter(visit, { token, name, userId })
    await visit.sessions.join(userId, desk.workspaceId)
    visit.setCookies(cookies)
    return desk
  } catch (error) {
    // The person lives on the control plane, out of the reach of the transaction that failed.
    await visit.sessions.removePerson(userId)
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
  const memberId = newId('member')
  const desk = deskFor({ workspaceId, memberId, capabilities: capabilitiesOf(found.roles) })
  await desk.writing(async (work) => {
    // Looked at again under its lock: two may hold the same link.
    const open = await openInvitation(work.db, asked)
    if (open === undefined) throw refuse('gone', { what: 'invitation' })
    const { roles, email, id } = open
    await insertMember(work, { id: memberId, userId: guest.userId, name: guest.name, email, roles })
    await markAccepted(work, id)
    await work.announce(memberJoined(memberId, roles))
  })
  return desk
}
