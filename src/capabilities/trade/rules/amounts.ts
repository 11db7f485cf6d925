// What lines come to, and what is still open of it. Each line is rounded to minor units on its own, as invoices are.
import { amountOf } from '../../../kernel/money.ts'
import type { TradeInput } from '../model.ts'

export type LineInput = TradeInput['lines'][number]

/** The amount of each line in minor units; null where it is too large to be exact. */
export function lineAmounts(lines: readonly LineInput[], currency: string): (number | null)[] {
  return lines.map(({ quantity, unitPrice }) => {
    const amount = amountOf(quantity, unitPrice, currency)
    return amount !== null && Number.isSafeInteger(amount) ? amount : null
  })
}

/** What is still to be paid of a bill; one without a due date was paid on the spot. */
export function openMinor(trade: { totalMinor: number; paidMinor: number; dueOn: string | null }): number {
  return trade.dueOn === null ? 0 : trade.totalMinor - trade.paidMinor
}

/** Whether a bill is late: something is open and its day has passed. */
export function isLate(
  trade: { totalMinor: number; paidMinor: number; dueOn: string | null },
  today: string,
): boolean {
  return trade.dueOn !== null && trade.dueOn < today && openMinor(trade) > 0
}

/** What is wrong with a trade as it was written: the field and a code; null when nothing is. */
export function faultOf(
  trade: Pick<TradeInput, 'happenedOn' | 'dueOn'>,
  today: string,
): { field: string; reason: string } | null {
  if (trade.happenedOn > today) return { field: 'happenedOn', reason: 'in-future' }
  if (trade.dueOn !== null && trade.dueOn < trade.happenedOn) return { field: 'dueOn', reason: 'too-early' }
  return null
}
