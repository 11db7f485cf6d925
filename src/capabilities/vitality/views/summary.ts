import { addMonths } from '../../../kernel/day.ts'
import { earliestIdAt } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import { type Fit, type State, states, type VitalitySummary } from '../model.ts'

/** How many relationships are in each state, by which fit, and whether a new one is under way. */
export async function summary(work: Reading): Promise<VitalitySummary> {
  const fit = await newestFit(work)
  const counts = await countsByState(work)
  return {
    asOf: fit?.asOf ?? null,
    relationships: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    growingSinceMonth: fit === null ? 0 : await growingSince(work, fit),
    fit,
    refitting: await isRefitting(work, fit),
  }
}

type FitRow = Omit<Fit, 'createdAt'> & { createdAt: Date }

async function newestFit({ db, workspaceId }: Reading): Promise<Fit | null> {
  const [row] = await db.query<FitRow>(
    `select id, as_of as "asOf", model, coalesce(because, 'told') as verdict, customers, parameters,
       created_at as "createdAt"
     from vitality_fit
     where workspace_id = $1
     order by created_at desc
     limit 1`,
    [workspaceId],
  )
  return row ? { ...row, createdAt: row.createdAt.toISOString() } : null
}

async function countsByState({ db, workspaceId }: Reading): Promise<Record<State, number>> {
  const rows = await db.query<{ state: State; count: number }>(
    `select v.state, count(*)::int as count
     from vitality v
     join party p on p.workspace_id = $1 and p.id = v.party_id
     where v.workspace_id = $1
       and p.archived_at is null
     group by v.state`,
    [workspaceId],
  )
  const found = new Map(rows.map(({ state, count }) => [state, count]))
  return Object.fromEntries(states.map((state) => [state, found.get(state) ?? 0])) as Record<State, number>
}

/** Only those of whom something was said a month ago are compared: a first fit makes nobody grow. */
async function growingSince({ db, workspaceId }: Reading, fit: Fit): Promise<number> {
  const [row] = await db.query<{ more: number }>(
    `select coalesce(sum((v.state = 'growing')::int - (said.after = 'growing')::int), 0)::int as more
     from (
       select distinct on (c.party_id) c.party_id, c.after
       from vitality_change c
       where c.workspace_id = $1
         and c.on_day <= $2
       order by c.party_id, c.on_day desc, c.id desc
     ) said
     join vitality v on v.workspace_id = $1 and v.party_id = said.party_id
     join party p on p.workspace_id = $1 and p.id = said.party_id
     where p.archived_at is null`,
    [workspaceId, addMonths(fit.asOf, -1)],
  )
  return row?.more ?? 0
}

const patienceMs = 15 * 60_000

/** Asked for after the newest fit was begun, and not so long ago that it must have failed; or being written now. */
async function isRefitting({ db, workspaceId, now }: Reading, fit: Fit | null): Promise<boolean> {
  const begun = fit === null ? 0 : Date.parse(fit.createdAt)
  const [row] = await db.query<{ refitting: boolean }>(
    `select exists (
       select from fact
       where workspace_id = $1
         and subject_id = $1
         and kind = 'VitalityRefitAsked'
         and id > $2
     ) or exists (
       select from pg_locks
       where locktype = 'advisory'
         and granted
         and database = (select oid from pg_database where datname = current_database())
         and classid = (hashtext('vitality')::bigint & 4294967295)::oid
         and objid = (hashtext($1::text)::bigint & 4294967295)::oid
     ) as refitting`,
    [workspaceId, earliestIdAt(Math.max(begun, now.getTime() - patienceMs))],
  )
  return row?.refitting ?? false
}
