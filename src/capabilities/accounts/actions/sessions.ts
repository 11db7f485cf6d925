import type { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { isProofFresh } from '../../../platform/sessions/proof.ts'
import type { Caller, Visit } from '../../../platform/sessions/visit.ts'
import { otherSessionsEnded, passwordChanged, sessionEnded, signedOut } from '../facts.ts'
import type { sessionSchema } from '../model.ts'
import { isWellKnownPassword } from '../../../platform/well-known-passwords.ts'
import { isEasyToGuess } from '../rules/passwords.ts'
import { memberById } from '../views/members.ts'

type Done = { done: true }
export type SignedIn = Caller & { session: NonNullable<Caller['session']> }

/** These are for people: a key has no session to end and no password to change. */
export function inPerson({ caller }: Visit): SignedIn {
  if (caller === null) throw refuse('not-signed-in')
  if (caller.session === null) throw refuse('not-allowed', { reason: 'session-needed' })
  return { ...caller, session: caller.session }
}

export async function signOut(visit: Visit): Promise<Done> {
  const { actor } = inPerson(visit)
  visit.setCookies(await visit.sessions.signOut(visit.visitor))
  await visit.deskFor(actor).writing((work) => work.announce(signedOut(actor.memberId)))
  return { done: true }
}

/** Where one is signed in, the latest first. */
export async function sessions(visit: Visit): Promise<{ items: z.input<typeof sessionSchema>[] }> {
  const { session } = inPerson(visit)
  const rows = await visit.sessions.listOf(session.userId)
  const items = rows.map((row) => ({
    ...row,
    current: row.id === session.id,
    startedAt: row.startedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
  return { items }
}

export async function endSession(visit: Visit, { id }: { id: string }): Promise<Done> {
  const { session, actor } = inPerson(visit)
  if (!(await visit.sessions.end(session.userId, id))) throw refuse('not-found', { what: 'session' })
  await visit.deskFor(actor).writing((work) => work.announce(sessionEnded(id)))
  return { done: true }
}

/** Signs this person out everywhere else. */
export async function endOtherSessions(visit: Visit): Promise<{ ended: number }> {
  const { session, actor } = inPerson(visit)
  const ended = await visit.sessions.endOthers(session.userId, session.id)
  await visit.deskFor(actor).writing((work) => work.announce(otherSessionsEnded(actor.memberId, ended)))
  return { ended }
}

/** Where a second factor is set, whoever changes what one signs in with has shown it lately: the password is not enough. */
export async function assertFactorShown(visit: Visit): Promise<void> {
  const caller = inPerson(visit)
  if (isProofFresh(caller)) return
  const { authenticatorSince } = await visit.sessions.authenticators.of(caller.session.userId)
  if (authenticatorSince !== null) throw refuse('step-up-needed')
}

/** Changes one's password. Whoever else is signed in as this member is signed out. */
export async function changePassword(visit: Visit, change: { current: string; next: string }): Promise<Done> {
  const { actor, session } = inPerson(visit)
  await assertFactorShown(visit)
  visit.limit('sign-in', actor.memberId)
  const desk = visit.deskFor(actor)
  const me = await desk.reading((work) => memberById(work, actor.memberId))
  if (isEasyToGuess(change.next, me, isWellKnownPassword))
    throw refuse('invalid', { field: 'next', reason: 'too-common' })
  await visit.sessions.tries.beginProof(session)
  const came = await visit.sessions.changePassword(change, visit.visitor)
  if (came === null) throw refuse('invalid', { field: 'current', reason: 'wrong-password' })
  await visit.sessions.tries.succeedProof(session)
  visit.setCookies(came.cookies)
  await desk.writing((work) => work.announce(passwordChanged(actor.memberId)))
  return { done: true }
}
