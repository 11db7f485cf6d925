// How sure a forecast is: draws of the parameters from the normal around their mode (Laplace), then the closed
// form for each draw. Covers what a small firm's history leaves open about the firm, not about the customer.
//
// Simulated coverage of the 80 % intervals, 30 to 1,000 customers: 76–91 % for shops like CDNOW, a café or a
// general shop. Where hardly anybody leaves (mean dropout 2 %) only 55 % at 30 and 70–73 % from 100 customers on:
// the priors believe in leaving, so the truth is then above the interval.

import { type BetaGeometricFit, type Laplace, parametersAt } from './beta-geometric/fit.ts'
import type { BetaGeometricParameters } from './beta-geometric/likelihood.ts'
import { cholesky, times } from './matrix.ts'
import { randomStream } from './random.ts'
import type { Interval } from './wilson.ts'

/** Plausible parameters, the same for the same seed; none where the fit is flat. */
export function drawParameters(
  { laplace }: Pick<BetaGeometricFit, 'laplace'>,
  { seed, count = 100 }: { seed: number; count?: number },
): BetaGeometricParameters[] {
  const factor = laplace && cholesky(laplace.covariance)
  if (!laplace || !factor) return []
  const random = randomStream(seed)
  return Array.from({ length: count }, () => parametersAt(oneDraw(laplace, factor, random.normal)))
}

function oneDraw(
  { centre }: Laplace,
  factor: readonly (readonly number[])[],
  normal: () => number,
): number[] {
  const moved = times(factor, centre.map(normal))
  return centre.map((value, i) => value + moved[i])
}

/**
 * The middle share of what the draws say of one customer; undefined without draws.
 *
 * @example intervalOver(draws, (parameters) => mbgNbd.chanceActiveWithin(parameters, history, 30))
 */
export function intervalOver(
  draws: readonly BetaGeometricParameters[],
  claim: (parameters: BetaGeometricParameters) => number,
  share = 0.8,
): Interval | undefined {
  if (draws.length === 0) return undefined
  const values = Float64Array.from(draws, claim).sort()
  return { low: quantile(values, (1 - share) / 2), high: quantile(values, (1 + share) / 2) }
}

function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (position - below) * (sorted[above] - sorted[below])
}
