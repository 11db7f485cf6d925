import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { monthDaysWithin, nextOccurrence, turnsOn } from './occasions.ts'

const born = { month: 2, day: 29, year: 1984 }

test('a birthday is seen from a week ahead until the day itself', () => {
  const birthday = { month: 11, day: 27, year: null }
  expect(nextOccurrence(birthday, day('2026-11-19'), 7)).toBeNull()
  expect(nextOccurrence(birthday, day('2026-11-20'), 7)).toBe('2026-11-27')
  expect(nextOccurrence(birthday, day('2026-11-27'), 7)).toBe('2026-11-27')
  expect(nextOccurrence(birthday, day('2026-11-28'), 7)).toBeNull()
})

test('a birthday in January is seen in December', () => {
  expect(nextOccurrence({ month: 1, day: 2, year: 1976 }, day('2026-12-29'), 7)).toBe('2027-01-02')
  expect(turnsOn({ month: 1, day: 2, year: 1976 }, day('2027-01-02'))).toBe(51)
})

test('somebody born on a leap day has a birthday each year', () => {
  expect(nextOccurrence(born, day('2026-02-25'), 7)).toBe('2026-02-28')
  expect(nextOccurrence(born, day('2028-02-25'), 7)).toBe('2028-02-29')
})

test('the database is asked for the leap day where the year has none', () => {
  const { months, days } = monthDaysWithin(day('2026-02-25'), 7)
  expect(months.map((month, at) => `${month}/${days[at]}`)).toContain('2/29')
})

test('how old somebody turns is not guessed', () => {
  expect(turnsOn({ month: 3, day: 3, year: null }, day('2026-03-03'))).toBeNull()
})
