import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { Side } from '../model.ts'
import type { TradeId } from './trades.ts'

export type KeptPayment = {
  id: Id<'payment'>
  partyId: PartyId | null
  tradeId: TradeId
  side: Side
  amountMinor: number
  currency: string
  paidOn: string
  note: string | null
  source: string
  externalId: string | null
}

/** Writes payments and gives the ids of those that were not on record yet under their source's number. */
export async function insertPayments(
  work: Writing,
  payments: readonly KeptPayment[],
): Promise<Set<Id<'payment'>>> {
  if (payments.length === 0) return new Set()
  const rows = await work.db.query<{ id: Id<'payment'> }>(
    `insert into payment (
       workspace_id, created_at, id, party_id, trade_id, side, amount_minor, currency, paid_on, note, source,
       external_id)
     select $1, $2, t.*
     from unnest(
       $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bigint[], $8::text[], $9::date[], $10::text[],
       $11::text[], $12::text[]) as t
     on conflict (workspace_id, source, external_id) do nothing
     returning id`,
    [
      work.workspaceId,
      work.now,
      payments.map(({ id }) => id),
      payments.map(({ partyId }) => partyId),
      payments.map(({ tradeId }) => tradeId),
      payments.map(({ side }) => side),
      payments.map(({ amountMinor }) => amountMinor),
      payments.map(({ currency }) => currency),
      payments.map(({ paidOn }) => paidOn),
      payments.map(({ note }) => note),
      payments.map(({ source }) => source),
      payments.map(({ externalId }) => externalId),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}
