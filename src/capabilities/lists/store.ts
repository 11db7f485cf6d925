import type { Id, PartyId } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'
import type { FieldValue } from '../fields/model.ts'
import type { ViewInput } from './model/list.ts'

type KeptView = ViewInput & { id: Id<'view'> }

export async function insertView(work: Writing, { id, name, shared, arrangement }: KeptView): Promise<void> {
  await work.db.query(
    `insert into saved_view (workspace_id, id, member_id, name, shared, arrangement, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $7)`,
    [work.workspaceId, id, work.actor.memberId, name, shared, JSON.stringify(arrangement), work.now],
  )
}

export async function saveView(work: Writing, { id, name, shared, arrangement }: KeptView): Promise<void> {
  await work.db.query(
    `update saved_view
     set name = $3, shared = $4, arrangement = $5::jsonb, version = version + 1, updated_at = $6
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id, name, shared, JSON.stringify(arrangement), work.now],
  )
}

/** Holds a view until the transaction ends, so that two who save at once are seen by each other. */
export async function lockView(work: Writing, id: Id<'view'>): Promise<void> {
  await work.db.query('select from saved_view where workspace_id = $1 and id = $2 for update', [
    work.workspaceId,
    id,
  ])
}

export async function deleteView(work: Writing, id: Id<'view'>): Promise<void> {
  await work.db.query('delete from saved_view where workspace_id = $1 and id = $2', [work.workspaceId, id])
}

export type BulkItem = Readonly<{ partyId: PartyId; before: FieldValue; after: FieldValue }>

/** Keeps one change to many, so that it can be taken back. */
export async function insertBulk(
  work: Writing,
  { id, field, items }: { id: Id<'bulk'>; field: string; items: readonly BulkItem[] },
): Promise<void> {
  await work.db.query(
    `insert into bulk_change (workspace_id, id, member_id, field, parties, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [work.workspaceId, id, work.actor.memberId, field, items.length, work.now],
  )
  await work.db.query(
    `insert into bulk_change_party (workspace_id, bulk_id, party_id, before, after)
     select $1, $2, t.*
     from unnest($3::uuid[], $4::jsonb[], $5::jsonb[]) as t`,
    [
      work.workspaceId,
      id,
      items.map(({ partyId }) => partyId),
      items.map(({ before }) => JSON.stringify(before)),
      items.map(({ after }) => JSON.stringify(after)),
    ],
  )
}

/** Marks a change as taken back; says whether it was not before. */
export async function saveUndone(work: Writing, id: Id<'bulk'>): Promise<boolean> {
  const rows = await work.db.query(
    `update bulk_change
     set undone_at = $3
     where workspace_id = $1
       and id = $2
       and undone_at is null
     returning id`,
    [work.workspaceId, id, work.now],
  )
  return rows.length > 0
}
