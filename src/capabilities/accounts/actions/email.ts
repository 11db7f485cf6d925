import type { MemberId, WorkspaceId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { EmailChange } from '../../../platform/sessions/links.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Writing } from '../../../platform/work.ts'
import { emailChangeAsked, emailChanged } from '../facts.ts'
import { emailChangedLetter, linkLetter } from '../rules/letters/letters.ts'
import { saveEmail } from '../store.ts'
import { memberIdOfUser } from '../views/callers.ts'
import { memberById } from '../views/members.ts'
import { firmName } from '../views/readers.ts'
import type { AtTheDoor } from './recovery.ts'
import { mailPasswordLink } from './recovery.ts'
import { inPerson } from './sessions.ts'

/** The errand that tells all firms of a person, and the old address, of the new one. */
export const emailChangedErrand = 'email-changed'

const confirmHours = 24
const backHours = 7 * 24

/** Asks for another address to sign in with. It counts once it was confirmed; without a mail server, at once. */
export async function changeEmail(
  visit: Visit,
  { email }: { email: string },
): Promise<{ state: 'changed' | 'to-confirm' }> {
  const { actor, session } = inPerson(visit)
  visit.limit('email', actor.memberId)
  const { userId } = session
  const me = await visit.deskFor(actor).reading((work) => memberById(work, actor.memberId))
  if (me.email === email) throw refuse('invalid', { field: 'email', reason: 'same-as-now' })
  if (visit.mail === null) {
    await visit.sessions.links.setEmailAtOnce(userId, email, emailChangedErrand)
    return { state: 'changed' }
  }
  // Whether somebody else has this address is told to nobody but whoever reads its mail.
  const isFree = (await visit.sessions.userByEmail(email)) === null
  const token = isFree
    ? await visit.sessions.links.make({ userId, purpose: 'email', email, hours: confirmHours })
    : null
  await visit.deskFor(actor).writing(async (work) => {
    await work.announce(emailChangeAsked(actor.memberId))
    if (token !== null) await mailConfirmation(work, email, token)
  })
  return { state: 'to-confirm' }
}

async function mailConfirmation(work: Writing, email: string, token: string): Promise<void> {
  const { name, language } = await memberById(work, work.actor.memberId)
  const { publicUrl } = work.mail
  const reader = { name, language, firm: await firmName(work), publicUrl }
  await work.mail.send({
    ...linkLetter('email-link', reader, `${publicUrl}/confirm-email#${token}`),
    to: { name, address: email },
    language,
    usefulUntil: new Date(work.now.getTime() + confirmHours * 3_600_000),
  })
}

/** Puts an address in place with a link: the new one, or the old one back. */
export async function confirmEmail(visit: Visit, { token }: { token: string }): Promise<{ email: string }> {
  visit.limit('link', visit.visitor.address)
  const change = await visit.sessions.links.setEmail(token, emailChangedErrand)
  if (change === null) throw refuse('gone', { what: 'link' })
  return { email: change.after }
}

/** Tells every firm of a person of the new address, and the old address of the way back. Bears being run again. */
export async function spreadEmail(door: AtTheDoor, change: EmailChange): Promise<void> {
  if (change.before === change.after) return
  const workspaceIds = await door.sessions.workspacesOf(change.userId)
  const backToken = await wayBack(door, change)
  for (const [at, workspaceId] of workspaceIds.entries()) {
    await spreadIn(door, workspaceId, { ...change, backToken: at === 0 ? backToken : null })
  }
}

/** Whoever took an address back gets no letter that undoes it at the other one, but a link to a new password. */
async function wayBack(
  door: AtTheDoor,
  { linkId, userId, before, after, isBack }: EmailChange,
): Promise<string | null> {
  if (door.mail === null) return null
  if (!isBack)
    return door.sessions.links.make({ userId, purpose: 'email-back', email: before, hours: backHours })
  await mailPasswordLink(door, { id: linkId, email: after })
  return null
}

async function spreadIn(
  { database, deskFor }: AtTheDoor,
  workspaceId: WorkspaceId,
  change: EmailChange & { backToken: string | null },
): Promise<void> {
  const memberId = await database.reading(workspaceId, (db) => memberIdOfUser(db, workspaceId, change.userId))
  if (memberId === null) return
  const actor = { workspaceId, memberId, capabilities: new Set<never>(), isLimited: false }
  await deskFor(actor).writing(async (work) => {
    if (await saveEmail(work, { memberId, email: change.after })) await work.announce(emailChanged(memberId))
    if (change.backToken !== null)
      await tellOldAddress(work, memberId, { ...change, token: change.backToken })
  })
}

type Told = EmailChange & { token: string }

async function tellOldAddress(work: Writing, memberId: MemberId, { linkId, before, after, token }: Told) {
  const { name, language } = await memberById(work, memberId)
  const { publicUrl } = work.mail
  const reader = { name, language, firm: await firmName(work), publicUrl }
  await work.mail.send({
    ...emailChangedLetter(reader, { email: after, href: `${publicUrl}/confirm-email#${token}` }),
    to: { name, address: before },
    language,
    usefulUntil: new Date(work.now.getTime() + backHours * 3_600_000),
    onceKey: `email-changed:${linkId}`,
  })
}
