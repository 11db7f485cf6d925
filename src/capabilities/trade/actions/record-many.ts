import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { paymentRecorded, tradeRemoved } from '../facts.ts'
import type { TradeInput, TradeLineDraft } from '../model.ts'
import { lineAmounts } from '../rules/amounts.ts'
import { insertPayments } from '../store/payments.ts'
import { deleteSource } from '../store/source.ts'
import { openTradesOf } from '../views/trades.ts'
import { type ReceivedTrades, receiveTradeLines } from './receive.ts'

/** Whole trades of one source, each under the number it has there. */
export type TradeTold = TradeInput & { externalId: string }

/** Records many trades at once, as stories do; the same again changes nothing. */
export async function recordMany(
  work: Writing,
  source: string,
  trades: readonly TradeTold[],
): Promise<ReceivedTrades> {
  return receiveTradeLines(
    work,
    source,
    trades.flatMap((trade) => linesOf(trade, trade.currency ?? work.currency)),
  )
}

/** Refuses lines that come to more than anything costs. */
export function assertAmounts(trade: TradeTold, currency: string): void {
  linesOf(trade, currency)
}

function linesOf(trade: TradeTold, currency: string): TradeLineDraft[] {
  const { externalId, side, number, happenedOn, dueOn, partyId } = trade
  const head = { externalId, side, number, happenedOn, dueOn, partyId, currency }
  const happenedAt = `${happenedOn}T12:00:00Z`
  const amounts = lineAmounts(trade.lines, currency)
  return trade.lines.map(({ product, code, quantity, unitPrice }, position) => {
    const amountMinor = amounts[position]
    if (amountMinor === null || amountMinor === undefined)
      throw refuse('invalid', { field: `lines.${position}.unitPrice`, reason: 'too-large' })
    const what = { productKey: code ?? product, productName: product, quantity, unitPrice, amountMinor }
    return { ...head, ...what, happenedAt, isReturn: false, position }
  })
}

/** Says that trades of a source were paid in full on a day; one that was paid already is left as it is. */
export async function payMany(
  work: Writing,
  source: string,
  paid: readonly { externalId: string; paidOn: string }[],
): Promise<{ created: number }> {
  const days = new Map(paid.map(({ externalId, paidOn }) => [externalId, paidOn]))
  const trades = await openTradesOf(work, source, [...days.keys()])
  const payments = trades
    .filter(({ totalMinor, paidMinor }) => totalMinor !== paidMinor)
    .map(({ id, partyId, side, currency, totalMinor, paidMinor, externalId }) => ({
      id: work.newId('payment'),
      tradeId: id,
      partyId,
      side,
      currency,
      source,
      externalId,
      note: null,
      amountMinor: totalMinor - paidMinor,
      paidOn: days.get(externalId) ?? work.today,
    }))
  const inserted = await insertPayments(work, payments)
  const created = payments.filter(({ id }) => inserted.has(id))
  await work.announce(
    ...created.map(({ source: _, externalId: __, note: ___, ...payment }) => paymentRecorded(payment)),
  )
  return { created: created.length }
}

/** Takes out for good all trade that came from a source, such as the sample. */
export async function removeSource(
  work: Writing,
  source: string,
): Promise<{ trades: number; products: number; payments: number }> {
  const removed = await deleteSource(work, source)
  if (removed.trades + removed.products + removed.payments > 0) {
    await work.announce(tradeRemoved({ source, ...removed }))
  }
  return removed
}
