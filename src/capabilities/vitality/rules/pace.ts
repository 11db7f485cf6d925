// Somebody's pace then and now: at most the last two years cut in the middle, so that with two years of history
// each half has all four seasons in it.

import type { TwoStretches } from '../../../statistics/rate-change.ts'

const LOOK_BACK_DAYS = 730

/** Orders in the older and the newer half; the first order opens the watch and is not counted. */
export function paceThenAndNow(days: readonly number[], until: number): TwoStretches {
  const watched = Math.max(0, until - days[0])
  const span = Math.min(watched, LOOK_BACK_DAYS)
  const [start, middle] = [until - span, until - span / 2]
  const counted = days.filter((day, i) => i > 0 && day > start && day <= until)
  const newer = counted.filter((day) => day > middle).length
  return {
    older: { events: counted.length - newer, time: span / 2 },
    newer: { events: newer, time: span / 2 },
  }
}

const FEWEST_ORDERS = 2
const SHORTEST_HALF_DAYS = 28

/** Whether there is enough on both sides to speak of a pace at all. */
export function hasPace({ older, newer }: TwoStretches): boolean {
  return older.events + newer.events >= FEWEST_ORDERS && older.time >= SHORTEST_HALF_DAYS
}

/** Orders a year at a pace of so many events in so many days. */
export function perYear({ events, time }: { events: number; time: number }): number {
  return time > 0 ? (events / time) * 365.25 : 0
}
