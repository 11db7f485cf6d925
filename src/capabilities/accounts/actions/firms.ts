import type { WorkspaceId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { now } from '../../../platform/clock.ts'
import { belong, belongNoMore } from '../../../platform/sessions/memberships.ts'
import type { Caller, Visit } from '../../../platform/sessions/visit.ts'
import type { Desk } from '../../../platform/work.ts'
import { newId } from '../../../platform/work.ts'
import { firmEntered, firmFounded, memberJoined, memberLeft } from '../facts.ts'
import type { OwnFirm } from '../model.ts'
import { capabilitiesOf, mayLeave } from '../rules/roles.ts'
import type { NewFirm } from '../store.ts'
import { insertFirm, insertMember, membersForChange, revokeKeysOf, saveMember } from '../store.ts'
import { memberOfUser } from '../views/callers.ts'
import { workspaceName } from '../views/frame.ts'
import { memberById } from '../views/members.ts'
import { assertTimeZone } from './firm.ts'
import { assertGranted } from './members.ts'
import { inPerson } from './sessions.ts'

type Founder = { firm: NewFirm; userId: string; name: string; email: string }

/** Makes a firm with its owner and first facts, and lets the owner in: all of it, or nothing. */
export async function found({ database, deskFor, announce }: Visit, founder: Founder): Promise<Desk> {
  const workspaceId = newId('workspace')
  const memberId = newId('member')
  const place = { workspaceId, now: now() }
  await database.writing(workspaceId, async (db) => {
    await insertFirm({ db, ...place }, founder.firm)
    await insertMember({ db, ...place }, { ...founder, id: memberId, roles: ['owner'] })
    await announce({ db, memberId, ...place }, firmFounded(), memberJoined(memberId, ['owner']))
    await belong({ db, now: place.now }, founder.userId)
  })
  return deskFor({ workspaceId, memberId, capabilities: capabilitiesOf(['owner']), isLimited: false })
}

/** Makes a further firm for somebody who has an account. Owners may always; others while sign-up is open. */
export async function foundFirm(visit: Visit, { firm }: { firm: NewFirm }): Promise<Desk> {
  const { session, actor } = inPerson(visit)
  visit.limit('sign-up', actor.memberId)
  assertTimeZone(firm.timeZone, 'firm.timeZone')
  const { name, email, roles } = await visit
    .deskFor(actor)
    .reading((work) => memberById(work, actor.memberId))
  if (!visit.isSignUpOpen && !roles.includes('owner')) {
    throw refuse('not-allowed', { reason: 'sign-up-closed' })
  }
  const desk = await found(visit, { firm, userId: session.userId, name, email })
  await visit.sessions.enter(session, desk.workspaceId)
  return desk
}

/** The firms that somebody works in, the one used last first. */
export async function firms(visit: Visit): Promise<{ items: OwnFirm[] }> {
  const { session, actor } = inPerson(visit)
  const ids = await visit.sessions.workspacesOf(session.userId)
  const looked = await Promise.all(ids.map((id) => lookInto(visit, id, session.userId)))
  const items = looked.flatMap((one) => one ?? [])
  return { items: items.map((one) => ({ ...one, current: one.id === actor.workspaceId })) }
}

async function lookInto({ database }: Visit, id: WorkspaceId, userId: string) {
  return database.reading(id, async (db) => {
    const known = await memberOfUser(db, id, userId)
    return known && { id, name: await workspaceName(db, id), roles: known.roles }
  })
}

/** Goes over to another firm of one's own; it is as unknown as any where one doesn't work. */
export async function enterFirm(visit: Visit, { id }: { id: WorkspaceId }): Promise<Desk> {
  const { session } = inPerson(visit)
  const isTheirs = (await visit.sessions.workspacesOf(session.userId)).includes(id)
  const actor = isTheirs ? await actorIn(visit, id, session.userId) : null
  if (actor === null) throw refuse('not-found', { what: 'firm' })
  await visit.sessions.enter(session, id)
  const desk = visit.deskFor(actor)
  await desk.writing((work) => work.announce(firmEntered(actor.memberId)))
  return desk
}

/** Somebody as the member they are in a firm; null where they don't work now. */
export async function actorIn(
  { database }: Pick<Visit, 'database'>,
  workspaceId: WorkspaceId,
  userId: string,
): Promise<Caller['actor'] | null> {
  const known = await database.reading(workspaceId, (db) => memberOfUser(db, workspaceId, userId))
  if (known === null) return null
  const { memberId, capabilities, isLimited } = known
  return { workspaceId, memberId, capabilities, isLimited }
}

/** Leaves the firm. What one did there stays; one's keys stop working. */
export async function leave(visit: Visit): Promise<{ done: true }> {
  const { session, actor } = inPerson(visit)
  const { memberId } = actor
  await visit.deskFor(actor).writing(async (work) => {
    const everyone = await membersForChange(work)
    const me = everyone.find(({ id }) => id === memberId)
    if (me?.state !== 'active') throw refuse('not-signed-in')
    assertGranted(mayLeave(me, everyone))
    await saveMember(work, { ...me, state: 'left', version: me.version + 1 })
    await revokeKeysOf(work, memberId)
    await work.announce(memberLeft(memberId))
    await belongNoMore(work, session.userId)
  })
  await visit.sessions.forgetIfNowhere(session.userId)
  return { done: true }
}
