// When a fit may be believed to tell who has left. Maximum likelihood concludes on real shops that nobody ever
// leaves (Online Retail, 27 weeks); priors hide that, so the rule asks for evidence and says which is missing.

import type { BetaGeometricFit } from './beta-geometric/fit.ts'
import { logistic, normalQuantile } from './special.ts'
import type { Interval } from './wilson.ts'

/** What is missing when a history can't tell who has left. */
export type MissingEvidence = 'few-repeat-buyers' | 'nobody-leaves' | 'dropout-unknown'

/** Whether the fit tells who has left; if not, show rates and gaps only. */
export type Identifiability =
  | { readonly kind: 'told'; readonly meanDropout: number; readonly interval: Interval }
  | {
      readonly kind: 'too-little-history'
      readonly because: MissingEvidence
      readonly repeatBuyers: number
      readonly meanDropout: number
    }

const FEWEST_REPEAT_BUYERS = 15
const LEAST_DROPOUT = 0.02
const WIDEST_RATIO = 10

/** Judges a fit. */
export function identifiability(fit: BetaGeometricFit): Identifiability {
  const { repeatBuyers, meanDropout } = fit
  const tooLittle = (because: MissingEvidence): Identifiability => {
    return { kind: 'too-little-history', because, repeatBuyers, meanDropout }
  }
  if (repeatBuyers < FEWEST_REPEAT_BUYERS) return tooLittle('few-repeat-buyers')
  if (meanDropout < LEAST_DROPOUT) return tooLittle('nobody-leaves')
  const interval = dropoutInterval(fit)
  if (!interval || interval.high / interval.low > WIDEST_RATIO) return tooLittle('dropout-unknown')
  return { kind: 'told', meanDropout, interval }
}

/** The 80 % interval of the mean chance to leave after an order; undefined where the fit is flat. */
export function dropoutInterval({ laplace }: Pick<BetaGeometricFit, 'laplace'>): Interval | undefined {
  if (!laplace) return undefined
  const reach = normalQuantile(0.9) * Math.sqrt(laplace.covariance[2][2])
  return { low: logistic(laplace.centre[2] - reach), high: logistic(laplace.centre[2] + reach) }
}
