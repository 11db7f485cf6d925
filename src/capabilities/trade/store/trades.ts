import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Reading, Writing } from '../../../platform/work.ts'
import type { Side } from '../model.ts'

export type TradeId = Id<'trade'>

/** A trade as it is kept, without its lines. */
export type KeptTrade = {
  id: TradeId
  partyId: PartyId | null
  side: Side
  number: string | null
  happenedAt: Date | string
  happenedOn: string
  dueOn: string | null
  currency: string
  totalMinor: number
  isReturn: boolean
  note: string | null
  source: string
  externalId: string | null
}

const columns = `id, party_id as "partyId", side, number, happened_at as "happenedAt", happened_on as "happenedOn",
  due_on as "dueOn", currency, total_minor as "totalMinor", is_return as "isReturn", note, source,
  external_id as "externalId"`

/** The trades of a source that are on record under one of the numbers it gave them. */
export async function loadTradesOf(
  work: Reading,
  source: string,
  externalIds: readonly string[],
): Promise<KeptTrade[]> {
  return work.db.query<KeptTrade>(
    `select ${columns}
     from trade
     where workspace_id = $1
       and source = $2
       and external_id = any($3)`,
    [work.workspaceId, source, externalIds],
  )
}

export type LockedTrade = KeptTrade & { version: number; archivedAt: Date | null }

/** One trade, locked until the transaction ends. */
export async function lockTrade(work: Writing, id: TradeId): Promise<LockedTrade | undefined> {
  const [trade] = await work.db.query<LockedTrade>(
    `select ${columns}, version, archived_at as "archivedAt"
     from trade
     where workspace_id = $1
       and id = $2
     for update`,
    [work.workspaceId, id],
  )
  return trade
}

export async function insertTrades(work: Writing, trades: readonly KeptTrade[]): Promise<void> {
  if (trades.length === 0) return
  await work.db.query(
    `insert into trade (
       workspace_id, created_at,
       id, party_id, side, number, happened_at, happened_on, due_on, currency, total_minor, is_return, note,
       source, external_id)
     select $1, $2, t.*
     from unnest(
       $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::date[], $9::date[], $10::text[],
       $11::bigint[], $12::boolean[], $13::text[], $14::text[], $15::text[]) as t`,
    [
      work.workspaceId,
      work.now,
      ...headColumns(trades),
      trades.map(({ note }) => note),
      trades.map(({ source }) => source),
      trades.map(({ externalId }) => externalId),
    ],
  )
}

/** Saves what a source now says about its trades; the version goes up by one. */
export async function updateTrades(work: Writing, trades: readonly KeptTrade[]): Promise<void> {
  if (trades.length === 0) return
  await work.db.query(
    `update trade
     set party_id = t.party_id, side = t.side, number = t.number, happened_at = t.happened_at,
       happened_on = t.happened_on, due_on = t.due_on, currency = t.currency, total_minor = t.total_minor,
       is_return = t.is_return, version = trade.version + 1
     from unnest(
       $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::date[], $8::date[], $9::text[],
       $10::bigint[], $11::boolean[])
       as t (id, party_id, side, number, happened_at, happened_on, due_on, currency, total_minor, is_return)
     where trade.workspace_id = $1
       and trade.id = t.id`,
    [work.workspaceId, ...headColumns(trades)],
  )
}

/** The totals of trades that are still being written: no new version, nobody has seen the one before. */
export async function saveTotals(
  work: Writing,
  trades: readonly Pick<KeptTrade, 'id' | 'totalMinor' | 'isReturn'>[],
): Promise<void> {
  if (trades.length === 0) return
  await work.db.query(
    `update trade
     set total_minor = t.total_minor, is_return = t.is_return
     from unnest($2::uuid[], $3::bigint[], $4::boolean[]) as t (id, total_minor, is_return)
     where trade.workspace_id = $1
       and trade.id = t.id`,
    [
      work.workspaceId,
      trades.map(({ id }) => id),
      trades.map(({ totalMinor }) => totalMinor),
      trades.map(({ isReturn }) => isReturn),
    ],
  )
}

export async function saveArchived(work: Writing, id: TradeId, archivedAt: Date | null): Promise<void> {
  await work.db.query(
    `update trade
     set archived_at = $3, version = version + 1
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id, archivedAt],
  )
}

/** Only one at a time brings many trades into a workspace, else two would both find none and collide. */
export async function waitForTurn(work: Reading): Promise<void> {
  await work.db.query(`select pg_advisory_xact_lock(hashtextextended('receive-trades ' || $1::text, 0))`, [
    work.workspaceId,
  ])
}

/**
 * Makes PostgreSQL plan the checks of foreign keys anew. It plans them once per connection; planned while the table
 * was nearly empty, they may walk through a whole workspace for each line, and a first import takes minutes.
 */
export async function forgetPlans(work: Writing): Promise<void> {
  await work.db.query('discard plans')
}

/** Has PostgreSQL look how large the tables are by now; a table it knows as empty is planned for as such. */
export async function learnSizes(work: Writing): Promise<void> {
  await work.db.query('select platform.learn_trade_sizes()')
}

function headColumns(trades: readonly KeptTrade[]): unknown[] {
  return [
    trades.map(({ id }) => id),
    trades.map(({ partyId }) => partyId),
    trades.map(({ side }) => side),
    trades.map(({ number }) => number),
    trades.map(({ happenedAt }) => happenedAt),
    trades.map(({ happenedOn }) => happenedOn),
    trades.map(({ dueOn }) => dueOn),
    trades.map(({ currency }) => currency),
    trades.map(({ totalMinor }) => totalMinor),
    trades.map(({ isReturn }) => isReturn),
  ]
}
