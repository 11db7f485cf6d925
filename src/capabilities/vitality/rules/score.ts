// What is said of one customer, given the firm's parameters: chance and interval, expected orders, how overdue,
// and the state that this run sees.

import { type Day, addDays, dayNumber, dayOfNumber } from '../../../kernel/day.ts'
import { dueWindow, gapHistory, shareOfLongerGaps } from '../../../statistics/gap-model.ts'
import { mbgNbd } from '../../../statistics/mbg-nbd.ts'
import { intervalOver } from '../../../statistics/posterior-draws.ts'
import type { PurchaseHistory } from '../../../statistics/purchase-history.ts'
import { chanceOfChange } from '../../../statistics/rate-change.ts'
import type { Score, State } from '../model.ts'
import type { Bearings, OrderDays } from './fit.ts'
import { gapsOf, median } from './horizon.ts'
import { hasPace, paceThenAndNow, perYear } from './pace.ts'
import { stateSeen } from './states.ts'
import { trail, trailDays } from './trail.ts'

/** Two gaps make a rhythm; one may be anything. */
const FEWEST_GAPS = 2

/** Scores customers as of one day: `scorer(bearings, asOf)(days)`. */
export function scorer(bearings: Bearings, asOf: Day): (days: OrderDays) => Score {
  const points = trailDays(asOf)
  const until = dayNumber(asOf)
  return (days) => {
    const last = days[days.length - 1]
    const pace = paceThenAndNow(days, until)
    const rhythm = rhythmOf(days, until, bearings)
    const buying = buyingOf(days, until, bearings)
    return {
      orders: days.length,
      firstOn: dayOfNumber(days[0]),
      lastOn: dayOfNumber(last),
      silentDays: until - last,
      horizonDays: bearings.horizonDays,
      because: bearings.verdict,
      ...rhythm,
      ...buying,
      perYearBefore: hasPace(pace) ? perYear(pace.older) : null,
      perYearNow: hasPace(pace) ? perYear(pace.newer) : null,
      seen: seenIn(days, until, bearings),
      trail: bearings.verdict === 'told' ? trailOf(days, points, bearings) : points.map(() => null),
    }
  }
}

function historyOf(days: OrderDays, until: number): PurchaseHistory {
  return { repeats: days.length - 1, lastAt: days[days.length - 1] - days[0], observed: until - days[0] }
}

function rhythmOf(days: OrderDays, until: number, { gaps }: Bearings) {
  if (!gaps || days.length <= FEWEST_GAPS) return { usualGapDays: null, longerThanShare: null, dueOn: null }
  const history = gapHistory(days)
  const last = days[days.length - 1]
  return {
    usualGapDays: median(gapsOf(days)),
    longerThanShare: 1 - shareOfLongerGaps(gaps, history, until - last),
    dueOn: addDays(dayOfNumber(last), Math.round(dueWindow(gaps, history).median)),
  }
}

function buyingOf(days: OrderDays, until: number, { verdict, buying, draws, horizonDays }: Bearings) {
  const nothing = { chance: null, chanceLow: null, chanceHigh: null, expectedOrders: null }
  if (verdict !== 'told' || !buying) return nothing
  const history = historyOf(days, until)
  const interval = intervalOver(draws, (drawn) => mbgNbd.chanceActiveWithin(drawn, history, horizonDays))
  return {
    chance: mbgNbd.chanceActiveWithin(buying.parameters, history, horizonDays),
    chanceLow: interval?.low ?? null,
    chanceHigh: interval?.high ?? null,
    expectedOrders: mbgNbd.expectedOrders(buying.parameters, history, horizonDays),
  }
}

function seenIn(days: OrderDays, until: number, bearings: Bearings): State {
  const pace = paceThenAndNow(days, until)
  const { buying, verdict, pace: firmPace, horizonDays } = bearings
  const history = historyOf(days, until)
  const isTold = verdict === 'told' && buying !== null
  return stateSeen({
    ageDays: until - days[0],
    silentDays: until - days[days.length - 1],
    verdict,
    chanceStillHere: isTold ? mbgNbd.chanceActiveWithin(buying.parameters, history, 2 * horizonDays) : null,
    change: firmPace && hasPace(pace) ? chanceOfChange(firmPace, pace) : null,
    spread: firmPace?.spread ?? 0,
    perYearBefore: perYear(pace.older),
    perYearNow: perYear(pace.newer),
  })
}

function trailOf(days: OrderDays, points: readonly number[], { buying, horizonDays }: Bearings) {
  if (!buying) return points.map(() => null)
  return trail({ days, points, parameters: buying.parameters, horizonDays })
}
