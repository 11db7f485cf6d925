// Whether somebody's pace changed, or only looks so: of the events in two stretches of time, the newer ones are
// binomial with log-odds log(time new / time old) + δ, and δ ~ N(m, τ²) over the firm. m is the season that all
// share, τ how much people really differ (empirical Bayes, by marginal likelihood).

import { minimise } from './optimise.ts'
import { integrate } from './quadrature.ts'
import { logGamma, logistic } from './special.ts'

/** Events of one relationship in an older and a newer stretch of time. */
export type TwoStretches = {
  readonly older: { readonly events: number; readonly time: number }
  readonly newer: { readonly events: number; readonly time: number }
}

/** How the whole firm moved (`season`, a log-ratio) and how much people differ from that (`spread`). */
export type RateChangeModel = { readonly season: number; readonly spread: number }

/** Chances, in [0, 1], that the pace rose by a quarter or fell by a fifth against the season. */
export type ChanceOfChange = { readonly faster: number; readonly slower: number }

/** The least time on both sides and the fewest events before somebody says anything about the firm. */
export type Eligibility = { readonly leastTime: number; readonly fewestEvents: number }

const FOUR_WEEKS_IN_DAYS: Eligibility = { leastTime: 28, fewestEvents: 2 }
const SMALLEST_SPREAD = 0.02
const LARGEST_SPREAD = 5

/** Season and spread of a firm; undefined where nobody has two events and four weeks on both sides. */
export function fitRateChange(
  relationships: readonly TwoStretches[],
  eligibility: Eligibility = FOUR_WEEKS_IN_DAYS,
): RateChangeModel | undefined {
  const telling = grouped(evenly(relationships.filter((one) => isTelling(one, eligibility))))
  if (telling.length === 0) return undefined
  const modelAt = ([season, logSpread]: readonly number[]): RateChangeModel => ({
    season,
    spread: Math.exp(logSpread),
  })
  const objective = (at: number[]) => {
    const model = modelAt(at)
    if (model.spread < SMALLEST_SPREAD || model.spread > LARGEST_SPREAD) return Number.POSITIVE_INFINITY
    const prior = 0.5 * (model.season / SEASON_DEVIATION) ** 2
    return prior - telling.reduce((sum, { one, weight }) => sum + weight * logMarginal(model, one), 0)
  }
  return modelAt(minimise(objective, [0, Math.log(0.4)]).at)
}

/** A season beyond tenfold is a handful of customers with no events on one side, not a season. */
const SEASON_DEVIATION = 1.2

function isTelling({ older, newer }: TwoStretches, { leastTime, fewestEvents }: Eligibility): boolean {
  const isLongEnough = older.time >= leastTime && newer.time >= leastTime
  return isLongEnough && older.events + newer.events >= fewestEvents
}

/** Two numbers need no more witnesses than this, and a firm of any size gets them within a second or so. */
const ENOUGH = 3000

function evenly(relationships: readonly TwoStretches[]): readonly TwoStretches[] {
  const stride = Math.ceil(relationships.length / ENOUGH)
  return relationships.filter((_, i) => i % stride === 0)
}

function grouped(relationships: readonly TwoStretches[]) {
  const counts = new Map<string, { one: TwoStretches; weight: number }>()
  for (const one of relationships) {
    const key = `${one.older.events}|${one.newer.events}|${one.newer.time / one.older.time}`
    const known = counts.get(key)
    if (known) known.weight += 1
    else counts.set(key, { one, weight: 1 })
  }
  return [...counts.values()]
}

/** Chances that this relationship's own pace changed, the firm's season set aside. */
export function chanceOfChange(model: RateChangeModel, one: TwoStretches): ChanceOfChange {
  const { log, from, to } = posterior(model, one)
  const density = (change: number) => Math.exp(log(change))
  const [slowerBelow, fasterAbove] = [model.season + Math.log(0.8), model.season + Math.log(1.25)]
  const mass = (low: number, high: number) => (high > low ? inPieces(density, low, high) : 0)
  const slower = mass(from, clamp(slowerBelow, from, to))
  const steady = mass(clamp(slowerBelow, from, to), clamp(fasterAbove, from, to))
  const faster = mass(clamp(fasterAbove, from, to), to)
  const whole = slower + steady + faster
  return { faster: faster / whole, slower: slower / whole }
}

function logMarginal(model: RateChangeModel, one: TwoStretches): number {
  const { log, from, to, peak } = posterior(model, one)
  const { older, newer } = one
  const ways =
    logGamma(older.events + newer.events + 1) - logGamma(older.events + 1) - logGamma(newer.events + 1)
  const scale = -Math.log(model.spread) - 0.5 * Math.log(2 * Math.PI)
  return ways + scale + peak + Math.log(integrate((change) => Math.exp(log(change)), from, to))
}

const REACH = 8

/** The log-density of δ relative to its peak, which is unique: binomial and normal are both log-concave. */
function posterior({ season, spread }: RateChangeModel, { older, newer }: TwoStretches) {
  const events = older.events + newer.events
  const offset = Math.log(newer.time / older.time)
  const raw = (change: number) => {
    const z = (change - season) / spread
    return newer.events * (change + offset) - events * softplus(change + offset) - 0.5 * z * z
  }
  const mode = modeOf({ season, spread }, newer.events, events, offset)
  const share = logistic(mode + offset)
  const width = 1 / Math.sqrt(events * share * (1 - share) + 1 / (spread * spread))
  const peak = raw(mode)
  // Away from the mode the binomial flattens, so that the normal alone bounds the reach on its side.
  const reach = Math.min(REACH * spread, 2 * REACH * width)
  return { log: (change: number) => raw(change) - peak, from: mode - reach, to: mode + reach, peak }
}

function modeOf({ season, spread }: RateChangeModel, newer: number, events: number, offset: number): number {
  const slope = (change: number) =>
    newer - events * logistic(change + offset) - (change - season) / (spread * spread)
  // The slope falls throughout, and the normal holds the mode within events · spread² of the season.
  let low = season - events * spread * spread - 1
  let high = season + events * spread * spread + 1
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (slope(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Two pieces, so that 40 points each see a peak wherever the threshold cuts it. */
function inPieces(density: (change: number) => number, low: number, high: number): number {
  const middle = (low + high) / 2
  return integrate(density, low, middle) + integrate(density, middle, high)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)))
}
