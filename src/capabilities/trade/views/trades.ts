import { z } from 'zod'
import { daySchema } from '../../../kernel/day-schema.ts'
import { type Id, idOf, type PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Side, Trade, tradeGlimpseSchema } from '../model.ts'

type TradeId = Id<'trade'>
type Glimpse = z.output<typeof tradeGlimpseSchema>
type Asked = {
  partyId?: PartyId | undefined
  side?: Side | undefined
  cursor?: string | undefined
  limit: number
}

const columnsPaidUpTo = (
  day: string | null,
) => `t.id, t.party_id as "partyId", t.side, t.number, t.happened_on as "happenedOn",
  t.due_on as "dueOn", t.currency, t.total_minor as "totalMinor",
  coalesce((
    select sum(y.amount_minor)
    from payment y
    where y.workspace_id = t.workspace_id
      and y.trade_id = t.id
      and y.archived_at is null
      ${day === null ? '' : `and y.paid_on <= ${day}`}), 0)::bigint as "paidMinor",
  t.is_return as "isReturn",
  to_char(t.archived_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "archivedAt", t.version`

const placeSchema = z.tuple([daySchema, idOf('trade')])

/** Sales and purchases up to today, newest first; those taken back are left out. */
export async function list(work: Reading, asked: Asked): Promise<{ items: Glimpse[]; next: string | null }> {
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor, placeSchema)
  const rows = await work.db.query<Glimpse>(
    `with page as materialized (
       select id
       from trade
       where workspace_id = $1
         and archived_at is null
         and happened_on <= $2
         and ($3::uuid is null or party_id = $3)
         and ($4::text is null or side = $4)
         and ($5::date is null or (happened_on, id) < ($5, $6::uuid))
       order by happened_on desc, id desc
       limit $7)
     select ${columnsPaidUpTo('$2')}, (
       select count(*)
       from trade_line l
       where l.workspace_id = t.workspace_id
         and l.trade_id = t.id)::int as "lineCount"
     from page
     join trade t on t.workspace_id = $1 and t.id = page.id
     order by t.happened_on desc, t.id desc`,
    [
      work.workspaceId,
      work.today,
      asked.partyId ?? null,
      asked.side ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      asked.limit + 1,
    ],
  )
  const items = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? items.at(-1) : undefined
  return { items, next: last ? writeCursor([last.happenedOn, last.id]) : null }
}

/** One sale or purchase with its lines. */
export async function get(work: Reading, { id }: { id: TradeId }): Promise<Trade> {
  const [trade] = await work.db.query<Trade>(
    `select ${columnsPaidUpTo('$3')}, t.note, coalesce((
       select json_agg(json_build_object(
         'product', coalesce(l.description, d.name), 'code', d.code,
         'quantity', trim_scale(l.quantity)::text, 'unitPrice', trim_scale(l.unit_price)::text,
         'amountMinor', l.amount_minor) order by l.position)
       from trade_line l
       left join product d on d.workspace_id = l.workspace_id and d.id = l.product_id
       where l.workspace_id = t.workspace_id
         and l.trade_id = t.id), '[]') as lines
     from trade t
     where t.workspace_id = $1
       and t.id = $2`,
    [work.workspaceId, id, work.today],
  )
  if (!trade) throw refuse('not-found', { what: 'trade' })
  return trade
}

/** Whether a party is on record. */
export async function hasParty(work: Reading, id: PartyId): Promise<boolean> {
  const rows = await work.db.query('select id from party where workspace_id = $1 and id = $2', [
    work.workspaceId,
    id,
  ])
  return rows.length > 0
}

/** Trades of a source by the numbers it gave them, with what is still to be paid. */
export async function openTradesOf(
  work: Reading,
  source: string,
  externalIds: readonly string[],
): Promise<(Glimpse & { externalId: string })[]> {
  return work.db.query(
    `select ${columnsPaidUpTo(null)}, t.external_id as "externalId", 0 as "lineCount"
     from trade t
     where t.workspace_id = $1
       and t.source = $2
       and t.external_id = any($3)`,
    [work.workspaceId, source, externalIds],
  )
}
