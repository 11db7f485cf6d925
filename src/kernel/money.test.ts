import { expect, test } from 'vitest'
import { minorDigits } from './currency.ts'
import { amountOf, scaled } from './money.ts'

test('six hangers at 2.55 cost 15.30', () => {
  expect(amountOf('6', '2.55', 'GBP')).toBe(1530)
})

test('a price finer than a penny is kept until the line is rounded', () => {
  expect(amountOf('1', '0.001', 'GBP')).toBe(0)
  expect(amountOf('5', '0.001', 'GBP')).toBe(1)
  expect(amountOf('-5', '0.001', 'GBP')).toBe(-1)
})

test('the yen has no pence and the dinar has a thousand fils', () => {
  expect([minorDigits('JPY'), minorDigits('KWD'), minorDigits('USD')]).toEqual([0, 3, 2])
  expect(amountOf('2', '150', 'JPY')).toBe(300)
  expect(amountOf('2', '1.250', 'KWD')).toBe(2500)
})

test('text that is no plain decimal is no amount', () => {
  expect(scaled('1,5', 2)).toBeNull()
  expect(scaled('=1+1', 2)).toBeNull()
  expect(scaled('0.005', 2)).toBeNull()
  expect(scaled('-12.5', 2)).toBe(-1250n)
})
