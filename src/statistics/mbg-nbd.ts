// MBG/NBD (Batislam, Denizel & Filiztekin 2007; Hoppe & Wagner 2007): one can leave after each order, the first
// too. The model behind the chance that a customer buys soon.

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

const LEAVES_FROM = 'first-order'

/** What MBG/NBD says about one customer. */
export const mbgNbd: BuyingModel<BetaGeometricParameters> = {
  name: 'mbg-nbd',
  logLikelihood: (parameters, history) => logLikelihoodOf(LEAVES_FROM, parameters, history),
  chanceAlive: (parameters, history) => chanceAlive(LEAVES_FROM, parameters, history),
  chanceActiveWithin: (parameters, history, time) =>
    chanceActiveWithin(LEAVES_FROM, parameters, history, time),
  expectedOrders: (parameters, history, time) => expectedOrders(LEAVES_FROM, parameters, history, time),
  expectedOrdersOfNewcomer: (parameters, time) => expectedOrdersOfNewcomer(LEAVES_FROM, parameters, time),
  chanceOfCount: (parameters, count, time) => chanceOfCount(LEAVES_FROM, parameters, count, time),
}

/** Fits MBG/NBD to the customers of one firm. */
export function fitMbgNbd(
  histories: readonly PurchaseHistory[],
  { method }: { method: FitMethod },
): BetaGeometricFit {
  return fitBetaGeometric(LEAVES_FROM, histories, method)
}
