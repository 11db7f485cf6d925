// What lines come to, and what is still open of it. Each line is rounded to minor units on its own, as invoices are.
import { amountOf } from '../../../kernel/money.ts'
import { mostMinor, type TradeInput } from '../model.ts'

export type LineInput = TradeInput['lines'][number]

/** Whether an amount is none that a line or a trade may come to. */
export function isTooLarge(amountMinor: number): boolean {
  return !(Math.abs(amountMinor) <= mostMinor)
}

/** The amount of each line in minor units; null where that, or all lines up to it, is too large. */
export function lineAmounts(lines: readonly LineInput[], currency: string): (number | null)[] {
  let total = 0
  return lines.map(({ quantity, unitPrice }) => {
    const amount = amountOf(quantity, unitPrice, currency)
    if (amount === null || isTooLarge(amount) || isTooLarge(total + amount)) return null
    total += amount
    return amount
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
