import { earliestIdAt, type PartyId } from '../../../kernel/id.ts'
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

/** When one looked: the first id of a fact after it, the oldest transaction of others then open, and one's own. */
export type Moment = Readonly<{ factId: string; oldestOpen: number; own: number }>

/**
 * A fact has its id before its transaction has a number, and may have it from another machine's clock: so much older
 * than its being seen it may be, although nothing was open.
 */
const lateMs = 2_000

/** Which transactions may hold facts that nobody can see yet: those from the oldest that is open on. */
export async function momentOf({ db, now }: Writing): Promise<Moment> {
  // A snapshot lists only the open ones that are older than the newest that has ended; the rest are from there on.
  const [{ oldestOpen, own }] = await db.query<{ oldestOpen: number; own: number }>(
    `select pg_current_xact_id()::text::bigint as own,
       coalesce(
         (select min(open::text::bigint) from pg_snapshot_xip(seen) as open),
         pg_snapshot_xmax(seen)::text::bigint
       ) as "oldestOpen"
     from pg_current_snapshot() as seen`,
  )
  return { factId: earliestIdAt(now.getTime() - lateMs), oldestOpen, own }
}

/**
 * Remembers up to which fact all is in `relationship`. While others write, the mark stays, and the moment waits: a
 * later one shows that all who were writing then have ended, however long they took. A number beyond our own is of
 * another database, from which this one was restored.
 */
export async function moveMark({ db, workspaceId }: Writing, moment: Moment): Promise<void> {
  const { factId, oldestOpen, own } = moment
  const isQuiet = oldestOpen >= own
  await db.query(
    `insert into relationship_mark as mark (workspace_id, fact_id, next_fact_id, next_xid)
     values ($1, case when $5 then $2 else $6 end::uuid, case when $5 then null else $2 end::uuid,
       case when $5 then null else $4 end::bigint)
     on conflict (workspace_id) do update set (fact_id, next_fact_id, next_xid) = (
       select
         case when $5 then $2::uuid when is_over then mark.next_fact_id else mark.fact_id end,
         case when $5 then null when is_waiting then mark.next_fact_id else $2::uuid end,
         case when $5 then null when is_waiting then mark.next_xid else $4::bigint end
       from (
         select mark.next_xid <= $3::bigint as is_over,
           coalesce(mark.next_xid > $3::bigint and mark.next_xid <= $4::bigint, false) as is_waiting
       ) as now
     )`,
    [workspaceId, factId, oldestOpen, own, isQuiet, beforeAllFacts],
  )
}

const beforeAllFacts = '00000000-0000-0000-0000-000000000000'
