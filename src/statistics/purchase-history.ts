// What the counting models need to know of a customer (Fader, Hardie & Lee 2005): repeats x, time of the last one
// t_x and time observed T, all from the first order, in one unit of time.

/** A customer's orders in three numbers: repeats, when the last one was, and how long we have watched. */
export type PurchaseHistory = {
  readonly repeats: number
  readonly lastAt: number
  readonly observed: number
}

/** Days sorted from early to late, the last day of observation, and how many days make a unit (7 for weeks). */
export type OrderDays = {
  readonly days: readonly number[]
  readonly observedUntil: number
  readonly daysPerUnit?: number
}

/**
 * The history as of a day; orders of one day count once, later ones are not known yet.
 *
 * @example purchaseHistory({ days: [0, 14, 14, 30], observedUntil: 70, daysPerUnit: 7 })
 */
export function purchaseHistory({
  days,
  observedUntil,
  daysPerUnit = 1,
}: OrderDays): PurchaseHistory | undefined {
  const merged = days.filter((day, i) => day <= observedUntil && day !== days[i - 1])
  if (merged.length === 0) return undefined
  const [first, last] = [merged[0], merged[merged.length - 1]]
  return {
    repeats: merged.length - 1,
    lastAt: (last - first) / daysPerUnit,
    observed: (observedUntil - first) / daysPerUnit,
  }
}

/** Equal histories counted once each, as columns that a likelihood can run over without allocating. */
export type GroupedHistories = {
  readonly rows: number
  readonly repeats: Float64Array
  readonly lastAt: Float64Array
  readonly observed: Float64Array
  readonly weight: Float64Array
  readonly customers: number
  readonly repeatBuyers: number
  readonly totalRepeats: number
  readonly totalObserved: number
}

/** Groups equal histories and multiplies their times by `scale`. */
export function groupHistories(histories: readonly PurchaseHistory[], scale = 1): GroupedHistories {
  const counts = new Map<string, { history: PurchaseHistory; weight: number }>()
  for (const history of histories) {
    const key = `${history.repeats}|${history.lastAt}|${history.observed}`
    const known = counts.get(key)
    if (known) known.weight += 1
    else counts.set(key, { history, weight: 1 })
  }
  const distinct = [...counts.values()]
  const sum = (value: (history: PurchaseHistory) => number) =>
    histories.reduce((total, h) => total + value(h), 0)
  return {
    rows: distinct.length,
    repeats: Float64Array.from(distinct, ({ history }) => history.repeats),
    lastAt: Float64Array.from(distinct, ({ history }) => history.lastAt * scale),
    observed: Float64Array.from(distinct, ({ history }) => history.observed * scale),
    weight: Float64Array.from(distinct, ({ weight }) => weight),
    customers: histories.length,
    repeatBuyers: histories.filter((history) => history.repeats > 0).length,
    totalRepeats: sum((history) => history.repeats),
    totalObserved: sum((history) => history.observed) * scale,
  }
}

const COMFORTABLE_TIME = 10

/** The factor that brings the longest observation to about ten, where logarithms of parameters are near zero. */
export function comfortableScale(histories: readonly PurchaseHistory[]): number {
  const longest = histories.reduce((most, history) => Math.max(most, history.observed), 0)
  return longest > 0 ? COMFORTABLE_TIME / longest : 1
}
