import { type Day, dayNumber, dayOfNumber } from '../../../../kernel/day.ts'
import type { PartyId } from '../../../../kernel/id.ts'
import { randomStream } from '../../../../statistics/random.ts'
import type { Desk, Writing } from '../../../../platform/work.ts'

/** A customer of a firm made up for a test: on which days they ordered, for how much each time. */
export type MadeUp = {
  name: string
  orders: readonly (Day | string)[]
  amountMinor?: number
  returns?: readonly string[]
  role?: string
  externalId?: string
}

/** Writes parties and their sales, straight into the tables; facts are announced for the parties. */
export function found(desk: Desk, customers: readonly MadeUp[]): Promise<PartyId[]> {
  return desk.writing(async (work) => {
    const ids = customers.map(() => work.newId('party') as PartyId)
    await work.db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, source, external_id,
         created_at, updated_at)
       select $1, id, 'person', name, lower(name), lower(name), 'made-up', external_id, $4, $4
       from unnest($2::uuid[], $3::text[], $5::text[]) as party (id, name, external_id)`,
      [
        work.workspaceId,
        ids,
        customers.map(({ name }) => name),
        work.now,
        customers.map(({ externalId }) => externalId ?? null),
      ],
    )
    await work.db.query(
      `insert into party_role (workspace_id, id, party_id, role, created_at)
       select $1, id, party_id, role, $5 from unnest($2::uuid[], $3::uuid[], $4::text[]) as r (id, party_id, role)`,
      [
        work.workspaceId,
        ids.map(() => work.newId('role')),
        ids,
        customers.map(({ role }) => role ?? 'customer'),
        work.now,
      ],
    )
    await sell(
      work,
      customers.flatMap(({ orders, amountMinor = 1000, returns = [] }, i) => [
        ...orders.map((on) => ({ partyId: ids[i], on, amountMinor })),
        ...returns.map((on) => ({ partyId: ids[i], on, amountMinor: -amountMinor })),
      ]),
    )
    await work.announce(...ids.map((id) => ({ kind: 'PartyAdded', subjectId: id, partyId: id })))
    return ids
  })
}

/** Writes sales; a negative one is a return. */
export async function sell(
  work: Writing,
  sales: readonly { partyId: PartyId; on: string; amountMinor: number }[],
): Promise<void> {
  await work.db.query(
    `insert into trade (workspace_id, id, party_id, side, happened_at, happened_on, currency, total_minor,
       is_return, created_at)
     select $1, id, party_id, 'sale', on_day, on_day, $6, amount, amount < 0, $7
     from unnest($2::uuid[], $3::uuid[], $4::date[], $5::bigint[]) as t (id, party_id, on_day, amount)`,
    [
      work.workspaceId,
      sales.map(() => work.newId('trade')),
      sales.map(({ partyId }) => partyId),
      sales.map(({ on }) => on),
      sales.map(({ amountMinor }) => amountMinor),
      work.currency,
      work.now,
    ],
  )
}

/** Order days about `gap` days apart, repeatable by its seed. */
export function rhythm(from: string, to: string, gap: number, seed = 1): Day[] {
  const random = randomStream(seed)
  const days: Day[] = []
  const end = dayNumber(to as Day)
  for (let day = dayNumber(from as Day); day <= end; ) {
    days.push(dayOfNumber(day))
    day += Math.max(1, Math.round(gap * (0.75 + 0.5 * random.uniform())))
  }
  return days
}

/** Twenty customers: ten who come on, five who left a year ago, five who came once long ago. */
export function smallFirm(today: string): MadeUp[] {
  const steady = Array.from({ length: 10 }, (_, i) => ({
    name: `Regular ${i}`,
    orders: rhythm('2024-12-01', today, 12 + i, i + 1),
  }))
  const left = Array.from({ length: 5 }, (_, i) => ({
    name: `Left ${i}`,
    orders: rhythm('2024-12-05', '2025-10-01', 15 + i, i + 20),
  }))
  const once = Array.from({ length: 5 }, (_, i) => ({ name: `Once ${i}`, orders: [`2025-0${i + 2}-11`] }))
  return [...steady, ...left, ...once]
}
