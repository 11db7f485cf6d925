import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'

export type MergeId = Id<'merge'>
export type KeptMerge = { id: MergeId; keptId: PartyId; goneId: PartyId }

/** Notes what is about to become one, with both records as they are. */
export async function insertMerges(work: Writing, merges: readonly KeptMerge[]): Promise<void> {
  await work.db.query(
    `insert into party_merge (workspace_id, id, kept_id, gone_id, gone_source, gone_external_id, gone, kept_before,
       member_id, created_at)
     select $1, t.id, t.kept_id, t.gone_id, gone.source, gone.external_id, to_jsonb(gone), to_jsonb(kept), $2, $3
     from unnest($4::uuid[], $5::uuid[], $6::uuid[]) as t (id, kept_id, gone_id)
     join party kept on kept.workspace_id = $1 and kept.id = t.kept_id
     join party gone on gone.workspace_id = $1 and gone.id = t.gone_id`,
    [
      work.workspaceId,
      work.actor.memberId,
      work.now,
      merges.map(({ id }) => id),
      merges.map(({ keptId }) => keptId),
      merges.map(({ goneId }) => goneId),
    ],
  )
}

/** Moves all that hangs on the parties that go over to those that stay, and takes the former out. */
export async function moveParties(work: Writing, ids: readonly MergeId[]): Promise<void> {
  await work.db.query('select platform.move_parties($1)', [ids])
}

/** Notes the records that stayed as they are after the merge: what differs from it later was written since. */
export async function finishMerges(work: Writing, ids: readonly MergeId[]): Promise<void> {
  await work.db.query(
    `update party_merge m
     set kept_after = to_jsonb(p)
     from party p
     where m.workspace_id = $1
       and m.id = any($2)
       and p.workspace_id = $1
       and p.id = m.kept_id`,
    [work.workspaceId, ids],
  )
}

/** A merge that can be undone, locked until the transaction ends. */
export async function lockMerge(work: Reading, id: MergeId): Promise<KeptMerge | undefined> {
  const [merge] = await work.db.query<KeptMerge>(
    `select id, kept_id as "keptId", gone_id as "goneId"
     from party_merge
     where workspace_id = $1
       and id = $2
       and undone_at is null
     for update`,
    [work.workspaceId, id],
  )
  return merge
}

export type Given = { rows: readonly string[]; columns: readonly string[] }

/** Takes two apart again; what is given goes with the one that comes back. */
export async function partParties(work: Writing, id: MergeId, given: Given): Promise<void> {
  await work.db.query('select platform.part_parties($1, $2, $3)', [id, given.rows, given.columns])
  await work.db.query('update party_merge set undone_at = $3 where workspace_id = $1 and id = $2', [
    work.workspaceId,
    id,
    work.now,
  ])
}
