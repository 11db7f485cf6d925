import { afterEach, expect, test } from 'vitest'
import {
  formatChance,
  formatDay,
  formatDayInYear,
  formatDayShort,
  formatDecimal,
  formatInstant,
  formatList,
  formatMoney,
  formatMoneyExactly,
  formatMoneyRoundly,
  formatPrice,
  formatQuantity,
  formatMonth,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
} from './format.ts'
import { activateLanguage } from './words.ts'

afterEach(() => activateLanguage('en'))

const dollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' })

test('whole amounts drop the zeros, others keep every cent', () => {
  expect(formatMoney(dollars(418000))).toBe('$4,180')
  expect(formatMoney(dollars(31240))).toBe('$312.40')
  expect(formatMoney(dollars(-31240))).toBe('-$312.40')
})

test('yen have no minor unit and dinars have three digits', () => {
  expect(formatMoney({ amountMinor: 4180, currency: 'JPY' })).toBe('¥4,180')
  expect(formatMoneyExactly({ amountMinor: 4180125, currency: 'KWD' })).toBe('KWD\u00a04,180.125')
})

test('forints and rupiah keep the two digits of the books, which Intl would drop', () => {
  expect(formatMoney({ amountMinor: 124050, currency: 'HUF' })).toBe('Ft\u00a01,240.50')
  expect(formatMoneyExactly({ amountMinor: 124050, currency: 'IDR' })).toBe('IDR\u00a01,240.50')
  expect(formatMoneyExactly({ amountMinor: 1240500, currency: 'IQD' })).toBe('IQD\u00a01,240.500')
})

test('two currencies side by side can be told apart', () => {
  expect(formatMoneyExactly(dollars(418000))).toBe('US$4,180.00'.replace('US$', 'USD\u00a0'))
  expect(formatMoneyExactly({ amountMinor: 418000, currency: 'AUD' })).toBe('AUD\u00a04,180.00')
})

test('a big sum is said without its cents', () => {
  expect(formatMoneyRoundly(dollars(61240049))).toBe('$612,400')
})

test('numbers follow the reader', () => {
  expect(formatNumber(1240)).toBe('1,240')
  activateLanguage('de')
  expect(formatNumber(1240)).toBe('1.240')
  expect(formatDecimal(1.14, 1)).toBe('1,1')
  expect(formatMoney({ amountMinor: 31240, currency: 'EUR' })).toBe('312,40\u00a0€')
})

test('a chance is said as so many in a hundred, never as none or all', () => {
  expect([0.344, 0.999, 0.001, 1, 0].map(formatChance)).toEqual([
    '34 in 100',
    'over 99 in 100',
    'under 1 in 100',
    'over 99 in 100',
    'under 1 in 100',
  ])
  expect(formatPercent(0.344)).toBe('34%')
})

test('a day names its year only when it is another year', () => {
  expect(formatDayShort('2026-11-12', '2026-11-20')).toBe('12 Nov')
  expect(formatDayShort('2025-12-24', '2026-11-20')).toBe('24 Dec 2025')
  expect(formatMonth('2026-11-01', '2026-11-20')).toBe('November')
  expect(formatMonth('2025-11-01', '2026-11-20')).toBe('November 2025')
})

test('a day is the same day wherever the reader sits', () => {
  expect(formatDay('2026-01-01')).toBe('1 January 2026')
  expect(formatDayInYear('2027-01-20')).toBe('20 January')
  expect(formatWeekday('2026-11-20')).toBe('Friday 20 November')
})

test('days are written as the language writes them', () => {
  activateLanguage('de')
  expect(formatDay('2026-11-12')).toBe('12. November 2026')
  activateLanguage('en-US')
  expect(formatDayShort('2026-11-12', '2026-11-20')).toBe('Nov 12')
})

test('an instant shows the clock of the time zone asked for', () => {
  expect(formatInstant('2026-11-20T23:30:00Z', 'Europe/Berlin')).toBe('21 Nov 2026, 00:30')
  expect(formatTime('2026-11-20T23:30:00Z', 'America/New_York')).toBe('18:30')
})

test('a list reads as one would say it', () => {
  expect(formatList(['Rosa', 'Ben', 'Ana'])).toBe('Rosa, Ben and Ana')
})

test('a price is as fine as it was written, and a quantity too', () => {
  const prices = ['2', '2.5', '0.0125'].map((price) => formatPrice({ price, currency: 'GBP' }))
  expect(prices).toEqual(['£2', '£2.50', '£0.0125'])
  expect(['1240', '-1.5', '0.0001'].map(formatQuantity)).toEqual(['1,240', '-1.5', '0.0001'])
})
