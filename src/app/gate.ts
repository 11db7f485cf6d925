import { callerWithKey } from '../capabilities/accounts/actions/api-keys.ts'
import { memberOfUser } from '../capabilities/accounts/views/callers.ts'
import type { Database } from '../platform/database.ts'
import { noteVisit } from '../capabilities/accounts/actions/members.ts'
import type { Gate, Shown } from '../platform/http/gate.ts'
import type { Sessions } from '../platform/sessions/sessions.ts'
import type { Caller } from '../platform/sessions/visit.ts'

/** Tells who calls. Whoever shows a key is judged by the key alone. */
export function openGate(database: Database, sessions: Sessions): Gate {
  return async (shown) => {
    if (shown.authorization === undefined) return callerWithSession(database, sessions, shown)
    const key = /^Bearer (\S+)$/i.exec(shown.authorization)?.[1]
    const caller = key === undefined ? null : await callerWithKey(database, key)
    const isAsked = shown.workspaceId === undefined || shown.workspaceId === caller?.actor.workspaceId
    return isAsked ? caller : null
  }
}

async function callerWithSession(
  database: Database,
  sessions: Sessions,
  { cookies, workspaceId: asked }: Shown,
): Promise<Caller | null> {
  const session = await sessions.find(cookies)
  if (session === null) return null
  const { userId, id, confirmedAt } = session
  // The firm that is asked for, or the first of theirs where they work now.
  for (const workspaceId of session.workspaceIds) {
    if (asked !== undefined && asked !== workspaceId) continue
    const known = await database.reading(workspaceId, (db) => memberOfUser(db, workspaceId, userId))
    if (known === null) continue
    await noteVisit(database, workspaceId, known)
    const { memberId, capabilities, isLimited, frame } = known
    const actor = { workspaceId, memberId, capabilities, isLimited }
    return { actor, frame, session: { id, userId, confirmedAt }, key: null }
  }
  return null
}
