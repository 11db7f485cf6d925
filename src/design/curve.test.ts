import { expect, test } from 'vitest'
import { smoothPath, spotsOf, straightPath } from './curve.ts'

test('values spread from edge to edge, the highest on top', () => {
  expect(spotsOf([0, 0.5, 1], [0, 1])).toEqual([
    { x: 0, y: 100 },
    { x: 50, y: 50 },
    { x: 100, y: 0 },
  ])
})

test('a single value stands at the end, where now is', () => {
  expect(spotsOf([0.25], [0, 1])).toEqual([{ x: 100, y: 75 }])
})

test('values beyond the range stay on the picture', () => {
  expect(spotsOf([-1, 2], [0, 1]).map((spot) => spot.y)).toEqual([100, 0])
})

test('a level line is drawn although its range is nothing', () => {
  expect(straightPath(spotsOf([3, 3], [3, 3]))).toBe('M0 100L100 100')
})

test('a smooth line never leaves the span of two neighbours', () => {
  const spots = spotsOf([0.8, 0.82, 0.8, 0.1, 0.09, 0.09], [0, 1])
  const numbers =
    smoothPath(spots)
      .match(/-?\d+(\.\d+)?/g)
      ?.map(Number) ?? []
  const ys = numbers.filter((_, index) => index % 2 === 1)
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(18)
  expect(Math.max(...ys)).toBeLessThanOrEqual(91)
  spots.slice(1).forEach((end, index) => {
    const start = spots[index] ?? end
    const [c1 = 0, c2 = 0] = [ys[1 + index * 3], ys[2 + index * 3]]
    const [low, high] = [Math.min(start.y, end.y) - 0.01, Math.max(start.y, end.y) + 0.01]
    expect(c1 >= low && c1 <= high && c2 >= low && c2 <= high).toBe(true)
  })
})

test('nothing to draw draws nothing', () => {
  expect([smoothPath([]), straightPath([])]).toEqual(['', ''])
})
