import { refuse } from '../../../kernel/refusal.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import { type Desk, newId } from '../../../platform/work.ts'
import { passwordLinkSent, passwordReset } from '../facts.ts'
import { linkLetter } from '../rules/letters/letters.ts'
import { isWellKnownPassword } from '../../../platform/well-known-passwords.ts'
import { isEasyToGuess } from '../rules/passwords.ts'
import { memberOfUser } from '../views/callers.ts'
import { memberById } from '../views/members.ts'
import { firmName } from '../views/readers.ts'

type Done = { done: true }

/** What work at the door needs when nobody stands there any more. */
export type AtTheDoor = Pick<Visit, 'sessions' | 'database' | 'deskFor' | 'mail'>

/** The errand that looks whether an address is known, and mails the link. */
export const passwordLinkErrand = 'password-link'

/**
 * Takes note that somebody forgot their password. Whether the address is known is looked up later, by a job: the
 * answer is the same and takes as long either way.
 */
export async function forgotPassword(visit: Visit, { email }: { email: string }): Promise<Done> {
  visit.limit('forgot', visit.visitor.address)
  visit.limit('forgot', email)
  if (visit.mail === null) throw refuse('not-allowed', { reason: 'no-mail' })
  await visit.laterDo(passwordLinkErrand, { id: newId('errand'), email })
  return { done: true }
}

const passwordLinkHours = 1

/** What a link was asked for with. One that was queued by an older version has no id. */
export type PasswordLinkWish = Readonly<{ id?: string | undefined; email: string }>

/** Mails a link to a new password, if the address is that of somebody who may come in. Bears being run again. */
export async function mailPasswordLink(door: AtTheDoor, { id, email }: PasswordLinkWish): Promise<void> {
  const known = await seatOf(door, await door.sessions.userByEmail(email))
  if (known === null) return
  const { desk, userId, memberId } = known
  const token = await door.sessions.links.make({ userId, purpose: 'password', hours: passwordLinkHours })
  if (token === null) return
  await desk.writing(async (work) => {
    const { name, language } = await memberById(work, memberId)
    const reader = { name, language, firm: await firmName(work), publicUrl: work.mail.publicUrl }
    const posted = await work.mail.send({
      ...linkLetter('password-link', reader, `${work.mail.publicUrl}/new-password#${token}`),
      to: { name, address: email },
      language,
      usefulUntil: new Date(work.now.getTime() + passwordLinkHours * 3_600_000),
      ...(id === undefined ? {} : { onceKey: `password-link:${id}` }),
    })
    if (posted !== null) await work.announce(passwordLinkSent(memberId))
  })
}

/** Where a person sits who may come in, in the firm they used last; null for everybody else. */
async function seatOf({ sessions, database, deskFor }: AtTheDoor, userId: string | null) {
  if (userId === null) return null
  for (const workspaceId of await sessions.workspacesOf(userId)) {
    const known = await database.reading(workspaceId, (db) => memberOfUser(db, workspaceId, userId))
    if (known === null) continue
    const { memberId, capabilities, isLimited } = known
    const desk: Desk = deskFor({ workspaceId, memberId, capabilities, isLimited })
    return { desk, userId, memberId }
  }
  return null
}

/** What a link from a mail opens; whoever has it may know. */
export async function lookAtLink({ sessions, limit, visitor }: Visit, { token }: { token: string }) {
  limit('link', visitor.address)
  const link = await sessions.links.look(token)
  if (link === null) throw refuse('gone', { what: 'link' })
  const { purpose, email, nextEmail } = link
  return { purpose, email, nextEmail }
}

type Choice = { token: string; password: string }

/** Sets a new password with a link. It signs nobody in: a second factor stays what it is. */
export async function choosePassword(visit: Visit, { token, password }: Choice): Promise<Done> {
  visit.limit('link', visit.visitor.address)
  const link = await visit.sessions.links.look(token)
  if (link === null || link.purpose !== 'password') throw refuse('gone', { what: 'link' })
  if (isEasyToGuess(password, link, isWellKnownPassword))
    throw refuse('invalid', { field: 'password', reason: 'too-common' })
  const userId = await visit.sessions.links.setPassword(token, password)
  if (userId === null) throw refuse('gone', { what: 'link' })
  const known = await seatOf(visit, userId)
  if (known === null) return { done: true }
  await known.desk.writing((work) => work.announce(passwordReset(known.memberId)))
  return { done: true }
}
