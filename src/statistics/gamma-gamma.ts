// What an order is worth: Gamma-Gamma (Fader, Hardie & Lee 2005, JMR 42(4); note 025, equations 1a, 3, 5). Orders
// of one customer vary around their own mean, and the means vary over customers, independent of how often they buy.

import { minimiseFromSeveral } from './optimise.ts'
import { logGamma } from './special.ts'

/** How many repeat orders somebody made, and what one was worth on average. */
export type SpendHistory = { readonly orders: number; readonly meanSpend: number }

/** Shape of single orders, shape and scale of the customers' means. */
export type GammaGammaParameters = { readonly p: number; readonly q: number; readonly gamma: number }

/** A fit, or why there is none to rely on; `meanSpend` is the plain mean to fall back on. */
export type GammaGammaFit =
  | {
      readonly kind: 'fitted'
      readonly parameters: GammaGammaParameters
      readonly logLikelihood: number
      readonly customers: number
      readonly meanSpend: number
      /** Pearson's, of mean spend and number of orders; the model assumes about zero. */
      readonly correlation: number
      readonly converged: boolean
    }
  | {
      readonly kind: 'refused'
      readonly because: 'few-customers' | 'infinite-mean' | 'spend-follows-frequency'
      readonly meanSpend: number
    }

const FEWEST_CUSTOMERS = 30
const LEAST_Q = 1.05
const LARGEST_CORRELATION = 0.3

/** Fits the spend of those with repeat orders; orders worth nothing are left out. */
export function fitGammaGamma(histories: readonly SpendHistory[]): GammaGammaFit {
  const telling = histories.filter(({ orders, meanSpend }) => orders > 0 && meanSpend > 0)
  const meanSpend = telling.length > 0 ? weightedMean(telling) : 0
  if (telling.length < FEWEST_CUSTOMERS) return { kind: 'refused', because: 'few-customers', meanSpend }
  const correlation = correlationOf(telling)
  if (Math.abs(correlation) >= LARGEST_CORRELATION) {
    return { kind: 'refused', because: 'spend-follows-frequency', meanSpend }
  }
  const scaled = telling.map((history) => ({ ...history, meanSpend: history.meanSpend / meanSpend }))
  const objective = (logs: number[]) => {
    if (logs.some((value) => Math.abs(value) > 14)) return Number.POSITIVE_INFINITY
    const [p, q, gamma] = logs.map(Math.exp)
    return -scaled.reduce((sum, history) => sum + logLikelihood({ p, q, gamma }, history), 0)
  }
  const end = minimiseFromSeveral(objective, [
    [Math.log(4), Math.log(3), Math.log(0.6)],
    [0, Math.log(8), Math.log(6)],
  ])
  const [p, q, scaledGamma] = end.at.map(Math.exp)
  if (q <= LEAST_Q) return { kind: 'refused', because: 'infinite-mean', meanSpend }
  return {
    kind: 'fitted',
    parameters: { p, q, gamma: scaledGamma * meanSpend },
    logLikelihood: -end.value - telling.length * Math.log(meanSpend),
    customers: telling.length,
    meanSpend,
    correlation,
    converged: end.converged,
  }
}

/** log-density of a mean over so many orders (equation 1a). */
function logLikelihood({ p, q, gamma }: GammaGammaParameters, { orders, meanSpend }: SpendHistory): number {
  const shape = p * orders
  const ways = logGamma(shape + q) - logGamma(shape) - logGamma(q)
  const total = orders * meanSpend
  return (
    ways +
    q * Math.log(gamma) +
    shape * Math.log(total) -
    Math.log(meanSpend) -
    (shape + q) * Math.log(gamma + total)
  )
}

/** What an order of this customer is worth on average: their own mean, shrunk towards everybody's. */
export function expectedSpend(
  { p, q, gamma }: GammaGammaParameters,
  { orders, meanSpend }: SpendHistory,
): number {
  return (p * (gamma + orders * meanSpend)) / (p * orders + q - 1)
}

/** What an order is worth on average over all customers. */
export function expectedSpendOfNewcomer({ p, q, gamma }: GammaGammaParameters): number {
  return (p * gamma) / (q - 1)
}

function weightedMean(histories: readonly SpendHistory[]): number {
  const total = histories.reduce((sum, { orders, meanSpend }) => sum + orders * meanSpend, 0)
  return total / histories.reduce((sum, { orders }) => sum + orders, 0)
}

function correlationOf(histories: readonly SpendHistory[]): number {
  const mean = (value: (history: SpendHistory) => number) =>
    histories.reduce((sum, history) => sum + value(history), 0) / histories.length
  const [orders, spend] = [mean((one) => one.orders), mean((one) => one.meanSpend)]
  const together = mean((one) => (one.orders - orders) * (one.meanSpend - spend))
  const alone = mean((one) => (one.orders - orders) ** 2) * mean((one) => (one.meanSpend - spend) ** 2)
  return alone > 0 ? together / Math.sqrt(alone) : 0
}
