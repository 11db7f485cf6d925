// How long a silence is against somebody's own rhythm: gaps are Gamma with shape k (1: memoryless, 3: regular) and
// a rate of their own, drawn from Gamma(r, α). Erlang-k gaps as in (M)BG/CNBD-k (Platzer & Reutterer 2016).

import { minimiseFromSeveral } from './optimise.ts'
import { logGamma } from './special.ts'

/** Somebody's finished gaps: how many, and the sums of their lengths and of the logarithms of their lengths. */
export type GapHistory = { readonly gaps: number; readonly total: number; readonly sumOfLogs: number }

/** A firm's rhythm: regularity k, and shape and rate of the law of its customers' rates. */
export type GapModel = { readonly regularity: 1 | 2 | 3; readonly r: number; readonly alpha: number }

/** A gap model with how it was chosen. */
export type GapFit = {
  readonly model: GapModel
  readonly logLikelihood: number
  readonly relationships: number
  readonly converged: boolean
}

/** When the next order is due: as likely before the median as after; 8 of 10 fall between `from` and `to`. */
export type DueWindow = { readonly median: number; readonly from: number; readonly to: number }

/** The gaps between sorted days; days may repeat and count once. */
export function gapHistory(days: readonly number[]): GapHistory {
  const gaps = days.flatMap((day, i) => (i > 0 && day > days[i - 1] ? [day - days[i - 1]] : []))
  return {
    gaps: gaps.length,
    total: gaps.reduce((sum, gap) => sum + gap, 0),
    sumOfLogs: gaps.reduce((sum, gap) => sum + Math.log(gap), 0),
  }
}

const FEWEST_GAPS = 2
const REGULARITIES = [1, 2, 3] as const

/** The rhythm of a firm, from those with two gaps or more; undefined where there is nobody. */
export function fitGapModel(histories: readonly GapHistory[]): GapFit | undefined {
  const telling = histories.filter(({ gaps, total }) => gaps >= FEWEST_GAPS && total > 0)
  if (telling.length === 0) return undefined
  const fits = REGULARITIES.map((regularity) => fitWithRegularity(telling, regularity))
  // Each step of regularity has to pay for itself with one unit of log-likelihood.
  const score = ({ model, logLikelihood }: GapFit) => logLikelihood - (model.regularity - 1)
  return fits.reduce((best, fit) => (score(fit) > score(best) ? fit : best))
}

function fitWithRegularity(histories: readonly GapHistory[], regularity: GapModel['regularity']): GapFit {
  const gaps = histories.reduce((sum, history) => sum + history.gaps, 0)
  const meanGap = histories.reduce((sum, history) => sum + history.total, 0) / gaps
  const modelAt = ([logShape, logMeanRate]: readonly number[]): GapModel => ({
    regularity,
    r: Math.exp(logShape),
    alpha: Math.exp(logShape - logMeanRate) * meanGap,
  })
  const objective = (at: number[]) => {
    const [logShape] = at
    // People who all share one rhythm would push the shape to infinity.
    if (Math.abs(logShape) > LARGEST_LOG_SHAPE || Math.abs(at[1]) > 12) return Number.POSITIVE_INFINITY
    return -histories.reduce((sum, history) => sum + logMarginal(modelAt(at), history), 0)
  }
  const start = Math.log(regularity)
  const end = minimiseFromSeveral(objective, [
    [Math.log(0.8), start],
    [Math.log(3), start],
  ])
  return {
    model: modelAt(end.at),
    logLikelihood: -end.value,
    relationships: histories.length,
    converged: end.converged,
  }
}

const LARGEST_LOG_SHAPE = Math.log(200)

/** log-probability density of somebody's gaps, their rate integrated out. */
function logMarginal({ regularity: k, r, alpha }: GapModel, { gaps, total, sumOfLogs }: GapHistory): number {
  const shape = r + k * gaps
  const rates = logGamma(shape) - logGamma(r) + r * Math.log(alpha) - shape * Math.log(alpha + total)
  return rates + (k - 1) * sumOfLogs - gaps * logGamma(k)
}

/** Share, in [0, 1], of the gaps we would expect of them that are longer than this silence. */
export function shareOfLongerGaps(model: GapModel, history: GapHistory, silence: number): number {
  if (silence <= 0) return 1
  const known = model.alpha + history.total
  const shape = model.r + model.regularity * history.gaps
  const elapsed = silence / (known + silence)
  let term = Math.exp(shape * Math.log1p(-elapsed))
  let sum = term
  for (let j = 1; j < model.regularity; j++) {
    term *= ((shape + j - 1) / j) * elapsed
    sum += term
  }
  return sum
}

/** The gap that a given share, in (0, 1), of their gaps exceeds. */
export function gapExceededBy(model: GapModel, history: GapHistory, share: number): number {
  const known = model.alpha + history.total
  const shape = model.r + model.regularity * history.gaps
  if (model.regularity === 1) return known * Math.expm1(-Math.log(share) / shape)
  let low = -60
  let high = 60
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (shareOfLongerGaps(model, history, known * Math.exp(middle)) > share) low = middle
    else high = middle
  }
  return known * Math.exp((low + high) / 2)
}

/** When their next order was or is due, counted from the last one. */
export function dueWindow(model: GapModel, history: GapHistory): DueWindow {
  return {
    from: gapExceededBy(model, history, 0.9),
    median: gapExceededBy(model, history, 0.5),
    to: gapExceededBy(model, history, 0.1),
  }
}
