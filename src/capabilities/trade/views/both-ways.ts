import { addMonths } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { BothWays } from '../model.ts'
import { hasParty } from './trades.ts'

type Row = Omit<BothWays, 'otherCurrencies' | 'usuals'>

/** What went both ways between a party and us up to today; returns are taken off. */
export async function bothWays(work: Reading, { id }: { id: PartyId }): Promise<BothWays> {
  if (!(await hasParty(work, id))) throw refuse('not-found', { what: 'party' })
  const currencies = await sumsByCurrency(work, id)
  const own = currencies.find(({ currency }) => currency === work.currency) ?? nothing(work.currency)
  return {
    ...own,
    otherCurrencies: currencies
      .filter(({ currency }) => currency !== work.currency)
      .map(({ currency, soldMinor, boughtMinor }) => ({ currency, soldMinor, boughtMinor })),
    usuals: await usualsOf(work, id),
  }
}

async function sumsByCurrency(work: Reading, id: PartyId): Promise<Row[]> {
  return work.db.query<Row>(
    `with traded as (
       select t.side, t.currency, t.happened_on, t.total_minor, t.is_return,
         case when t.due_on is null then 0 else t.total_minor - coalesce((
           select sum(y.amount_minor)
           from payment y
           where y.workspace_id = t.workspace_id
             and y.trade_id = t.id
             and y.archived_at is null
             and y.paid_on <= $3), 0) end as open_minor
       from trade t
       where t.workspace_id = $1
         and t.party_id = $2
         and t.archived_at is null
         and t.happened_on <= $3)
     select
       currency,
       coalesce(sum(total_minor) filter (where side = 'sale'), 0)::bigint as "soldMinor",
       coalesce(sum(total_minor) filter (where side = 'sale' and happened_on > $4), 0)::bigint
         as "soldLastYearMinor",
       coalesce(sum(total_minor) filter (where side = 'purchase'), 0)::bigint as "boughtMinor",
       coalesce(sum(total_minor) filter (where side = 'purchase' and happened_on > $4), 0)::bigint
         as "boughtLastYearMinor",
       (count(*) filter (where side = 'sale' and not is_return))::int as orders,
       min(happened_on) as "firstOn",
       max(happened_on) as "lastOn",
       coalesce(sum(open_minor) filter (where side = 'sale'), 0)::bigint as "owedToUsMinor",
       coalesce(sum(open_minor) filter (where side = 'purchase'), 0)::bigint as "owedByUsMinor"
     from traded
     group by currency
     order by currency`,
    [work.workspaceId, id, work.today, addMonths(work.today, -12)],
  )
}

async function usualsOf(work: Reading, id: PartyId): Promise<BothWays['usuals']> {
  return work.db.query<BothWays['usuals'][number]>(
    `select coalesce(d.name, l.description) as product, count(distinct t.id)::int as times,
       max(t.happened_on) as "lastOn"
     from trade t
     join trade_line l on l.workspace_id = t.workspace_id and l.trade_id = t.id
     left join product d on d.workspace_id = l.workspace_id and d.id = l.product_id
     where t.workspace_id = $1
       and t.party_id = $2
       and t.side = 'sale'
       and not t.is_return
       and t.archived_at is null
       and t.happened_on <= $3
       and l.quantity > 0
       and coalesce(d.name, l.description) is not null
     group by 1
     order by times desc, "lastOn" desc, product
     limit 5`,
    [work.workspaceId, id, work.today],
  )
}

function nothing(currency: string): Row {
  return {
    currency,
    soldMinor: 0,
    soldLastYearMinor: 0,
    boughtMinor: 0,
    boughtLastYearMinor: 0,
    orders: 0,
    firstOn: null,
    lastOn: null,
    owedToUsMinor: 0,
    owedByUsMinor: 0,
  }
}
