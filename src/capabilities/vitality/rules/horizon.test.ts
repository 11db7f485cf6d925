import { expect, test } from 'vitest'
import { gapsOf, horizonDays, median } from './horizon.ts'

test('a chance looks two of the firm’s usual gaps ahead', () => {
  expect(horizonDays([20, 30, 40])).toBe(60)
})

test('it looks at least a month and at most half a year ahead', () => {
  expect(horizonDays([2, 3])).toBe(30)
  expect(horizonDays([15])).toBe(30)
  expect(horizonDays([90])).toBe(180)
  expect(horizonDays([400])).toBe(180)
})

test('a firm to which nobody came back looks a quarter ahead', () => {
  expect(horizonDays([])).toBe(90)
})

test('the median is the middle, and of two middles the mean', () => {
  expect([median([]), median([7]), median([9, 1]), median([5, 1, 9])]).toEqual([null, 7, 5, 5])
})

test('gaps lie between the days', () => {
  expect(gapsOf([3, 10, 11])).toEqual([7, 1])
  expect(gapsOf([3])).toEqual([])
})
