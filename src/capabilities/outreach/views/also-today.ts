import { may } from '../../../kernel/actor.ts'
import type { Reading } from '../../../platform/work.ts'
import type { AlsoToday } from '../model.ts'
import type { DayOfYear } from '../rules/occasions.ts'
import { monthDaysWithin, nextOccurrence, turnsOn } from '../rules/occasions.ts'

type Occasion = Extract<AlsoToday, { kind: 'occasion' }>
type Bill = Extract<AlsoToday, { kind: 'bill' }>
type Promised = Extract<AlsoToday, { kind: 'promise' }>

const occasionsWithin = 7
const mostOfEach = 20

/** What else the day asks for: occasions within a week, bills within two, promises due or overdue. */
export async function alsoToday(work: Reading): Promise<AlsoToday[]> {
  const occasions = await occasionsSoon(work)
  const bills = may(work.actor, 'books:read') ? await billsDue(work) : []
  const promises = await promisesDue(work)
  return [...occasions, ...bills, ...promises]
}

type Row = Omit<Occasion, 'on' | 'turns' | 'kind'> & DayOfYear

async function occasionsSoon(work: Reading): Promise<Occasion[]> {
  const { months, days } = monthDaysWithin(work.today, occasionsWithin)
  const rows = await work.db.query<Row>(
    `select occasion.party_id as "partyId", party.display_name as "displayName", occasion.kind as occasion,
       occasion.label, occasion.month, occasion.day, occasion.year
     from occasion
     join party on party.workspace_id = occasion.workspace_id and party.id = occasion.party_id
     where occasion.workspace_id = $1
       and (occasion.month, occasion.day) in (
         select month, day
         from unnest($2::smallint[], $3::smallint[]) as soon (month, day)
       )
       and party.archived_at is null
       and not party.do_not_contact
     order by party.sort_name, occasion.id`,
    [work.workspaceId, months, days],
    { prepared: true },
  )
  return rows
    .flatMap(({ month, day, year, ...occasion }) => {
      const on = nextOccurrence({ month, day, year }, work.today, occasionsWithin)
      if (on === null) return []
      return [{ kind: 'occasion' as const, ...occasion, on, turns: turnsOn({ month, day, year }, on) }]
    })
    .sort((a, b) => a.on.localeCompare(b.on))
    .slice(0, mostOfEach)
}

async function billsDue(work: Reading): Promise<Bill[]> {
  const rows = await work.db.query<Omit<Bill, 'kind'>>(
    `select trade.id as "tradeId", trade.party_id as "partyId", party.display_name as "displayName",
       (trade.total_minor - paid.minor)::bigint as "openMinor", trade.currency, trade.due_on as "dueOn"
     from trade
     join party on party.workspace_id = trade.workspace_id and party.id = trade.party_id
     cross join lateral (
       select coalesce(sum(amount_minor), 0) as minor
       from payment
       where payment.workspace_id = trade.workspace_id
         and payment.trade_id = trade.id
         and payment.currency = trade.currency
         and payment.paid_on <= $2
         and payment.archived_at is null
     ) as paid
     where trade.workspace_id = $1
       and trade.side = 'purchase'
       and trade.due_on between $2::date - 60 and $2::date + 14
       and trade.happened_on <= $2
       and trade.archived_at is null
       and party.archived_at is null
       and trade.total_minor > paid.minor
     order by trade.due_on desc, trade.id
     limit $3`,
    [work.workspaceId, work.today, mostOfEach],
    { prepared: true },
  )
  return rows.map((row) => ({ kind: 'bill' as const, ...row })).reverse()
}

async function promisesDue(work: Reading): Promise<Promised[]> {
  const rows = await work.db.query<Omit<Promised, 'kind'>>(
    `select promise.id as "promiseId", promise.party_id as "partyId", party.display_name as "displayName",
       promise.by, promise.text, promise.due_on as "dueOn"
     from promise
     join party on party.workspace_id = promise.workspace_id and party.id = promise.party_id
     where promise.workspace_id = $1
       and promise.due_on <= $2::date + 7
       and promise.kept_at is null
       and promise.archived_at is null
       and party.archived_at is null
     order by promise.due_on, promise.id
     limit $3`,
    [work.workspaceId, work.today, mostOfEach],
    { prepared: true },
  )
  return rows.map((row) => ({ kind: 'promise' as const, ...row }))
}
