import { expect, test } from 'vitest'
import { groupHistories, purchaseHistory } from './purchase-history.ts'

test('orders of one day count once, and time runs from the first order to the end of observation', () => {
  const history = purchaseHistory({ days: [100, 114, 114, 128], observedUntil: 170, daysPerUnit: 7 })
  expect(history).toEqual({ repeats: 2, lastAt: 4, observed: 10 })
})

test('what comes after the end of observation is not known yet', () => {
  expect(purchaseHistory({ days: [5, 9, 30], observedUntil: 20 })).toEqual({
    repeats: 1,
    lastAt: 4,
    observed: 15,
  })
  expect(purchaseHistory({ days: [30], observedUntil: 20 })).toBeUndefined()
})

test('equal histories are one row with a weight', () => {
  const often = { repeats: 3, lastAt: 8, observed: 20 }
  const once = { repeats: 0, lastAt: 0, observed: 20 }
  const grouped = groupHistories([often, once, often], 0.5)
  expect(grouped.rows).toBe(2)
  expect([...grouped.weight]).toEqual([2, 1])
  expect(grouped.lastAt[0]).toBe(4)
  expect(grouped.totalObserved).toBe(30)
  expect(grouped.repeatBuyers).toBe(2)
})
