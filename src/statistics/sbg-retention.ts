// How a cohort under contract shrinks: shifted beta-geometric (Fader & Hardie 2007, Journal of Interactive
// Marketing 21). Each leaves with a chance of their own, Beta(α, β); those who stay are the loyal ones, so
// retention rises with age though nobody changes.

import { minimiseFromSeveral } from './optimise.ts'
import { logBeta } from './special.ts'

/** The shapes of the chance to leave at a renewal. */
export type SbgParameters = { readonly alpha: number; readonly beta: number }

/** The parameters of a cohort, and how well they explain what was seen. */
export type SbgFit = {
  readonly parameters: SbgParameters
  readonly logLikelihood: number
  readonly converged: boolean
}

/**
 * Fits a cohort from the numbers still there, the first being all; undefined where nobody has left or one
 * count is all there is, because then nothing is known of leaving.
 *
 * @example fitSbgRetention([1000, 869, 743, 653])
 */
export function fitSbgRetention(stillThere: readonly number[]): SbgFit | undefined {
  const lost = stillThere.slice(1).map((count, i) => stillThere[i] - count)
  const staying = stillThere[stillThere.length - 1]
  if (!lost.some((count) => count > 0)) return undefined
  const parametersAt = ([logAlpha, logBetaShape]: readonly number[]): SbgParameters => ({
    alpha: Math.exp(logAlpha),
    beta: Math.exp(logBetaShape),
  })
  const objective = (logs: number[]) => {
    if (logs.some((value) => Math.abs(value) > 12)) return Number.POSITIVE_INFINITY
    const parameters = parametersAt(logs)
    const left = lost.reduce((sum, count, i) => sum + count * logLeftAt(parameters, i + 1), 0)
    return -left - staying * Math.log(shareStillThere(parameters, lost.length))
  }
  const end = minimiseFromSeveral(objective, [
    [0, 1],
    [-0.5, 0],
  ])
  return { parameters: parametersAt(end.at), logLikelihood: -end.value, converged: end.converged }
}

function logLeftAt({ alpha, beta }: SbgParameters, renewal: number): number {
  return logBeta(alpha + 1, beta + renewal - 1) - logBeta(alpha, beta)
}

/** Share, in [0, 1], of a cohort that is still there after so many renewals. */
export function shareStillThere({ alpha, beta }: SbgParameters, renewals: number): number {
  return Math.exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta))
}

/** Share, in [0, 1], of those before a renewal who stay through it. */
export function retentionAt({ alpha, beta }: SbgParameters, renewal: number): number {
  return (beta + renewal - 1) / (alpha + beta + renewal - 1)
}
