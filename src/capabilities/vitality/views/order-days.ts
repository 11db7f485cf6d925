import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'

/** One customer's order days as text, '10230,10247' in days since 1970, and what was sold. */
export type OrdersRow = Readonly<{
  partyId: PartyId
  days: string
  worthYearMinor: number
  worthTotalMinor: number
}>

/**
 * The order days of every customer up to today, or of some. Sales of one day are one order; returns and what was
 * archived are none, but returns lessen the worth. Who never kept anything has no row.
 */
export function orderDays(
  { db, workspaceId, today, currency }: Reading,
  only: readonly PartyId[] | null = null,
): Promise<OrdersRow[]> {
  return db.query<OrdersRow>(only === null ? sql('') : sql('and party_id = any($4)'), [
    workspaceId,
    today,
    currency,
    ...(only === null ? [] : [only]),
  ])
}

const sql = (which: string) => `
  with day as (
    select party_id, happened_on, bool_or(not is_return) as ordered,
      coalesce(sum(total_minor) filter (where currency = $3), 0) as sold
    from trade
    where workspace_id = $1
      and side = 'sale'
      and archived_at is null
      and party_id is not null
      and happened_on <= $2::date
      ${which}
    group by party_id, happened_on
  )
  select party_id as "partyId",
    string_agg((happened_on - date '1970-01-01')::text, ',' order by happened_on) filter (where ordered) as days,
    coalesce(sum(sold) filter (where happened_on > $2::date - 365), 0)::bigint as "worthYearMinor",
    sum(sold)::bigint as "worthTotalMinor"
  from day
  group by party_id
  having bool_or(ordered)
  order by party_id`
