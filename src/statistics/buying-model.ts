// One set of questions for every "buy till you die" model, so that a caller may swap the model and keep the words.

import type { PurchaseHistory } from './purchase-history.ts'

/** What a counting model can say about one customer, given its parameters; all times in the unit of the fit. */
export type BuyingModel<Parameters> = {
  readonly name: 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd'
  /** log-probability density of one history. */
  readonly logLikelihood: (parameters: Parameters, history: PurchaseHistory) => number
  /** Chance, in [0, 1], that the customer has not left for good. */
  readonly chanceAlive: (parameters: Parameters, history: PurchaseHistory) => number
  /** Chance, in [0, 1], of at least one order in the next `time`. */
  readonly chanceActiveWithin: (parameters: Parameters, history: PurchaseHistory, time: number) => number
  /** Expected number of orders in the next `time`. */
  readonly expectedOrders: (parameters: Parameters, history: PurchaseHistory, time: number) => number
  /** Expected repeat orders of somebody who has just bought for the first time. */
  readonly expectedOrdersOfNewcomer: (parameters: Parameters, time: number) => number
  /** Chance of exactly `count` repeat orders in the `time` after the first. */
  readonly chanceOfCount: (parameters: Parameters, count: number, time: number) => number
}

/** How a fit went, whichever the model. */
export type Fit<Parameters> = {
  readonly model: BuyingModel<Parameters>['name']
  readonly method: 'ml' | 'map'
  readonly parameters: Parameters
  readonly logLikelihood: number
  readonly customers: number
  readonly repeatBuyers: number
  readonly iterations: number
  readonly converged: boolean
  /** Condition of the Hessian in logs: above about 1e4 the parameters lie on a ridge and can't be told apart. */
  readonly condition: number
  /** Of the parameters themselves, in their order; absent where the surface is flat. */
  readonly standardErrors?: readonly number[]
  /** Of the logarithms of the parameters, in their order; absent where the surface is flat. */
  readonly covarianceOfLogs?: readonly (readonly number[])[]
}
