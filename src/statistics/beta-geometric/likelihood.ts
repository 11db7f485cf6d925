// The likelihood that BG/NBD (Fader, Hardie & Lee 2005) and MBG/NBD (Batislam et al. 2007; Hoppe & Wagner 2007)
// share: orders come at a Gamma(r, α) rate, and after an order one leaves with a Beta(a, b) chance. They differ
// only in how many chances to leave x repeats bring. Stable form after Hardie's note 027.

import type { GroupedHistories, PurchaseHistory } from '../purchase-history.ts'
import { logGamma } from '../special.ts'

/** Shape and rate of the buying rates, and the two shapes of the chance to leave after an order. */
export type BetaGeometricParameters = {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** Whether the first order too is a chance to leave (MBG) or only the repeats are (BG). */
export type LeavesFrom = 'first-order' | 'first-repeat'

/** How often somebody with so many repeats could have left. */
export function chancesToLeave(leavesFrom: LeavesFrom, repeats: number): number {
  return leavesFrom === 'first-order' ? repeats + 1 : repeats
}

/** log-probability density of one history. */
export function logLikelihoodOf(
  leavesFrom: LeavesFrom,
  parameters: BetaGeometricParameters,
  { repeats, lastAt, observed }: PurchaseHistory,
): number {
  const { alpha, r } = parameters
  const count = countTerms(leavesFrom, parameters, repeats)
  return (
    count.base +
    timeTerm(count.goneAgainstAlive, r + repeats, Math.log(alpha + lastAt), Math.log(alpha + observed))
  )
}

/** log-likelihood of all; made once per data set, then called for many parameters. */
export function groupedLogLikelihood(
  leavesFrom: LeavesFrom,
  histories: GroupedHistories,
): (parameters: BetaGeometricParameters) => number {
  const { rows, lastAt, observed, repeats, weight } = histories
  const distinctRepeats = [...new Set(repeats)]
  const place = new Map(distinctRepeats.map((count, index) => [count, index]))
  const placeOfRow = Int32Array.from(repeats, (count) => place.get(count) ?? 0)
  return (parameters) => {
    const { alpha, r } = parameters
    const terms = distinctRepeats.map((count) => countTerms(leavesFrom, parameters, count))
    let sum = 0
    for (let row = 0; row < rows; row++) {
      const { base, goneAgainstAlive } = terms[placeOfRow[row]]
      const logLast = Math.log(alpha + lastAt[row])
      const logObserved = Math.log(alpha + observed[row])
      sum += weight[row] * (base + timeTerm(goneAgainstAlive, r + repeats[row], logLast, logObserved))
    }
    return sum
  }
}

/** The part that depends on the count alone, and the odds of having left at the last order. */
function countTerms(leavesFrom: LeavesFrom, { r, alpha, a, b }: BetaGeometricParameters, repeats: number) {
  const chances = chancesToLeave(leavesFrom, repeats)
  const stayed = logGamma(a + b) - logGamma(a + b + chances) + logGamma(b + chances) - logGamma(b)
  const bought = logGamma(r + repeats) - logGamma(r) + r * Math.log(alpha)
  return { base: stayed + bought, goneAgainstAlive: chances > 0 ? a / (b + chances - 1) : 0 }
}

function timeTerm(goneAgainstAlive: number, shape: number, logLast: number, logObserved: number): number {
  if (goneAgainstAlive === 0) return -shape * logObserved
  return -shape * logLast + Math.log(Math.exp(shape * (logLast - logObserved)) + goneAgainstAlive)
}
