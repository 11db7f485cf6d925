// What BG/NBD and MBG/NBD foresee. The hypergeometric functions of the papers are replaced by an expectation over
// the chance to leave (Gauss–Jacobi), which is stable for x up to thousands and has no hole at a = 1.

import type { PurchaseHistory } from '../purchase-history.ts'
import { betaExpectation } from '../quadrature.ts'
import { betaBelow, logBeta, logGamma } from '../special.ts'
import { type BetaGeometricParameters, chancesToLeave, type LeavesFrom } from './likelihood.ts'

/** Chance that the customer has not left; for BG it is 1 by assumption where there was no repeat. */
export function chanceAlive(
  leavesFrom: LeavesFrom,
  { r, alpha, a, b }: BetaGeometricParameters,
  { repeats, lastAt, observed }: PurchaseHistory,
): number {
  const chances = chancesToLeave(leavesFrom, repeats)
  if (chances === 0) return 1
  const silence = (r + repeats) * Math.log((alpha + observed) / (alpha + lastAt))
  return 1 / (1 + (a / (b + chances - 1)) * Math.exp(silence))
}

/** Chance of at least one order within `time`. */
export function chanceActiveWithin(
  leavesFrom: LeavesFrom,
  parameters: BetaGeometricParameters,
  history: PurchaseHistory,
  time: number,
): number {
  const orders = -Math.expm1(
    -(parameters.r + history.repeats) * Math.log1p(time / (parameters.alpha + history.observed)),
  )
  return chanceAlive(leavesFrom, parameters, history) * orders
}

/** Expected orders within `time`. */
export function expectedOrders(
  leavesFrom: LeavesFrom,
  parameters: BetaGeometricParameters,
  history: PurchaseHistory,
  time: number,
): number {
  const { r, alpha, a, b } = parameters
  const shape = r + history.repeats
  const perRate = time / (alpha + history.observed)
  const untilLeft = (p: number) => -Math.expm1(-shape * Math.log1p(p * perRate)) / p
  const chances = chancesToLeave(leavesFrom, history.repeats)
  return chanceAlive(leavesFrom, parameters, history) * betaExpectation(untilLeft, a, b + chances)
}

/** Expected repeat orders within `time` of the first order. */
export function expectedOrdersOfNewcomer(
  leavesFrom: LeavesFrom,
  parameters: BetaGeometricParameters,
  time: number,
): number {
  return expectedOrders(leavesFrom, parameters, { repeats: 0, lastAt: 0, observed: 0 }, time)
}

/** Chance of exactly `count` repeats within `time` of the first order. */
export function chanceOfCount(
  leavesFrom: LeavesFrom,
  { r, alpha, a, b }: BetaGeometricParameters,
  count: number,
  time: number,
): number {
  const chances = chancesToLeave(leavesFrom, count)
  const bought = time / (alpha + time)
  const logExactly = logGamma(r + count) - logGamma(r) - logGamma(count + 1) + r * Math.log1p(-bought)
  const logStayed = logBeta(a, b + chances) - logBeta(a, b)
  const stayed = Math.exp(logStayed + logExactly + (count > 0 ? count * Math.log(bought) : 0))
  if (chances === 0) return stayed
  const atLeast = count > 0 ? betaBelow(bought, count, r) : 1
  return stayed + Math.exp(logBeta(a + 1, b + chances - 1) - logBeta(a, b)) * atLeast
}
