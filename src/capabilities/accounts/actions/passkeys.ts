import { refuse } from '../../../kernel/refusal.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Desk } from '../../../platform/work.ts'
import { passkeyAdded, passkeyRemoved } from '../facts.ts'
import type { MadePasskey, ShownPasskey } from '../model.ts'
import { knowBrowser, letIn, noteFailure } from './door.ts'
import { memberById } from '../views/members.ts'
import { inPerson } from './sessions.ts'

type Done = { done: true }
type Options = { options: Record<string, unknown> }

/** What a browser is to ask its device, to sign in or to prove anew who one is. */
export async function beginPasskey(visit: Visit): Promise<Options> {
  visit.limit('passkey', visit.visitor.address)
  const { options, cookies } = await visit.sessions.passkeys.beginShowing(visit.visitor)
  visit.setCookies(cookies)
  return { options }
}

/** Signs a member in by a passkey: the device has asked for a finger, a face or a number, so no code is needed. */
export async function signInWithPasskey(
  visit: Visit,
  { response }: { response: ShownPasskey },
): Promise<Desk> {
  visit.limit('sign-in', visit.visitor.address)
  const { isRight, userId } = await visit.sessions.passkeys.check(response, visit.visitor)
  if (isRight && userId !== null) {
    const desk = await letIn(visit, userId, 'passkey')
    const { email } = await desk.reading((work) => memberById(work, desk.actor.memberId))
    await knowBrowser(visit, desk.actor, email)
    return desk
  }
  if (userId !== null) await noteFailure(visit, userId, 'passkey')
  throw refuse('wrong-credentials', { reason: 'passkey' })
}

export async function beginAddingPasskey(visit: Visit): Promise<Options> {
  inPerson(visit)
  const { options, cookies } = await visit.sessions.passkeys.beginAdding(visit.visitor)
  visit.setCookies(cookies)
  return { options }
}

type Made = { name: string; response: MadePasskey }

export async function addPasskey(visit: Visit, made: Made): Promise<{ id: string }> {
  const { actor } = inPerson(visit)
  const id = await visit.sessions.passkeys.finishAdding(made, visit.visitor)
  if (id === null) throw refuse('invalid', { field: 'response', reason: 'not-a-passkey' })
  await visit.deskFor(actor).writing((work) => work.announce(passkeyAdded(id)))
  return { id }
}

export async function renamePasskey(visit: Visit, change: { id: string; name: string }): Promise<Done> {
  const { session } = inPerson(visit)
  if (!(await visit.sessions.passkeys.rename(session.userId, change))) {
    throw refuse('not-found', { what: 'passkey' })
  }
  return { done: true }
}

export async function removePasskey(visit: Visit, { id }: { id: string }): Promise<Done> {
  const { session, actor } = inPerson(visit)
  if (!(await visit.sessions.passkeys.remove(session.userId, id)))
    throw refuse('not-found', { what: 'passkey' })
  await visit.deskFor(actor).writing((work) => work.announce(passkeyRemoved(id)))
  return { done: true }
}
