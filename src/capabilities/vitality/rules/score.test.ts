import { expect, test } from 'vitest'
import { day, dayNumber } from '../../../kernel/day.ts'
import { rhythm, smallFirm } from '../actions/testing/firm.ts'
import { bearingsOf, type FirmFit, fitFirm } from './fit.ts'
import { isOverdue, reasonOf } from './reasons.ts'
import { scorer } from './score.ts'
import { trail, trailDays } from './trail.ts'

const today = day('2026-11-20')
const daysOf = (orders: readonly string[]) => orders.map((on) => dayNumber(day(on)))

const firm = fitFirm(
  smallFirm(today).map(({ orders }) => daysOf(orders)),
  dayNumber(today),
)
const score = scorer(bearingsOf(firm), today)

test('a fit that went through the database scores the same', () => {
  const kept = JSON.parse(JSON.stringify(firm)) as FirmFit
  const days = daysOf(rhythm('2026-01-01', '2026-10-01', 14))
  expect(scorer(bearingsOf(kept), today)(days)).toEqual(score(days))
})

test('the longer the silence, the smaller the chance and the longer than usual', () => {
  const silences = ['2026-11-01', '2026-09-01', '2026-06-01'].map((until) =>
    score(daysOf(rhythm('2025-01-01', until, 14, 5))),
  )
  const chances = silences.map(({ chance }) => chance ?? -1)
  expect(chances).toEqual(chances.toSorted((a, b) => b - a))
  const shares = silences.map(({ longerThanShare }) => longerThanShare ?? -1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('a chance lies in its interval, and expected orders are at least the chance', () => {
  const said = score(daysOf(rhythm('2026-01-01', '2026-10-20', 14)))
  expect(said.chanceLow).toBeLessThanOrEqual(said.chance ?? 0)
  expect(said.chanceHigh).toBeGreaterThanOrEqual(said.chance ?? 1)
  expect(said.expectedOrders).toBeGreaterThanOrEqual(said.chance ?? 1)
})

test('two orders make no rhythm, three do', () => {
  expect(score(daysOf(['2026-01-01', '2026-02-01']))).toMatchObject({
    usualGapDays: null,
    longerThanShare: null,
  })
  expect(score(daysOf(['2026-01-01', '2026-01-11', '2026-01-31'])).usualGapDays).toBe(15)
})

test('a silence is overdue only past the usual gap and four of five gaps', () => {
  const reason = { silentDays: 30, usualGapDays: 20, longerThanShare: 0.8 }
  expect(isOverdue(reason)).toBe(true)
  expect(isOverdue({ ...reason, longerThanShare: 0.79 })).toBe(false)
  expect(isOverdue({ ...reason, silentDays: 20 })).toBe(false)
  expect(isOverdue({ ...reason, usualGapDays: null })).toBe(false)
})

test('the reason speaks of the last day of the horizon', () => {
  const said = score(daysOf(['2026-11-01']))
  expect(reasonOf(said, 'new', today).by).toBe('2026-12-22')
})

test('a trail is drawn through 24 month ends and the day itself', () => {
  const days = trailDays(day('2026-03-31'))
  expect(days).toHaveLength(25)
  expect(days.slice(-3)).toEqual([day('2026-01-31'), day('2026-02-28'), day('2026-03-31')].map(dayNumber))
  expect(days[0]).toBe(dayNumber(day('2024-03-31')))
})

test('a point of a trail knows only what was known then', () => {
  const parameters = { r: 0.7, alpha: 20, a: 0.5, b: 1.5 }
  const points = [5, 15, 100]
  const early = trail({ days: [10], points, parameters, horizonDays: 30 })
  const later = trail({ days: [10, 50, 90], points, parameters, horizonDays: 30 })
  expect(early[0]).toBeNull()
  expect(later[1]).toBe(early[1])
  expect(later[2]).toBeGreaterThan(early[2] ?? 1)
})
