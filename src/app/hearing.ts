import { isAboutAccess } from '../capabilities/accounts/facts.ts'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import { isOnRecord } from '../capabilities/people/views/on-record.ts'
import type { Database } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import type { Hearing } from '../platform/live.ts'

/** Who may hear what on live screens. */
export function openHearing(database: Database): Hearing {
  return {
    isAboutAccess,
    mayKnow: (actor, partyId) =>
      openDesk({ database, frameOf, reactions: [], actor }).reading((work) => isOnRecord(work, partyId)),
  }
}
