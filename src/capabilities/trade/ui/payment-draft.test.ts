import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { amountOf, billOf, emptyPayment, gapsOf, type OpenBill, openOnes } from './payment-draft.ts'

const today = day('2026-11-20')
const bill = (id: string, part: Partial<OpenBill> = {}): OpenBill => ({
  id: id as OpenBill['id'],
  side: 'sale',
  number: null,
  happenedOn: day('2026-11-01'),
  dueOn: day('2026-12-01'),
  currency: 'GBP',
  totalMinor: 5000,
  paidMinor: 0,
  isReturn: false,
  ...part,
})

test('only what has a day to be paid by and is not paid in full is open; what is due first comes first', () => {
  const bills = [
    bill('late', { dueOn: day('2026-12-20') }),
    bill('at once', { dueOn: null }),
    bill('paid', { paidMinor: 5000 }),
    bill('soon', { dueOn: day('2026-11-25'), paidMinor: 1000 }),
  ]
  expect(openOnes(bills).map(({ id }) => id)).toEqual(['soon', 'late'])
})

test('a payment begins with all that is open of the bill that waits longest', () => {
  const bills = [bill('first', { paidMinor: 1000 }), bill('second')]
  const draft = emptyPayment(today)
  expect(billOf(draft, bills)?.id).toBe('first')
  expect(amountOf(draft, bill('first', { paidMinor: 1000 }))).toBe(4000)
})

test('an amount typed for a bill that was paid meanwhile is not offered for the next one', () => {
  const draft = { ...emptyPayment(today, 'gone'), amount: { kind: 'amount', amountMinor: 123 } as const }
  const next = bill('next')
  expect(billOf(draft, [next])).toBe(next)
  expect(amountOf(draft, next)).toBe(5000)
})

test('a payment of nothing, or of a day still to come, is asked for again', () => {
  const nothing = { ...emptyPayment(today, 'a'), amount: { kind: 'amount', amountMinor: 0 } as const }
  expect(gapsOf(nothing, bill('a'), today)).toEqual(['no-amount'])
  expect(gapsOf({ ...emptyPayment(day('2026-11-21')) }, bill('a'), today)).toEqual(['in-future'])
})
