// What a firm's whole history says before anything is said of one customer: MBG/NBD by MAP for who has left and who
// orders next, Erlang gaps for who is overdue, the rate-change model for who speeds up or slows down.

import { type BetaGeometricFit } from '../../../statistics/beta-geometric/fit.ts'
import type { BetaGeometricParameters } from '../../../statistics/beta-geometric/likelihood.ts'
import { fitGapModel, type GapModel, gapHistory } from '../../../statistics/gap-model.ts'
import { identifiability } from '../../../statistics/identifiability.ts'
import { fitMbgNbd, mbgNbd } from '../../../statistics/mbg-nbd.ts'
import { drawParameters } from '../../../statistics/posterior-draws.ts'
import { purchaseHistory } from '../../../statistics/purchase-history.ts'
import { fitRateChange, type RateChangeModel } from '../../../statistics/rate-change.ts'
import type { HistoryVerdict } from '../model.ts'
import { gapsOf, horizonDays } from './horizon.ts'
import { hasPace, paceThenAndNow } from './pace.ts'

/** Sorted day numbers of one customer's orders, none twice, none after the day of the fit. */
export type OrderDays = readonly number[]

/** What is known of who buys and who leaves: parameters in days, and how sure they are. */
export type BuyingFit = Pick<BetaGeometricFit, 'parameters' | 'meanDropout' | 'logLikelihood' | 'laplace'>

/** Everything that scoring one customer needs to know of the firm; plain values, so that it can be kept. */
export type FirmFit = {
  readonly horizonDays: number
  readonly verdict: HistoryVerdict
  readonly repeatBuyers: number
  readonly orders: number
  readonly buying: BuyingFit | null
  readonly gaps: GapModel | null
  readonly pace: RateChangeModel | null
}

/** The firm's parameters with the draws that intervals are made of. */
export type Bearings = FirmFit & { readonly draws: readonly BetaGeometricParameters[] }

const SEED = 20_050_101

/** Draws the plausible parameters again; the same fit gives the same ones. */
export function bearingsOf(fit: FirmFit): Bearings {
  const laplace = fit.verdict === 'told' ? fit.buying?.laplace : undefined
  return { ...fit, draws: drawParameters({ laplace }, { seed: SEED }) }
}

/** Beyond some thousands of customers the parameters no longer move, only the time to find them grows. */
const MOST_FITTED = 5000

/** Every second, third … in the order they came, so that old and new are in it as they are in the firm. */
function sampleOf(customers: readonly OrderDays[]): readonly OrderDays[] {
  const step = Math.ceil(customers.length / MOST_FITTED)
  return step <= 1 ? customers : customers.filter((_, i) => i % step === 0)
}

/** Fits a firm; for thousands of customers that takes the better part of a second. */
export function fitFirm(all: readonly OrderDays[], until: number): FirmFit {
  const customers = sampleOf(all)
  const horizon = horizonDays(customers.flatMap(gapsOf))
  const { buying, verdict, repeatBuyers } = fitBuying(customers, until)
  const gaps = fitGapModel(customers.map(gapHistory))?.model ?? null
  const told = verdict === 'told' && buying !== null
  const pace = told ? fitPace(customers, { until, buying, horizon }) : null
  const orders = all.reduce((sum, days) => sum + days.length, 0)
  return { horizonDays: horizon, verdict, repeatBuyers, orders, buying, gaps, pace }
}

function fitBuying(customers: readonly OrderDays[], until: number) {
  const histories = customers.flatMap((days) => purchaseHistory({ days, observedUntil: until }) ?? [])
  const isWatched = histories.some((history) => history.observed > 0)
  if (!isWatched) return { buying: null, verdict: 'few-repeat-buyers' as const, repeatBuyers: 0 }
  const fit = fitMbgNbd(histories, { method: 'map' })
  const judged = identifiability(fit)
  const { parameters, meanDropout, logLikelihood, laplace, repeatBuyers } = fit
  const verdict: HistoryVerdict = judged.kind === 'told' ? 'told' : judged.because
  return { buying: { parameters, meanDropout, logLikelihood, laplace }, verdict, repeatBuyers }
}

/** Who has probably left says nothing about the season; counting them would make the rest seem to grow. */
function fitPace(
  customers: readonly OrderDays[],
  { until, buying, horizon }: { until: number; buying: BuyingFit; horizon: number },
): RateChangeModel | null {
  const here = customers.filter((days) => {
    const history = purchaseHistory({ days, observedUntil: until })
    return history && mbgNbd.chanceActiveWithin(buying.parameters, history, 2 * horizon) >= 0.5
  })
  const paces = here.map((days) => paceThenAndNow(days, until)).filter(hasPace)
  return fitRateChange(paces) ?? null
}
