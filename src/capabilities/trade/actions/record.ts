import type { PartyId } from '../../../kernel/id.ts'
import type { Day } from '../../../kernel/day.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { dayOf, instantOf } from '../../../platform/clock.ts'
import type { Writing } from '../../../platform/work.ts'
import { paymentRecorded, tradeArchived, tradeRecorded, tradeRestored } from '../facts.ts'
import type { Trade, TradeInput } from '../model.ts'
import { faultOf, lineAmounts } from '../rules/amounts.ts'
import { isReturn } from '../rules/receiving.ts'
import { insertLines } from '../store/lines.ts'
import { insertPayments } from '../store/payments.ts'
import { insertProducts, type KeptProduct, loadProductsCalled } from '../store/products.ts'
import {
  insertTrades,
  type KeptTrade,
  type LockedTrade,
  lockTrade,
  saveArchived,
  type TradeId,
} from '../store/trades.ts'
import { get, hasParty } from '../views/trades.ts'

/** Records a sale, a purchase or a return as a member wrote it. */
export async function record(work: Writing, input: TradeInput): Promise<Trade> {
  const fault = faultOf(input, dayOf(work.now, work.timeZone))
  if (fault) throw refuse('invalid', fault)
  if (input.partyId && !(await hasParty(work, input.partyId))) throw refuse('not-found', { what: 'party' })
  // Who is limited to some parties would not see again what belongs to none.
  if (!input.partyId && work.actor.isLimited) throw refuse('invalid', { field: 'partyId', reason: 'missing' })
  const currency = input.currency ?? work.currency
  const amounts = lineAmounts(input.lines, currency).map((amount, at) => {
    if (amount === null) throw refuse('invalid', { field: `lines.${at}.unitPrice`, reason: 'too-large' })
    return amount
  })
  const trade = tradeOf(work, { ...input, currency }, amounts)
  await insertTrades(work, [trade])
  await recordLines(work, trade, { lines: input.lines, amounts })
  await work.announce(tradeRecorded(trade))
  return get(work, trade)
}

/** Takes a sale or purchase back. */
export async function archive(work: Writing, { id }: { id: TradeId }): Promise<Trade> {
  const trade = await load(work, id)
  if (trade.archivedAt === null) {
    await saveArchived(work, id, work.now)
    await work.announce(tradeArchived(trade))
  }
  return get(work, { id })
}

export async function restore(work: Writing, { id }: { id: TradeId }): Promise<Trade> {
  const trade = await load(work, id)
  if (trade.archivedAt !== null) {
    await saveArchived(work, id, null)
    await work.announce(tradeRestored(trade))
  }
  return get(work, { id })
}

type PaymentInput = {
  tradeId: TradeId
  amountMinor: number
  currency?: string | undefined
  paidOn: Day
  note: string | null
}

/** Records a payment of a sale by them, or of a purchase by us; a negative one is money given back. */
export async function pay(work: Writing, input: PaymentInput): Promise<Trade> {
  const trade = await load(work, input.tradeId)
  if (trade.archivedAt !== null) throw refuse('gone', { what: 'trade' })
  if (input.amountMinor === 0) throw refuse('invalid', { field: 'amountMinor', reason: 'zero' })
  if ((input.currency ?? trade.currency) !== trade.currency)
    throw refuse('invalid', { field: 'currency', reason: 'other-currency' })
  const { id: tradeId, partyId, side, currency } = trade
  const { amountMinor, paidOn, note } = input
  const payment = { id: work.newId('payment'), tradeId, partyId, side, currency, amountMinor, paidOn }
  await insertPayments(work, [{ ...payment, note, source: 'typed', externalId: null }])
  await work.announce(paymentRecorded(payment))
  return get(work, { id: tradeId })
}

async function load(work: Writing, id: TradeId): Promise<LockedTrade> {
  const trade = await lockTrade(work, id)
  if (!trade) throw refuse('not-found', { what: 'trade' })
  return trade
}

function tradeOf(
  work: Writing,
  input: TradeInput & { currency: string; partyId: PartyId | null },
  amounts: readonly number[],
): KeptTrade {
  const { partyId, side, number, happenedOn, dueOn, currency, note } = input
  const head = { partyId, side, number: number || null, happenedOn, dueOn, currency, note: note || null }
  const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0)
  return {
    ...head,
    id: work.newId('trade'),
    // Only the day is known; noon stands for it, unless the day is still going on.
    happenedAt:
      happenedOn === dayOf(work.now, work.timeZone) ? work.now : instantOf(`${happenedOn}T12:00:00Z`),
    totalMinor,
    isReturn: isReturn(totalMinor, false),
    source: 'typed',
    externalId: null,
  }
}

type Lines = { lines: TradeInput['lines']; amounts: readonly number[] }

async function recordLines(work: Writing, { id }: KeptTrade, { lines, amounts }: Lines): Promise<void> {
  const products = await productsOf(work, lines)
  await insertLines(
    work,
    lines.map((line, position) => ({
      tradeId: id,
      position,
      productId: products[position]?.id ?? null,
      description: line.product,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      amountMinor: amounts[position] ?? 0,
    })),
  )
}

/** The product of each line: one that is called so already, by code first, or a new one. */
async function productsOf(work: Writing, lines: TradeInput['lines']): Promise<KeptProduct[]> {
  const known = await loadProductsCalled(work, {
    names: lines.map(({ product }) => product),
    codes: lines.flatMap(({ code }) => code ?? []),
  })
  const created: KeptProduct[] = []
  const found = lines.map(({ product: name, code }) => {
    const all = [...known, ...created]
    const same =
      (code && all.find((one) => one.code === code)) || (!code && all.find((one) => one.name === name))
    if (same) return same
    const product = { id: work.newId('product'), code: code || null, name, source: 'typed', externalId: null }
    created.push(product)
    return product
  })
  await insertProducts(work, created)
  return found
}
