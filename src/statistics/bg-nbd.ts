// BG/NBD (Fader, Hardie & Lee 2005, Marketing Science 24(2)): one can leave after each repeat order. A reference:
// P(alive) is 1 for everyone without a repeat, so don't show it as a measure of life.

import { type BetaGeometricFit, type FitMethod, fitBetaGeometric } from './beta-geometric/fit.ts'
import { type BetaGeometricParameters, logLikelihoodOf } from './beta-geometric/likelihood.ts'
import {
  chanceActiveWithin,
  chanceAlive,
  chanceOfCount,
  expectedOrders,
  expectedOrdersOfNewcomer,
} from './beta-geometric/predictions.ts'
import type { BuyingModel } from './buying-model.ts'
import type { PurchaseHistory } from './purchase-history.ts'

const LEAVES_FROM = 'first-repeat'

/** What BG/NBD says about one customer. */
export const bgNbd: BuyingModel<BetaGeometricParameters> = {
  name: 'bg-nbd',
  logLikelihood: (parameters, history) => logLikelihoodOf(LEAVES_FROM, parameters, history),
  chanceAlive: (parameters, history) => chanceAlive(LEAVES_FROM, parameters, history),
  chanceActiveWithin: (parameters, history, time) =>
    chanceActiveWithin(LEAVES_FROM, parameters, history, time),
  expectedOrders: (parameters, history, time) => expectedOrders(LEAVES_FROM, parameters, history, time),
  expectedOrdersOfNewcomer: (parameters, time) => expectedOrdersOfNewcomer(LEAVES_FROM, parameters, time),
  chanceOfCount: (parameters, count, time) => chanceOfCount(LEAVES_FROM, parameters, count, time),
}

/** Fits BG/NBD to the customers of one firm. */
export function fitBgNbd(
  histories: readonly PurchaseHistory[],
  { method }: { method: FitMethod },
): BetaGeometricFit {
  return fitBetaGeometric(LEAVES_FROM, histories, method)
}
