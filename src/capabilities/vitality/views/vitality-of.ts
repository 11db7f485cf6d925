import { type Day, addDays, addMonths, firstOfMonth } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Vitality, VitalityOf } from '../model.ts'

/** How alive one relationship is, and what was ordered in each of the last 36 months. */
export async function of(work: Reading, { id }: { id: PartyId }): Promise<VitalityOf> {
  const [found] = await work.db.query<Found>(vitalitySql, [work.workspaceId, id, work.currency])
  if (found === undefined) throw refuse('not-found', { what: 'party' })
  const { vitality } = found
  return {
    vitality: vitality && { ...vitality, by: addDays(vitality.asOf, vitality.horizonDays) },
    months: await monthsOf(work, id),
  }
}

type Found = { vitality: Omit<Vitality, 'by'> | null }

const vitalitySql = `
  select case when v.party_id is not null then json_build_object(
    'partyId', p.id, 'asOf', v.as_of, 'state', v.state, 'stateSince', v.state_since, 'orders', v.orders,
    'firstOn', v.first_on, 'lastOn', v.last_on, 'silentDays', v.silent_days,
    'usualGapDays', v.usual_gap_days, 'longerThanShare', v.longer_than_share, 'dueOn', v.due_on,
    'chance', v.chance, 'chanceLow', v.chance_low, 'chanceHigh', v.chance_high,
    'horizonDays', v.horizon_days, 'expectedOrders', v.expected_orders,
    'worthYearMinor', v.worth_year_minor, 'worthTotalMinor', v.worth_total_minor, 'currency', $3::text,
    'reason', v.reason, 'trail', v.trail
  ) end as vitality
  from party p
  left join vitality v on v.workspace_id = $1 and v.party_id = p.id
  where p.workspace_id = $1
    and p.id = $2`

const months = 36

function monthsOf({ db, workspaceId, today, currency }: Reading, id: PartyId): Promise<VitalityOf['months']> {
  const first = addMonths(firstOfMonth(today), 1 - months)
  return db.query<{ month: Day; orders: number; amountMinor: number }>(
    `select month::date as month,
       count(distinct t.happened_on) filter (where not t.is_return)::int as orders,
       coalesce(sum(t.total_minor) filter (where t.currency = $4), 0)::bigint as "amountMinor"
     from generate_series($3::date, $5::date, interval '1 month') as month
     left join trade t on t.workspace_id = $1
       and t.party_id = $2
       and t.side = 'sale'
       and t.archived_at is null
       and t.happened_on >= month::date
       and t.happened_on < (month + interval '1 month')::date
       and t.happened_on <= $5::date
     group by month
     order by month`,
    [workspaceId, id, first, currency, today],
  )
}
