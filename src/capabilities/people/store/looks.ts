import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'

/**
 * Keeps that a member looked at a party on a day. It is written before the answer is given, but the answer needn't wait
 * for the disk: a server that loses power may lose the looks of its last second.
 */
export async function insertLook(work: Reading, partyId: PartyId, onDay: Day): Promise<void> {
  await work.db.query(
    `insert into profile_look (workspace_id, party_id, member_id, on_day, first_at)
     select $1, $2, $3, $4, $5
     from set_config('synchronous_commit', 'off', true) as unhurried
     where unhurried is not null
     on conflict do nothing`,
    [work.workspaceId, partyId, work.actor.memberId, onDay, work.now],
  )
}

/** Forgets who looked before a day; gives how many rows. */
export async function deleteLooksBefore(work: Writing, day: Day): Promise<number> {
  const rows = await work.db.query(
    'delete from profile_look where workspace_id = $1 and on_day < $2 returning on_day',
    [work.workspaceId, day],
  )
  return rows.length
}
