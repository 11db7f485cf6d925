import type { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import {
  authenticatorRemoved,
  authenticatorSet,
  identityProven,
  type Proof,
  proofFailed,
  recoveryCodesMade,
  recoveryCodeUsed,
} from '../facts.ts'
import type { ShownPasskey, waysInSchema } from '../model.ts'
import { memberIdOfUser } from '../views/callers.ts'
import { memberById } from '../views/members.ts'
import type { AtTheDoor } from './recovery.ts'
import { inPerson } from './sessions.ts'

type Done = { done: true }
type Codes = { recoveryCodes: string[] }

/** What one signs in with beside the password. */
export async function waysIn(visit: Visit): Promise<z.input<typeof waysInSchema>> {
  const { session } = inPerson(visit)
  const { authenticatorSince, recoveryCodesLeft } = await visit.sessions.authenticators.of(session.userId)
  const passkeys = await visit.sessions.passkeys.listOf(session.userId)
  return {
    authenticatorSince: authenticatorSince?.toISOString() ?? null,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  }
}

/** Makes a secret for an app on the phone. What was asked for before goes on until a code of the new one is shown. */
export async function beginAuthenticator(visit: Visit): Promise<{ secret: string; uri: string }> {
  const { session, actor } = inPerson(visit)
  const { email } = await visit.deskFor(actor).reading((work) => memberById(work, actor.memberId))
  const secret = await visit.sessions.authenticators.begin(session.userId)
  return {
    secret,
    uri: `otpauth://totp/Rapport:${encodeURIComponent(email)}?secret=${secret}&issuer=Rapport`,
  }
}

export async function finishAuthenticator(visit: Visit, { code }: { code: string }): Promise<Codes> {
  const { session, actor } = inPerson(visit)
  visit.limit('sign-in', actor.memberId)
  const codes = await visit.sessions.authenticators.finish(session.userId, code)
  if (codes === null) throw refuse('invalid', { field: 'code', reason: 'wrong-code' })
  await visit.deskFor(actor).writing((work) => work.announce(authenticatorSet(actor.memberId)))
  return { recoveryCodes: [...codes] }
}

export async function removeAuthenticator(visit: Visit): Promise<Done> {
  const { session, actor } = inPerson(visit)
  await visit.sessions.authenticators.remove(session.userId)
  await visit.deskFor(actor).writing((work) => work.announce(authenticatorRemoved(actor.memberId)))
  return { done: true }
}

/** Turns codes off for somebody who lost the phone and the recovery codes; each of their firms is told. */
export async function turnOffFor(door: Omit<AtTheDoor, 'mail'>, userId: string): Promise<void> {
  await door.sessions.authenticators.remove(userId)
  for (const workspaceId of await door.sessions.workspacesOf(userId)) {
    const memberId = await door.database.reading(workspaceId, (db) => memberIdOfUser(db, workspaceId, userId))
    if (memberId === null) continue
    const desk = door.deskFor({ workspaceId, memberId, capabilities: new Set(), isLimited: false })
    await desk.writing((work) => work.announce(authenticatorRemoved(memberId)))
  }
}

/** Makes new recovery codes; those before count no more. */
export async function remakeRecoveryCodes(visit: Visit): Promise<Codes> {
  const { session, actor } = inPerson(visit)
  const { authenticatorSince } = await visit.sessions.authenticators.of(session.userId)
  if (authenticatorSince === null) throw refuse('not-found', { what: 'authenticator' })
  const codes = await visit.sessions.authenticators.remake(session.userId)
  await visit.deskFor(actor).writing((work) => work.announce(recoveryCodesMade(actor.memberId)))
  return { recoveryCodes: [...codes] }
}

type Shown = {
  password?: string | undefined
  code?: string | undefined
  passkey?: ShownPasskey | undefined
}

/** Proves anew who one is: by a passkey, by a code where a second factor is set, by the password otherwise. */
export async function prove(visit: Visit, shown: Shown): Promise<Done> {
  const { session, actor } = inPerson(visit)
  visit.limit('sign-in', actor.memberId)
  const desk = visit.deskFor(actor)
  const { authenticators, tries } = visit.sessions
  await tries.beginProof(session)
  const hasCodes = (await authenticators.of(session.userId)).authenticatorSince !== null
  const by = await judge(visit, session.userId, { shown, hasCodes })
  if (by === null) {
    const field = hasCodes ? 'code' : 'password'
    await desk.writing((work) => work.announce(proofFailed(actor.memberId, field)))
    throw refuse('invalid', { field, reason: hasCodes ? 'wrong-code' : 'wrong-password' })
  }
  await tries.succeedProof(session)
  await visit.sessions.confirm(session.id)
  const { recoveryCodesLeft: left } = await authenticators.of(session.userId)
  const used = by === 'recovery-code' ? [recoveryCodeUsed(actor.memberId, left)] : []
  await desk.writing((work) => work.announce(identityProven(actor.memberId, by), ...used))
  return { done: true }
}

async function judge(
  { sessions, visitor }: Visit,
  userId: string,
  { shown, hasCodes }: { shown: Shown; hasCodes: boolean },
): Promise<Proof | null> {
  if (shown.passkey !== undefined) {
    const { isRight, userId: whose } = await sessions.passkeys.check(shown.passkey, visitor)
    return isRight && whose === userId ? 'passkey' : null
  }
  if (hasCodes) return shown.code === undefined ? null : sessions.authenticators.use(userId, shown.code)
  const isRight = shown.password !== undefined && (await sessions.isPasswordOf(userId, shown.password))
  return isRight ? 'password' : null
}
