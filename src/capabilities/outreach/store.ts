import type { Day } from '../../kernel/day.ts'
import type { Id, MemberId, PartyId } from '../../kernel/id.ts'
import type { Reading, Writing } from '../../platform/work.ts'
import type { Question } from '../interactions/model.ts'
import type { Because } from './model.ts'

/** One row of a member's list. */
export type KeptEntry = {
  id: Id<'entry'>
  memberId: MemberId
  partyId: PartyId
  onDay: Day
  laterUntil: Day | null
}

/** Lists of a workspace are made one at a time, so that nobody stands on two of them. */
export async function takeTurn(work: Writing): Promise<void> {
  await work.db.query("select pg_advisory_xact_lock(hashtextextended('today ' || $1::text, 0))", [
    work.workspaceId,
  ])
}

type NewEntry = { partyId: PartyId; because: Because; ask: Question }

/** Puts parties at the end of this member's list of today; gives how many were really put there. */
export async function addEntries(
  work: Writing,
  entries: readonly NewEntry[],
  after: number,
): Promise<number> {
  const rows = await work.db.query(
    `insert into today_entry
       (workspace_id, id, member_id, party_id, on_day, position, score, because, ask, created_at)
     select $1, id, $2, party_id, $3, $4 + place, score, because::jsonb, ask, $5
     from unnest($6::uuid[], $7::uuid[], $8::real[], $9::text[], $10::text[]) with ordinality
       as chosen (id, party_id, score, because, ask, place)
     on conflict (workspace_id, on_day, party_id) do nothing
     returning id`,
    [
      work.workspaceId,
      work.actor.memberId,
      work.today,
      after,
      work.now,
      entries.map(() => work.newId('entry')),
      entries.map(({ partyId }) => partyId),
      entries.map(({ because }) => because.score),
      entries.map(({ because }) => JSON.stringify(because)),
      entries.map(({ ask }) => ask),
    ],
  )
  return rows.length
}

/** Takes entries off their list, as if they had never been chosen. */
export async function dropEntries(work: Writing, ids: readonly string[]): Promise<void> {
  await work.db.query('delete from today_entry where workspace_id = $1 and id = any($2)', [
    work.workspaceId,
    ids,
  ])
}

/** An entry of this member; null when there is none by that id. */
export async function loadEntry(work: Reading, id: Id<'entry'>): Promise<KeptEntry | null> {
  const [row] = await work.db.query<KeptEntry>(
    `select id, member_id as "memberId", party_id as "partyId", on_day as "onDay", later_until as "laterUntil"
     from today_entry
     where workspace_id = $1
       and id = $2
       and member_id = $3`,
    [work.workspaceId, id, work.actor.memberId],
  )
  return row ?? null
}

export async function saveLater(work: Writing, id: Id<'entry'>, until: Day | null): Promise<void> {
  await work.db.query(
    `update today_entry
     set later_until = $3, version = version + 1
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id, until],
  )
}
