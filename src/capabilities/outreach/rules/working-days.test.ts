import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { daysOfMonth, isWorkingDay } from './working-days.ts'

const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: new Map([['2026-12-25', 'Christmas Day']]) }

test('a firm works on its own days of the week', () => {
  expect(isWorkingDay(day('2026-11-20'), calendar)).toBe(true)
  expect(isWorkingDay(day('2026-11-21'), calendar)).toBe(false)
  expect(isWorkingDay(day('2026-11-21'), { ...calendar, workingDays: [6] })).toBe(true)
})

test('nobody works on a public holiday', () => {
  expect(isWorkingDay(day('2026-12-24'), calendar)).toBe(true)
  expect(isWorkingDay(day('2026-12-25'), calendar)).toBe(false)
})

test('a month has all its days, February its leap day too', () => {
  expect(daysOfMonth(day('2024-02-11'))).toHaveLength(29)
  expect(daysOfMonth(day('2026-12-31')).at(-1)).toBe('2026-12-31')
})
