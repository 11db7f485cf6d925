import { expect, test } from 'vitest'
import { dayOf, isTimeZone } from './clock.ts'

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
