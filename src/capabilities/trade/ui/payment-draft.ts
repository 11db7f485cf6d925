import type { Reading } from '../../../design/amount.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Trade } from '../model.ts'
import { openMinor } from '../rules/amounts.ts'

/** A sale or purchase that is not paid in full, as a picker shows it. */
export type OpenBill = Pick<
  Trade,
  'id' | 'side' | 'number' | 'happenedOn' | 'dueOn' | 'currency' | 'totalMinor' | 'paidMinor' | 'isReturn'
>

/** A payment as it is being typed; until an amount is typed, it is what is open. */
export type PaymentDraft = { tradeId: string; amount: Reading | null; paidOn: Day }

export type PaymentGap = 'no-amount' | 'in-future'

/** A payment that nobody has typed anything into yet. */
export function emptyPayment(today: Day, tradeId = ''): PaymentDraft {
  return { tradeId, amount: null, paidOn: today }
}

/** The bill a payment is for: the one chosen, or the one that waits longest. */
export function billOf<Bill extends OpenBill>(draft: PaymentDraft, bills: readonly Bill[]): Bill | undefined {
  return bills.find(({ id }) => id === draft.tradeId) ?? bills[0]
}

/** What is being paid, or null while it can't be read. */
export function amountOf(draft: PaymentDraft, bill: OpenBill): number | null {
  // An amount typed for a bill that was paid meanwhile says nothing of the next one.
  if (draft.amount === null || draft.tradeId !== bill.id) return openMinor(bill)
  return draft.amount.kind === 'amount' && draft.amount.amountMinor !== 0 ? draft.amount.amountMinor : null
}

/** What is still missing before a payment can be recorded. */
export function gapsOf(draft: PaymentDraft, bill: OpenBill, today: Day): PaymentGap[] {
  return [
    ...(amountOf(draft, bill) === null ? (['no-amount'] as const) : []),
    ...(draft.paidOn > today ? (['in-future'] as const) : []),
  ]
}

/** The bills that are not paid, those due first in front. */
export function openOnes<Bill extends OpenBill>(bills: readonly Bill[]): Bill[] {
  return bills
    .filter((bill) => openMinor(bill) !== 0)
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
}
