import { addDays, type Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { JsonText } from '../../../platform/json-text.ts'
import type { Reading, Writing } from '../../../platform/work.ts'
import type { Party } from '../model.ts'
import { deleteLooksBefore, insertLook } from '../store/looks.ts'
import { getAsText } from '../views/get.ts'

// What was written already, so that looking again costs nothing; forgetting some only writes them once more.
const written = new Set<string>()
const mostRemembered = 20_000

/** The whole record of a party; that somebody looked is kept, once a day. */
export async function look(work: Reading, which: { id: PartyId }): Promise<JsonText<Party>> {
  const party = await getAsText(work, which)
  const onDay = dayOf(work.now, work.timeZone)
  const name = `${work.workspaceId} ${work.actor.memberId} ${which.id} ${onDay}`
  if (written.has(name)) return party
  await insertLook(work, which.id, onDay)
  if (written.size >= mostRemembered) written.clear()
  written.add(name)
  return party
}

/** How long it is kept who looked. */
export const lookDays = 730

/** Forgets who looked long ago; gives how many looks. */
export function forgetLooks(work: Writing): Promise<number> {
  const first: Day = addDays(dayOf(work.now, work.timeZone), -lookDays)
  return deleteLooksBefore(work, first)
}
