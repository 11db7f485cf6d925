import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'
import type { Standing, State } from '../model.ts'
import type { KeptFit } from './fits.ts'
import { kept } from './precision.ts'

/** What was said of a party by the run before. */
export type SaidRow = Readonly<{
  partyId: PartyId
  asOf: Day
  state: State
  stateSince: Day
  candidate: State
  candidateSince: Day
}>

/** What was said of every relationship, or of some, by the run before. */
export function saidBefore(
  { db, workspaceId }: Reading,
  only: readonly PartyId[] | null = null,
): Promise<SaidRow[]> {
  return db.query<SaidRow>(
    `select party_id as "partyId", as_of as "asOf", state, state_since as "stateSince", candidate,
       candidate_since as "candidateSince"
     from vitality
     where workspace_id = $1
       ${only === null ? '' : 'and party_id = any($2)'}`,
    only === null ? [workspaceId] : [workspaceId, only],
  )
}

type Saved = { fit: KeptFit; asOf: Day; standings: readonly Standing[] }

/** Writes what is said of relationships now over what was said before. */
export async function saveStandings({ db, workspaceId, now }: Writing, saved: Saved): Promise<void> {
  const { fit, asOf, standings } = saved
  const column = <Value>(value: (standing: Standing) => Value) => standings.map(value)
  await db.query(saveSql, [
    workspaceId,
    fit.id,
    asOf,
    now,
    column(({ partyId }) => partyId),
    column(({ state }) => state),
    column(({ stateSince }) => stateSince),
    column(({ seen }) => seen),
    column(({ candidateSince }) => candidateSince),
    column(({ orders }) => orders),
    column(({ firstOn }) => firstOn),
    column(({ lastOn }) => lastOn),
    column(({ silentDays }) => silentDays),
    column(({ usualGapDays }) => kept(usualGapDays)),
    column(({ longerThanShare }) => kept(longerThanShare)),
    column(({ dueOn }) => dueOn),
    column(({ chance }) => kept(chance)),
    column(({ chanceLow }) => kept(chanceLow)),
    column(({ chanceHigh }) => kept(chanceHigh)),
    column(({ horizonDays }) => horizonDays),
    column(({ expectedOrders }) => kept(expectedOrders)),
    column(({ worthYearMinor }) => worthYearMinor),
    column(({ worthTotalMinor }) => worthTotalMinor),
    column(({ reason }) => JSON.stringify(reason)),
    column(({ trail }) => arrayText(trail)),
  ])
}

/** Rows of several lengths can't go through unnest as arrays of arrays, so each goes as the text of one. */
function arrayText(values: readonly (number | null)[]): string {
  return `{${values.map((value) => (value === null ? 'null' : value.toFixed(4))).join(',')}}`
}

const columns = {
  party_id: 'uuid',
  state: 'text',
  state_since: 'date',
  candidate: 'text',
  candidate_since: 'date',
  orders: 'int',
  first_on: 'date',
  last_on: 'date',
  silent_days: 'int',
  usual_gap_days: 'real',
  longer_than_share: 'real',
  due_on: 'date',
  chance: 'real',
  chance_low: 'real',
  chance_high: 'real',
  horizon_days: 'int',
  expected_orders: 'real',
  worth_year_minor: 'bigint',
  worth_total_minor: 'bigint',
  reason: 'text',
  trail: 'text',
}
const names = Object.keys(columns)
const castOf: Record<string, string> = { reason: 'reason::jsonb', trail: 'trail::real[]' }

// A party may have been removed since it was read: the join lets go of it.
const saveSql = `
  insert into vitality (workspace_id, fit_id, as_of, created_at, ${names.join(', ')})
  select $1, $2, $3, $4, ${names.map((name) => (name in castOf ? castOf[name] : `standing.${name}`)).join(', ')}
  from unnest(${Object.values(columns)
    .map((type, i) => `$${i + 5}::${type}[]`)
    .join(', ')}) as standing (${names.join(', ')})
  join party p on p.workspace_id = $1 and p.id = standing.party_id
  on conflict (workspace_id, party_id) do update set
    fit_id = excluded.fit_id, as_of = excluded.as_of, created_at = excluded.created_at,
    ${names
      .slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`

/** Forgets relationships that a fit had nothing to say of: their sales are gone. */
export async function dropStandingsWithout({ db, workspaceId }: Writing, fit: KeptFit): Promise<void> {
  await db.query('delete from vitality where workspace_id = $1 and fit_id <> $2', [workspaceId, fit.id])
}

/** Forgets what was said of some parties. */
export async function dropStandings(
  { db, workspaceId }: Writing,
  parties: readonly PartyId[],
): Promise<void> {
  if (parties.length === 0) return
  await db.query('delete from vitality where workspace_id = $1 and party_id = any($2)', [
    workspaceId,
    parties,
  ])
}
