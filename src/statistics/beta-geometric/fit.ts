// Fitting by maximum likelihood or with weak scale-free priors (MAP). The search runs in four coordinates that
// hardly interact: log shape, log mean rate, log-odds of the mean dropout, log of the dropout's concentration.
// Their Jacobian against the logs of r, α, a, b is one, so that the mode is the same in both.

import type { Fit } from '../buying-model.ts'
import { condition, congruence, hessian, inverse } from '../matrix.ts'
import { minimiseFromSeveral } from '../optimise.ts'
import {
  comfortableScale,
  type GroupedHistories,
  groupHistories,
  type PurchaseHistory,
} from '../purchase-history.ts'
import { logistic, logit } from '../special.ts'
import { type BetaGeometricParameters, groupedLogLikelihood, type LeavesFrom } from './likelihood.ts'

/** Plain likelihood, or likelihood and the weak priors that keep a small firm's fit sane. */
export type FitMethod = 'ml' | 'map'

/** The normal that stands for what is known of the four coordinates, in the caller's unit of time. */
export type Laplace = {
  readonly centre: readonly number[]
  readonly covariance: readonly (readonly number[])[]
}

/** A fit with what its draws and its honesty check need. */
export type BetaGeometricFit = Fit<BetaGeometricParameters> & {
  readonly model: 'bg-nbd' | 'mbg-nbd'
  /** Mean chance to leave after an order, a/(a + b). */
  readonly meanDropout: number
  /** Absent where the surface is flat, which only plain likelihood allows. */
  readonly laplace?: Laplace
}

type Normal = { readonly mean: number; readonly deviation: number }

/** Weak and scale-free: typical of shops, and wide enough to be forgotten from about 300 customers on. */
const SHAPE: Normal = { mean: Math.log(0.7), deviation: 0.6 }
const RATE_AGAINST_OBSERVED: Normal = { mean: Math.log(1.8), deviation: 0.6 }
const DROPOUT_LOG_ODDS: Normal = { mean: logit(0.25), deviation: 0.8 }
const DROPOUT_CONCENTRATION: Normal = { mean: Math.log(2.5), deviation: 0.8 }
const PRIORS = [SHAPE, RATE_AGAINST_OBSERVED, DROPOUT_LOG_ODDS, DROPOUT_CONCENTRATION]

/** Beyond this a logarithm has run away along a ridge: the likelihood no longer notices. */
const FARTHEST = 14

/** Fits the parameters of one firm. */
export function fitBetaGeometric(
  leavesFrom: LeavesFrom,
  histories: readonly PurchaseHistory[],
  method: FitMethod,
): BetaGeometricFit {
  const scale = comfortableScale(histories)
  const grouped = groupHistories(histories, scale)
  const observedRate = Math.log((grouped.totalRepeats + 0.5) / Math.max(grouped.totalObserved, 1e-9))
  const logLikelihood = groupedLogLikelihood(leavesFrom, grouped)
  const objective = (coordinates: number[]) => {
    if (hasRunAway(coordinates, observedRate)) return Number.POSITIVE_INFINITY
    const priors = method === 'map' ? logPrior(coordinates, observedRate) : 0
    return -logLikelihood(parametersAt(coordinates)) - priors
  }
  const end = minimiseFromSeveral(objective, startsAround(observedRate))
  return {
    model: leavesFrom === 'first-order' ? 'mbg-nbd' : 'bg-nbd',
    method,
    customers: grouped.customers,
    repeatBuyers: grouped.repeatBuyers,
    iterations: end.iterations,
    converged: end.converged,
    ...inUnitsOfTheCaller(end.at, logLikelihood(parametersAt(end.at)), grouped, scale),
    ...spreadAround(end.at, hessian(objective, end.at), scale),
  }
}

function hasRunAway(coordinates: readonly number[], observedRate: number): boolean {
  const [logShape, logRate, dropoutLogOdds, logConcentration] = coordinates
  return [logShape, logRate - observedRate, dropoutLogOdds, logConcentration].some(
    (value) => !(Math.abs(value) <= FARTHEST),
  )
}

/** The parameters that belong to the four coordinates. */
export function parametersAt(coordinates: readonly number[]): BetaGeometricParameters {
  const [logShape, logRate, dropoutLogOdds, logConcentration] = coordinates
  const concentration = Math.exp(logConcentration)
  return {
    r: Math.exp(logShape),
    alpha: Math.exp(logShape - logRate),
    a: concentration * logistic(dropoutLogOdds),
    b: concentration * logistic(-dropoutLogOdds),
  }
}

function logPrior(coordinates: readonly number[], observedRate: number): number {
  return PRIORS.reduce((sum, { mean, deviation }, i) => {
    const centre = i === 1 ? mean + observedRate : mean
    const z = (coordinates[i] - centre) / deviation
    return sum - 0.5 * z * z
  }, 0)
}

function startsAround(observedRate: number): number[][] {
  const at = (shape: number, rate: number, dropout: number, concentration: number) => [
    Math.log(shape),
    observedRate + Math.log(rate),
    logit(dropout),
    Math.log(concentration),
  ]
  return [at(0.7, 1.8, 0.25, 2.5), at(0.3, 2.5, 0.4, 1.5), at(1.5, 1.2, 0.1, 6)]
}

function inUnitsOfTheCaller(
  at: readonly number[],
  logLikelihood: number,
  grouped: GroupedHistories,
  scale: number,
) {
  const scaled = parametersAt(at)
  return {
    parameters: { ...scaled, alpha: scaled.alpha / scale },
    // A density per unit of time, once for each repeat.
    logLikelihood: logLikelihood + grouped.totalRepeats * Math.log(scale),
    meanDropout: logistic(at[2]),
  }
}

function spreadAround(at: readonly number[], curvature: number[][], scale: number) {
  const covariance = inverse(curvature)
  if (!covariance) return { condition: Number.POSITIVE_INFINITY }
  const dropout = logistic(at[2])
  // Rows: log r, log α, log a, log b as linear functions of the coordinates.
  const toLogs = [
    [1, 0, 0, 0],
    [1, -1, 0, 0],
    [0, 0, 1 - dropout, 1],
    [0, 0, -dropout, 1],
  ]
  const covarianceOfLogs = congruence(toLogs, covariance)
  const { r, alpha, a, b } = parametersAt(at)
  const values = [r, alpha / scale, a, b]
  const centre = [at[0], at[1] + Math.log(scale), at[2], at[3]]
  return {
    condition: condition(covarianceOfLogs),
    covarianceOfLogs,
    standardErrors: values.map((value, i) => value * Math.sqrt(covarianceOfLogs[i][i])),
    laplace: { centre, covariance },
  }
}
