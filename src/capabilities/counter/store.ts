import type { Id, MemberId, PartyId } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'

export type TapId = Id<'tap'>

export type KeptTap = {
  id: TapId
  partyId: PartyId
  memberId: MemberId | null
  kind: 'visit' | 'note' | 'take-back'
  happenedAt: Date
  outcome: 'kept' | 'same-visit' | 'taken-back'
}

/** Two devices wait for each other over the same people, always in the same order. */
export async function takeTurns(work: Writing, ids: readonly PartyId[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) {
    await work.db.query(
      "select pg_advisory_xact_lock(hashtextextended('counter ' || $1::text || $2::text, 0))",
      [work.workspaceId, id],
    )
  }
}

export async function insertTap(work: Writing, tap: KeptTap): Promise<void> {
  await work.db.query(
    `insert into counter_tap (workspace_id, id, party_id, member_id, kind, happened_at, outcome, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [work.workspaceId, tap.id, tap.partyId, tap.memberId, tap.kind, tap.happenedAt, tap.outcome, work.now],
  )
}

export async function saveTakenBack(work: Writing, id: TapId): Promise<void> {
  await work.db.query(
    `update counter_tap
     set outcome = 'taken-back'
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id],
  )
}

/** Whose a card is from now on; whose it was before is forgotten. */
export async function saveCard(work: Writing, card: { code: string; partyId: PartyId }): Promise<void> {
  await work.db.query(
    `insert into party_card (workspace_id, code, party_id, created_at)
     values ($1, $2, $3, $4)
     on conflict (workspace_id, code) do update set party_id = excluded.party_id`,
    [work.workspaceId, card.code, card.partyId, work.now],
  )
}
