import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  dayFrom,
  dayNumber,
  dayOfNumber,
  daysBetween,
  daysInMonth,
  readDay,
  weekday,
} from './day.ts'

test('31 February is no day, 29 February is one in a leap year only', () => {
  expect(readDay('2026-02-31')).toBeNull()
  expect(readDay('2024-02-29')).toBe('2024-02-29')
  expect(readDay('1900-02-29')).toBeNull()
  expect(dayFrom(2026, 13, 1)).toBeNull()
})

test('a day survives being counted and written again', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => dayNumber(dayOfNumber(n)) === n),
  )
})

test('counting starts in 1970, on a Thursday', () => {
  expect(dayNumber(day('1970-01-01'))).toBe(0)
  expect(weekday(day('1970-01-01'))).toBe(4)
  expect(weekday(day('2026-11-22'))).toBe(7)
})

test('days run over the ends of months and years', () => {
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(daysBetween(day('2010-12-01'), day('2011-12-09'))).toBe(373)
  expect(daysInMonth(2028, 2)).toBe(29)
})

test('a month after the 31st is the last of a shorter month', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(day('2026-01-31'), -2)).toBe('2025-11-30')
})
