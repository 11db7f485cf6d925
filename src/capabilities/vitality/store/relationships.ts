import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'

const columns = [
  'sort_name',
  'added_at',
  'is_archived',
  'roles',
  'steward_ids',
  'state',
  'chance',
  'worth_year_minor',
  'last_talk_on',
  'words',
]
const now = columns.join(', ')
const incoming = columns.map((name) => `excluded.${name}`).join(', ')
const kept = columns.map((name) => `relationship.${name}`).join(', ')

/** Writes rows of `relationship` from a query that gives them as they are now; untouched ones cost no write. */
export async function writeRelationships(
  { db, workspaceId, today }: Writing,
  { rowsSql, only }: { rowsSql: string; only: readonly PartyId[] | null },
): Promise<void> {
  await db.query(
    `insert into relationship (workspace_id, party_id, ${now})
     select workspace_id, party_id, ${now}
     from (${rowsSql}) as fresh
     on conflict (workspace_id, party_id) do update set (${now}) = (${incoming})
     where (${kept}) is distinct from (${incoming})`,
    only === null ? [workspaceId, today] : [workspaceId, today, only],
  )
}

/** Remembers that every fact before this id is in `relationship`. */
export async function moveMark({ db, workspaceId }: Writing, factId: string): Promise<void> {
  await db.query(
    `insert into relationship_mark (workspace_id, fact_id)
     values ($1, $2)
     on conflict (workspace_id) do update set fact_id = excluded.fact_id`,
    [workspaceId, factId],
  )
}
