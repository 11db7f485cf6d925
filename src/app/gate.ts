import { callerWithKey } from '../capabilities/accounts/actions/api-keys.ts'
import { memberOfUser } from '../capabilities/accounts/views/callers.ts'
import type { Database } from '../platform/database.ts'
import type { Gate } from '../platform/http/gate.ts'
import type { Sessions } from '../platform/sessions/sessions.ts'
import type { Caller } from '../platform/sessions/visit.ts'

/** Tells who calls. Whoever shows a key is judged by the key alone. */
export function openGate(database: Database, sessions: Sessions): Gate {
  return async ({ cookies, authorization }) => {
    if (authorization === undefined) return callerWithSession(database, sessions, cookies)
    const key = /^Bearer (\S+)$/i.exec(authorization)?.[1]
    return key === undefined ? null : callerWithKey(database, key)
  }
}

async function callerWithSession(
  database: Database,
  sessions: Sessions,
  cookies: string | undefined,
): Promise<Caller | null> {
  const session = await sessions.find(cookies)
  if (session === null) return null
  const { workspaceId, userId, id, confirmedAt } = session
  const known = await database.reading(workspaceId, (db) => memberOfUser(db, workspaceId, userId))
  if (known === null) return null
  const { memberId, capabilities, frame } = known
  return { actor: { workspaceId, memberId, capabilities }, frame, session: { id, userId, confirmedAt } }
}
