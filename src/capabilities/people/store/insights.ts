import type { Id, MemberId, PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { InsightInput, InsightKind } from '../model/insight.ts'

export type KeptInsight = InsightInput & { id: Id<'insight'>; version: number; isArchived: boolean }

export async function insertInsight(
  work: Writing,
  partyId: PartyId,
  insight: InsightInput & { id: Id<'insight'>; learnedBy: MemberId },
): Promise<void> {
  await work.db.query(
    `insert into party_insight (
       workspace_id, id, party_id, kind, text, importance, state, learned_on, learned_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      work.workspaceId,
      insight.id,
      partyId,
      insight.kind,
      insight.text,
      insight.importance,
      insight.state,
      work.today,
      insight.learnedBy,
      work.now,
    ],
  )
}

/** An insight of a party, archived or not, locked until the transaction ends. */
export async function lockInsight(
  work: Writing,
  { id, insightId }: { id: PartyId; insightId: Id<'insight'> },
): Promise<KeptInsight | undefined> {
  const [row] = await work.db.query<KeptInsight & { kind: InsightKind }>(
    `select id, kind, text, importance, state, version, archived_at is not null as "isArchived"
     from party_insight
     where workspace_id = $1
       and party_id = $2
       and id = $3
     for update`,
    [work.workspaceId, id, insightId],
  )
  return row
}

/** Saves what is understood, and whether it still is; the version goes up by one. */
export async function updateInsight(work: Writing, insight: Omit<KeptInsight, 'version'>): Promise<void> {
  await work.db.query(
    `update party_insight
     set text = $3, importance = $4, state = $5, version = version + 1, updated_at = $6,
       archived_at = case when $7 then coalesce(archived_at, $6) end
     where workspace_id = $1
       and id = $2`,
    [
      work.workspaceId,
      insight.id,
      insight.text,
      insight.importance,
      insight.state,
      work.now,
      insight.isArchived,
    ],
  )
}
