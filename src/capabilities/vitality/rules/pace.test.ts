import { expect, test } from 'vitest'
import { hasPace, paceThenAndNow, perYear } from './pace.ts'
import { needsRefit } from './upkeep.ts'

test('a short history is cut in the middle, and its first order is where counting begins', () => {
  expect(paceThenAndNow([0, 10, 20, 90], 100)).toEqual({
    older: { events: 2, time: 50 },
    newer: { events: 1, time: 50 },
  })
})

test('of a long history the last year is held against the year before', () => {
  const { older, newer } = paceThenAndNow([0, 100, 1500, 1600, 1990], 2000)
  expect([older, newer]).toEqual([
    { events: 2, time: 365 },
    { events: 1, time: 365 },
  ])
})

test('a pace needs two orders and four weeks on each side', () => {
  expect(hasPace(paceThenAndNow([0, 20, 40], 56))).toBe(true)
  expect(hasPace(paceThenAndNow([0, 20, 40], 55))).toBe(false)
  expect(hasPace(paceThenAndNow([0, 20], 400))).toBe(false)
})

test('a pace is told in orders a year', () => {
  expect(perYear({ events: 6, time: 182.625 })).toBe(12)
  expect(perYear({ events: 0, time: 0 })).toBe(0)
})

test('a hundredth more sales call for a new fit, fewer don’t, and never fewer than three', () => {
  expect(needsRefit({ fitted: 20_000, since: 199 })).toBe(false)
  expect(needsRefit({ fitted: 20_000, since: 200 })).toBe(true)
  expect(needsRefit({ fitted: 10, since: 2 })).toBe(false)
  expect(needsRefit({ fitted: 10, since: 3 })).toBe(true)
})
