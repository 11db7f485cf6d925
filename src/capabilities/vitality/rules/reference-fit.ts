// The published models on a firm's own orders, for whoever wants to check the arithmetic: BG/NBD and Pareto/NBD as
// the papers fit them, MBG/NBD as Rapport uses it.

import { fitBgNbd } from '../../../statistics/bg-nbd.ts'
import { fitMbgNbd } from '../../../statistics/mbg-nbd.ts'
import { fitParetoNbd } from '../../../statistics/pareto-nbd.ts'
import { purchaseHistory } from '../../../statistics/purchase-history.ts'
import type { OrderDays } from './fit.ts'

export const referenceModels = ['bgnbd', 'mbgnbd', 'paretonbd'] as const
export type ReferenceModel = (typeof referenceModels)[number]

/** What to fit: T runs from each customer's first order to `until`, in days or weeks. */
export type ReferenceQuestion = {
  readonly model: ReferenceModel
  readonly method: 'ml' | 'map'
  readonly unit: 'day' | 'week'
  readonly until: number
}

/** What a fit found, in plain values. */
export type ReferenceFit = {
  readonly parameters: Readonly<Record<string, number>>
  readonly logLikelihood: number
  readonly customers: number
  readonly repeatBuyers: number
  readonly converged: boolean
  readonly condition: number
  readonly standardErrors: readonly number[] | null
}

/** Fits a published model; undefined where Pareto/NBD is asked for with priors, which nobody has published. */
export function referenceFit(
  customers: readonly OrderDays[],
  { model, method, unit, until }: ReferenceQuestion,
): ReferenceFit | undefined {
  const daysPerUnit = unit === 'week' ? 7 : 1
  const histories = customers.flatMap(
    (days) => purchaseHistory({ days, observedUntil: until, daysPerUnit }) ?? [],
  )
  if (model === 'paretonbd') return method === 'ml' ? plain(fitParetoNbd(histories)) : undefined
  return plain(model === 'bgnbd' ? fitBgNbd(histories, { method }) : fitMbgNbd(histories, { method }))
}

type Found = ReturnType<typeof fitBgNbd> | ReturnType<typeof fitParetoNbd>

function plain(fit: Found): ReferenceFit {
  const { parameters, logLikelihood, customers, repeatBuyers, converged, condition, standardErrors } = fit
  return {
    parameters: { ...parameters },
    logLikelihood,
    customers,
    repeatBuyers,
    converged,
    condition,
    standardErrors: standardErrors ?? null,
  }
}
