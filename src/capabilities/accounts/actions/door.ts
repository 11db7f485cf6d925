import { refuse } from '../../../kernel/refusal.ts'
import type { Caller, Visit } from '../../../platform/sessions/visit.ts'
import type { Desk } from '../../../platform/work.ts'
import type { Proof } from '../facts.ts'
import { newDeviceSeen, recoveryCodeUsed, signedIn, signInFailed } from '../facts.ts'
import { isWellKnownPassword } from '../../../platform/well-known-passwords.ts'
import { isEasyToGuess } from '../rules/passwords.ts'
import type { NewFirm } from '../store.ts'
import { memberIdOfUser } from '../views/callers.ts'
import { hasSignedInBefore } from '../views/readers.ts'
import { assertTimeZone } from './firm.ts'
import { actorIn, found } from './firms.ts'

/** Whether this is the first visit, and whether one may still make a workspace. */
export async function welcome({
  sessions,
  isSignUpOpen,
  mail,
}: Visit): Promise<{ firstVisit: boolean; signUpOpen: boolean; mail: boolean }> {
  const isFirst = (await sessions.workspaces()).length === 0
  return { firstVisit: isFirst, signUpOpen: isFirst || isSignUpOpen, mail: mail !== null }
}

type Founding = { firm: NewFirm; owner: { name: string; email: string; password: string } }

/** Makes the workspace and its owner, and signs the owner in. Only while there is no workspace yet, unless it is allowed. */
export async function signUp(visit: Visit, { firm, owner }: Founding): Promise<Desk> {
  visit.limit('sign-up', visit.visitor.address)
  assertTimeZone(firm.timeZone, 'firm.timeZone')
  if (isEasyToGuess(owner.password, { ...owner, firm: firm.name }, isWellKnownPassword)) {
    throw refuse('invalid', { field: 'owner.password', reason: 'too-common' })
  }
  return visit.sessions.oneAtATime(async () => {
    const { signUpOpen } = await welcome(visit)
    if (!signUpOpen) throw refuse('not-allowed', { reason: 'sign-up-closed' })
    const { userId, cookies } = await visit.sessions.makePerson(owner, visit.visitor)
    try {
      const desk = await found(visit, { firm, userId, name: owner.name, email: owner.email })
      visit.setCookies(cookies)
      return desk
    } catch (error) {
      // The person lives on the control plane, out of the reach of the transaction that failed. If it was only not
      // heard of any more, they have their firm and stay.
      await visit.sessions.forgetIfNowhere(userId)
      throw error
    }
  })
}

type Credentials = { email: string; password: string; code?: string | undefined }

/**
 * Signs a member in, or says no without saying whether the e-mail or the password was wrong. Where a second factor
 * is set, whoever has the password is asked for a code too.
 */
export async function signIn(visit: Visit, { code, ...credentials }: Credentials): Promise<Desk> {
  visit.limit('sign-in', visit.visitor.address)
  await visit.sessions.tries.begin(credentials.email, visit.visitor)
  const userId = await visit.sessions.checkPassword(credentials)
  if (userId === null) {
    visit.afterwards(async () =>
      noteFailure(visit, await visit.sessions.userByEmail(credentials.email), 'password'),
    )
    throw refuse('wrong-credentials')
  }
  const proof = await provenBy(visit, userId, code)
  const desk = await letIn(visit, userId, proof)
  await knowBrowser(visit, desk.actor, credentials.email)
  return desk
}

/** Knows the browser of whoever got in from now on, and tells them if it was not known. */
export async function knowBrowser(visit: Visit, actor: Caller['actor'], email: string): Promise<void> {
  const { tries } = visit.sessions
  if (!tries.knows(email, visit.visitor)) await noteNewDevice(visit, actor)
  visit.setCookies([await tries.succeed(email, visit.visitor)])
}

/** Whoever signs in for the first time has no other browser that this one could be told from. */
async function noteNewDevice({ deskFor }: Visit, actor: Caller['actor']): Promise<void> {
  const { memberId } = actor
  // Who is limited to their own parties doesn't see in the ledger that they were here before.
  await deskFor({ ...actor, isLimited: false }).writing(async (work) => {
    if (await hasSignedInBefore(work, memberId)) await work.announce(newDeviceSeen(memberId))
  })
}

/** How somebody with the right password has proved who they are; refuses when a code is missing or wrong. */
async function provenBy(visit: Visit, userId: string, code: string | undefined): Promise<Proof> {
  const { authenticators } = visit.sessions
  if ((await authenticators.of(userId)).authenticatorSince === null) return 'password'
  if (code === undefined) throw refuse('code-needed')
  const kind = await authenticators.use(userId, code)
  if (kind !== null) return kind
  await noteFailure(visit, userId, 'code')
  throw refuse('code-needed', { reason: 'wrong-code' })
}

/** Signs somebody in of whom we are sure, if they may come in at all. */
export async function letIn(visit: Visit, userId: string, by: Proof): Promise<Desk> {
  const actor = await actorOf(visit, userId)
  if (actor === null) {
    await visit.sessions.endAllOf(userId)
    throw refuse('wrong-credentials')
  }
  const { memberId } = actor
  const desk = visit.deskFor(actor)
  const { cookies } = await visit.sessions.start(userId, visit.visitor)
  const { recoveryCodesLeft: left } = await visit.sessions.authenticators.of(userId)
  await desk.writing((work) =>
    work.announce(
      signedIn(memberId, by),
      ...(by === 'recovery-code' ? [recoveryCodeUsed(memberId, left)] : []),
    ),
  )
  visit.setCookies(cookies)
  return desk
}

/** Somebody who came in, as the member they are in the firm they used last of those where they work. */
async function actorOf(visit: Visit, userId: string): Promise<Caller['actor'] | null> {
  for (const workspaceId of await visit.sessions.workspacesOf(userId)) {
    const actor = await actorIn(visit, workspaceId, userId)
    if (actor !== null) return actor
  }
  return null
}

/** Where it is a member, the ledger of each of their firms says that somebody tried. */
export async function noteFailure(
  { sessions, database, deskFor }: Visit,
  userId: string | null,
  by: Proof,
): Promise<void> {
  if (userId === null) return
  for (const workspaceId of await sessions.workspacesOf(userId)) {
    const memberId = await database.reading(workspaceId, (db) => memberIdOfUser(db, workspaceId, userId))
    if (memberId === null) continue
    const desk = deskFor({ workspaceId, memberId, capabilities: new Set(), isLimited: false })
    await desk.writing((work) => work.announce(signInFailed(memberId, by)))
  }
}
