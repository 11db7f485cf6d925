import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { clockTimeOn, dayOf, isTimeZone, sameTimeOn } from './clock.ts'

test('one instant is a different day in Auckland and in Honolulu', () => {
  const instant = new Date('2026-03-01T10:30:00Z')
  expect(dayOf(instant, 'Europe/Berlin')).toBe('2026-03-01')
  expect(dayOf(instant, 'Pacific/Auckland')).toBe('2026-03-01')
  expect(dayOf(new Date('2026-03-01T11:30:00Z'), 'Pacific/Auckland')).toBe('2026-03-02')
  expect(dayOf(new Date('2026-03-01T09:30:00Z'), 'Pacific/Honolulu')).toBe('2026-02-28')
})

test('only names of time zones are time zones', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true)
  expect(isTimeZone('Middle/Earth')).toBe(false)
})

test('the same time on a day of last summer is that day, also an hour before midnight', () => {
  const lateInWinter = new Date('2026-11-20T23:30:00Z')
  const then = sameTimeOn(day('2026-07-01'), lateInWinter, 'Europe/London')
  expect(dayOf(then, 'Europe/London')).toBe('2026-07-01')
  expect(sameTimeOn(day('2026-11-20'), lateInWinter, 'Europe/London')).toEqual(lateInWinter)
})

test('half past two on the clock is another instant in summer, and is there once on the nights of the change', () => {
  const at = (date: string) => clockTimeOn(day(date), 150, 'Europe/Berlin').toISOString()
  expect([at('2026-01-15'), at('2026-07-15')]).toEqual([
    '2026-01-15T01:30:00.000Z',
    '2026-07-15T00:30:00.000Z',
  ])
  // On the one there is no half past two, on the other there are two.
  expect([at('2026-03-29'), at('2026-10-25')]).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-10-25T00:30:00.000Z',
  ])
  expect(clockTimeOn(day('2026-01-15'), 0, 'UTC').toISOString()).toBe('2026-01-15T00:00:00.000Z')
})
