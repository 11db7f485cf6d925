// Pareto/NBD (Schmittlein, Morrison & Colombo 1987; likelihood as in Fader & Hardie note 009): orders come at a
// Gamma(r, α) rate, and one can leave at any moment, at a Gamma(s, β) rate. By plain likelihood only: a reference.

import type { BuyingModel, Fit } from './buying-model.ts'
import { condition, hessian, inverse } from './matrix.ts'
import { minimiseFromSeveral } from './optimise.ts'
import {
  comfortableScale,
  type GroupedHistories,
  groupHistories,
  type PurchaseHistory,
} from './purchase-history.ts'
import { integrate, LEGENDRE_40 } from './quadrature.ts'
import { logGamma, logistic, logSumExp } from './special.ts'

/** Shape and rate of the buying rates, shape and rate of the leaving rates. */
export type ParetoParameters = {
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
}

/** What Pareto/NBD says about one customer. */
export const paretoNbd: BuyingModel<ParetoParameters> = {
  name: 'pareto-nbd',
  logLikelihood,
  chanceAlive,
  chanceActiveWithin,
  expectedOrders,
  expectedOrdersOfNewcomer,
  chanceOfCount,
}

function logLikelihood(parameters: ParetoParameters, { repeats, lastAt, observed }: PurchaseHistory): number {
  const logStayed = logOfStayed(parameters, repeats, observed)
  const logLeft = logOfLeft(parameters, repeats, lastAt, observed)
  return logOfCount(parameters, repeats) + logSumExp(logStayed, logLeft)
}

function logOfCount({ r, alpha, s, beta }: ParetoParameters, repeats: number): number {
  return logGamma(r + repeats) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta)
}

function logOfStayed({ r, alpha, s, beta }: ParetoParameters, repeats: number, observed: number): number {
  return -(r + repeats) * Math.log(alpha + observed) - s * Math.log(beta + observed)
}

/** What falls below e^−45 of the start is no longer worth a node. */
const NEGLIGIBLE = 45

/** log of s ∫ (α+τ)^−(r+x) (β+τ)^−(s+1) dτ from the last order to now, in log(min(α, β) + τ). */
function logOfLeft(
  { r, alpha, s, beta }: ParetoParameters,
  repeats: number,
  lastAt: number,
  observed: number,
): number {
  if (observed <= lastAt) return Number.NEGATIVE_INFINITY
  const smaller = Math.min(alpha, beta)
  const [fast, slow] = [r + repeats, s + 1]
  const from = Math.log(smaller + lastAt)
  const steepness = (smaller + lastAt) * (fast / (alpha + lastAt) + slow / (beta + lastAt)) - 1
  const reach = steepness > 0 ? NEGLIGIBLE / steepness : Number.POSITIVE_INFINITY
  const half = Math.min(Math.log(smaller + observed) - from, reach) / 2
  const atStart = -fast * Math.log(alpha + lastAt) - slow * Math.log(beta + lastAt) + from
  let sum = 0
  for (let i = 0; i < LEGENDRE_40.nodes.length; i++) {
    const v = from + half * (1 + LEGENDRE_40.nodes[i])
    const time = Math.exp(v) - smaller
    sum +=
      LEGENDRE_40.weights[i] *
      Math.exp(v - fast * Math.log(alpha + time) - slow * Math.log(beta + time) - atStart)
  }
  return Math.log(s * half * sum) + atStart
}

function chanceAlive(parameters: ParetoParameters, { repeats, lastAt, observed }: PurchaseHistory): number {
  const logStayed = logOfStayed(parameters, repeats, observed)
  return logistic(logStayed - logOfLeft(parameters, repeats, lastAt, observed))
}

/** In the share of orders that would have come by then, the integrand is nearly flat, whatever x. */
function chanceActiveWithin(parameters: ParetoParameters, history: PurchaseHistory, time: number): number {
  const { r, alpha, s, beta } = parameters
  const shape = r + history.repeats
  const [rateTime, leavingTime] = [alpha + history.observed, beta + history.observed]
  const ordered = -Math.expm1(-shape * Math.log1p(time / rateTime))
  const stillThere = (share: number) => {
    const wait = rateTime * Math.expm1(-Math.log1p(-share) / shape)
    return Math.exp(-s * Math.log1p(wait / leavingTime))
  }
  return chanceAlive(parameters, history) * integrate(stillThere, 0, ordered)
}

function expectedOrders(parameters: ParetoParameters, history: PurchaseHistory, time: number): number {
  const rate = (parameters.r + history.repeats) / (parameters.alpha + history.observed)
  return (
    chanceAlive(parameters, history) *
    rate *
    expectedStay(parameters.s, parameters.beta + history.observed, time)
  )
}

function expectedOrdersOfNewcomer({ r, alpha, s, beta }: ParetoParameters, time: number): number {
  return (r / alpha) * expectedStay(s, beta, time)
}

/** How much of the next `time` somebody alive will stay for; the hole at s = 1 is filled with its limit. */
function expectedStay(s: number, beta: number, time: number): number {
  const logGrowth = Math.log1p(time / beta)
  if (Math.abs(s - 1) < 1e-8) return beta * logGrowth
  return (beta * -Math.expm1(-(s - 1) * logGrowth)) / (s - 1)
}

/** Those who stayed through `time` with that count, and those who left before with it. */
function chanceOfCount(parameters: ParetoParameters, count: number, time: number): number {
  const { s, beta } = parameters
  const stayed = Math.exp(-s * Math.log1p(time / beta))
  const leftShare = -Math.expm1(-s * Math.log1p(time / beta))
  const countWhenLeaving = (share: number) =>
    countChance(parameters, count, beta * Math.expm1(-Math.log1p(-share) / s))
  return stayed * countChance(parameters, count, time) + integrate(countWhenLeaving, 0, leftShare)
}

function countChance({ r, alpha }: ParetoParameters, count: number, time: number): number {
  const bought = time / (alpha + time)
  const logWays = logGamma(r + count) - logGamma(r) - logGamma(count + 1)
  return Math.exp(logWays + r * Math.log1p(-bought) + (count > 0 ? count * Math.log(bought) : 0))
}

/** A Pareto/NBD fit: plain likelihood, for reference. */
export type ParetoFit = Fit<ParetoParameters> & { readonly model: 'pareto-nbd'; readonly method: 'ml' }

const FARTHEST = 14

/** Fits Pareto/NBD to the customers of one firm by maximum likelihood. */
export function fitParetoNbd(histories: readonly PurchaseHistory[]): ParetoFit {
  const scale = comfortableScale(histories)
  const grouped = groupHistories(histories, scale)
  const objective = (logs: number[]) => {
    if (logs.some((value) => Math.abs(value) > FARTHEST)) return Number.POSITIVE_INFINITY
    return -groupedLogLikelihood(parametersAt(logs), grouped)
  }
  const end = minimiseFromSeveral(objective, startsFor(grouped))
  const [r, alpha, s, beta] = end.at.map(Math.exp)
  const parameters = { r, alpha: alpha / scale, s, beta: beta / scale }
  const curvature = hessian(objective, end.at)
  const covarianceOfLogs = inverse(curvature)
  const shared = {
    model: 'pareto-nbd',
    method: 'ml',
    parameters,
    logLikelihood: -end.value + grouped.totalRepeats * Math.log(scale),
    customers: grouped.customers,
    repeatBuyers: grouped.repeatBuyers,
    iterations: end.iterations,
    converged: end.converged,
    condition: condition(curvature),
  } as const
  if (!covarianceOfLogs) return shared
  const values = [parameters.r, parameters.alpha, parameters.s, parameters.beta]
  const standardErrors = values.map((value, i) => value * Math.sqrt(covarianceOfLogs[i][i]))
  return { ...shared, covarianceOfLogs, standardErrors }
}

function parametersAt(logs: readonly number[]): ParetoParameters {
  const [r, alpha, s, beta] = logs.map(Math.exp)
  return { r, alpha, s, beta }
}

function groupedLogLikelihood(parameters: ParetoParameters, grouped: GroupedHistories): number {
  const { repeats, lastAt, observed, weight } = grouped
  let sum = 0
  for (let row = 0; row < grouped.rows; row++) {
    const logStayed = logOfStayed(parameters, repeats[row], observed[row])
    const logLeft = logOfLeft(parameters, repeats[row], lastAt[row], observed[row])
    sum += weight[row] * (logOfCount(parameters, repeats[row]) + logSumExp(logStayed, logLeft))
  }
  return sum
}

/** Slower than once in a thousand observations, a start would lie beyond where the search may go. */
const SLOWEST_RATE = 1e-4

function startsFor({ totalRepeats, totalObserved }: GroupedHistories): number[][] {
  const rate = Math.max((totalRepeats + 0.5) / Math.max(totalObserved, 1e-9), SLOWEST_RATE)
  const at = (r: number, rateFactor: number, s: number, beta: number) =>
    [r, r / (rate * rateFactor), s, beta].map(Math.log)
  return [at(0.7, 1.8, 0.6, 3), at(1.5, 1.2, 1.5, 15)]
}
