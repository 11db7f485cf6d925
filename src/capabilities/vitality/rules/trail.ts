// The line behind a sparkline: what today's parameters would have said at the end of each of the last 24 months.

import { type Day, addDays, addMonths, dayNumber, firstOfMonth } from '../../../kernel/day.ts'
import type { BetaGeometricParameters } from '../../../statistics/beta-geometric/likelihood.ts'
import { mbgNbd } from '../../../statistics/mbg-nbd.ts'

const MONTHS = 24

/** The day numbers that a trail is drawn through: 24 month ends and the day itself. */
export function trailDays(asOf: Day): number[] {
  const first = firstOfMonth(asOf)
  const ends = Array.from({ length: MONTHS }, (_, i) => addDays(addMonths(first, i + 1 - MONTHS), -1))
  return [...ends, asOf].map(dayNumber)
}

type TrailOf = {
  readonly days: readonly number[]
  readonly points: readonly number[]
  readonly parameters: BetaGeometricParameters
  readonly horizonDays: number
}

/** The chance of an order at each point, by what was known then; null before the first order. */
export function trail({ days, points, parameters, horizonDays }: TrailOf): (number | null)[] {
  let known = 0
  return points.map((point) => {
    while (known < days.length && days[known] <= point) known += 1
    if (known === 0) return null
    const history = { repeats: known - 1, lastAt: days[known - 1] - days[0], observed: point - days[0] }
    return mbgNbd.chanceActiveWithin(parameters, history, horizonDays)
  })
}
