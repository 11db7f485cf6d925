import type { Writing } from '../../../platform/work.ts'
import type { KeptLine } from './lines.ts'
import type { ProductId } from './products.ts'
import type { KeptTrade, TradeId } from './trades.ts'

/** How a trade stood before a file changed it; `was` is null where a line came in new. */
export type TradeBefore = { trade: KeptTrade; lines: { position: number; was: KeptLine | null }[] }

/** What a file wrote: what is new, and how that stood which it changed. */
export type TradeNews = { trades: TradeId[]; products: ProductId[]; changed: TradeBefore[] }

/** The same, and at which version the file left each trade that it changed. */
export type TradeWritten = TradeBefore & { version: number }

/** Takes out trades at their first version that nobody has paid for; says how many of the others are on record. */
export async function deleteUntouched(
  work: Writing,
  ids: readonly TradeId[],
): Promise<{ removed: number; kept: number }> {
  const removed = await work.db.query(
    `delete from trade t
     where t.workspace_id = $1
       and t.id = any($2)
       and t.version = 1
       and t.archived_at is null
       and not exists (
         select from payment p
         where p.workspace_id = t.workspace_id
           and p.trade_id = t.id)
     returning t.id`,
    [work.workspaceId, ids],
  )
  const [left] = await work.db.query<{ count: number }>(
    'select count(*)::int as count from trade where workspace_id = $1 and id = any($2)',
    [work.workspaceId, ids],
  )
  return { removed: removed.length, kept: left.count }
}

/** Puts those trades back that stand at the version at which they were left; gives them. */
export async function restoreTrades(work: Writing, all: readonly TradeWritten[]): Promise<TradeId[]> {
  if (all.length === 0) return []
  const rows = await work.db.query<{ id: TradeId }>(
    `update trade
     set party_id = (select p.id from party p where p.workspace_id = $1 and p.id = t.party_id),
       side = t.side, number = t.number, happened_at = t.happened_at, happened_on = t.happened_on,
       due_on = t.due_on, currency = t.currency, total_minor = t.total_minor, is_return = t.is_return,
       version = trade.version + 1
     from unnest(
       $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::date[], $8::date[], $9::text[],
       $10::bigint[], $11::boolean[], $12::int[])
       as t (id, party_id, side, number, happened_at, happened_on, due_on, currency, total_minor, is_return, version)
     where trade.workspace_id = $1
       and trade.id = t.id
       and trade.version = t.version
     returning trade.id`,
    [
      work.workspaceId,
      all.map(({ trade }) => trade.id),
      all.map(({ trade }) => trade.partyId),
      all.map(({ trade }) => trade.side),
      all.map(({ trade }) => trade.number),
      all.map(({ trade }) => trade.happenedAt),
      all.map(({ trade }) => trade.happenedOn),
      all.map(({ trade }) => trade.dueOn),
      all.map(({ trade }) => trade.currency),
      all.map(({ trade }) => trade.totalMinor),
      all.map(({ trade }) => trade.isReturn),
      all.map(({ version }) => version),
    ],
  )
  const restored = new Set(rows.map(({ id }) => id))
  await restoreLines(
    work,
    all.filter(({ trade }) => restored.has(trade.id)),
  )
  return [...restored]
}

async function restoreLines(work: Writing, all: readonly TradeWritten[]): Promise<void> {
  // What was written over twice stood before the first time as it is to stand again.
  const first = new Map<string, { tradeId: TradeId; position: number; was: KeptLine | null }>()
  for (const { trade, lines: own } of all)
    for (const { position, was } of own) {
      const key = `${trade.id} ${position}`
      if (!first.has(key)) first.set(key, { tradeId: trade.id, position, was })
    }
  const lines = [...first.values()]
  const added = lines.filter(({ was }) => was === null)
  const changed = lines.flatMap(({ was }) => was ?? [])
  await work.db.query(
    `delete from trade_line l
     using unnest($2::uuid[], $3::int[]) as t (trade_id, position)
     where l.workspace_id = $1
       and l.trade_id = t.trade_id
       and l.position = t.position`,
    [work.workspaceId, added.map(({ tradeId }) => tradeId), added.map(({ position }) => position)],
  )
  await work.db.query(
    `update trade_line l
     set product_id = (select p.id from product p where p.workspace_id = $1 and p.id = t.product_id),
       description = t.description, quantity = t.quantity, unit_price = t.unit_price,
       amount_minor = t.amount_minor
     from unnest(
       $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::numeric[], $7::numeric[], $8::bigint[])
       as t (trade_id, position, product_id, description, quantity, unit_price, amount_minor)
     where l.workspace_id = $1
       and l.trade_id = t.trade_id
       and l.position = t.position`,
    [
      work.workspaceId,
      changed.map(({ tradeId }) => tradeId),
      changed.map(({ position }) => position),
      changed.map(({ productId }) => productId),
      changed.map(({ description }) => description),
      changed.map(({ quantity }) => quantity),
      changed.map(({ unitPrice }) => unitPrice),
      changed.map(({ amountMinor }) => amountMinor),
    ],
  )
}

/** Takes out products that no line names. */
export async function deleteUnused(work: Writing, ids: readonly ProductId[]): Promise<void> {
  await work.db.query(
    `delete from product p
     where p.workspace_id = $1
       and p.id = any($2)
       and not exists (
         select from trade_line l
         where l.workspace_id = p.workspace_id
           and l.product_id = p.id)`,
    [work.workspaceId, ids],
  )
}
