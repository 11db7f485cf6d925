import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'
import type { Side } from './model.ts'

type Told = {
  id: string
  partyId: PartyId | null
  side: Side
  happenedOn: string
  currency: string
  totalMinor: number
  isReturn: boolean
  source: string
}

function tradeFact<Kind extends string>(kind: Kind, trade: Told): Fact<Kind> {
  const { id, partyId, side, happenedOn, currency, totalMinor, isReturn, source } = trade
  const details = { side, happenedOn, currency, totalMinor, isReturn, source }
  return { kind, subjectId: id, ...(partyId ? { partyId } : {}), details }
}

/** One sale, purchase or return was written down; of many at once each has its own, before `TradesReceived`. */
export const tradeRecorded = (trade: Told): Fact<'TradeRecorded'> => tradeFact('TradeRecorded', trade)

/** Its source now says something else than before. */
export const tradeChanged = (trade: Told): Fact<'TradeChanged'> => tradeFact('TradeChanged', trade)

export const tradeArchived = (trade: Told): Fact<'TradeArchived'> => tradeFact('TradeArchived', trade)

export const tradeRestored = (trade: Told): Fact<'TradeRestored'> => tradeFact('TradeRestored', trade)

/** Many trades came at once: whoever only needs to know that trade has changed reacts to this one. */
export const tradesReceived = (details: {
  source: string
  created: number
  changed: number
  lines: number
}): Fact<'TradesReceived'> => ({ kind: 'TradesReceived', details })

export const paymentRecorded = (payment: {
  id: string
  partyId: PartyId | null
  tradeId: string
  side: Side
  amountMinor: number
  currency: string
  paidOn: string
}): Fact<'PaymentRecorded'> => {
  const { id, partyId, ...details } = payment
  return { kind: 'PaymentRecorded', subjectId: id, ...(partyId ? { partyId } : {}), details }
}

/** All trade of one source was taken out for good, as a sample business is. */
export const tradeRemoved = (details: {
  source: string
  trades: number
  products: number
  payments: number
}): Fact<'TradeRemoved'> => ({ kind: 'TradeRemoved', details })
