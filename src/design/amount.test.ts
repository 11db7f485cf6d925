import { afterEach, expect, test } from 'vitest'
import { currencySign, readAmount, writeAmount } from './amount.ts'
import { activateLanguage } from './words.ts'

afterEach(() => activateLanguage('en'))

const cents = (text: string, currency = 'USD') => {
  const reading = readAmount(text, currency)
  return reading.kind === 'amount' ? reading.amountMinor : reading.kind
}

test('an amount is read however a person writes it', () => {
  expect(
    ['312.40', '312.4', '312', '1,240.50', '1 240', '1.240,50', '12,40', '-5', "1'240"].map((t) => cents(t)),
  ).toEqual([31240, 31240, 31200, 124050, 124000, 124050, 1240, -500, 124000])
})

test('three digits after one mark are thousands or decimals as the language has it', () => {
  expect(cents('1,240')).toBe(124000)
  expect(cents('1.240')).toBe('unreadable')
  activateLanguage('de')
  expect(cents('1.240')).toBe(124000)
  expect(cents('1,240')).toBe('unreadable')
})

test('big sums with several groups are read', () => {
  expect(cents('1,234,567')).toBe(123456700)
  expect(cents('12,34,567.89')).toBe(123456789)
})

test('a currency has its own digits', () => {
  expect(cents('4180', 'JPY')).toBe(4180)
  expect(cents('41.5', 'JPY')).toBe('unreadable')
  expect(cents('4.125', 'KWD')).toBe(4125)
})

test('Arabic digits are read', () => {
  activateLanguage('ar')
  expect(cents('٣١٢٫٤٠')).toBe(31240)
})

test('what is no amount is called so, and nothing is nothing', () => {
  expect(['abc', '1.2.3', '12..4', '1,2,3', '=5', '99999999999999999'].map((t) => cents(t))).toEqual(
    Array(6).fill('unreadable'),
  )
  expect(cents('  ')).toBe('nothing')
})

test('an amount is written back as it would be typed', () => {
  expect(writeAmount(124050, 'USD')).toBe('1240.50')
  expect(writeAmount(4180, 'JPY')).toBe('4180')
  activateLanguage('de')
  expect(writeAmount(124050, 'EUR')).toBe('1240,50')
  expect([currencySign('USD'), currencySign('EUR'), currencySign('KWD')]).toEqual(['$', '€', 'KWD'])
})
