import { describe, expect, test } from 'vitest'
import { bgNbd, fitBgNbd } from './bg-nbd.ts'
import {
  CDNOW_CALIBRATION_END,
  cdnowPurchases,
  hasPublishedData,
  publishedRows,
  whereFrom,
} from './fixtures/cdnow.ts'
import { expectedSpend, expectedSpendOfNewcomer, fitGammaGamma, type SpendHistory } from './gamma-gamma.ts'
import { lifetimeValue } from './lifetime-value.ts'
import { randomStream } from './random.ts'

describe.skipIf(!hasPublishedData)(`Gamma-Gamma on ${whereFrom}`, () => {
  const rows = hasPublishedData ? publishedRows('cdnow_customers_summary_with_transactions.csv') : []
  const spends = rows.map(([, orders, , , meanSpend]): SpendHistory => ({ orders, meanSpend }))
  const fit = fitGammaGamma(spends)
  const parameters = fit.kind === 'fitted' ? fit.parameters : { p: 0, q: 0, gamma: 0 }

  test('maximum likelihood finds the published parameters', () => {
    expect(fit).toMatchObject({ kind: 'fitted', customers: 946, converged: true })
    expect(parameters.p).toBeCloseTo(6.2496, 2)
    expect(parameters.q).toBeCloseTo(3.7442, 3)
    expect(parameters.gamma).toBeCloseTo(15.4435, 1)
    expect(Math.abs((fit.kind === 'fitted' ? fit.logLikelihood : 0) + 4055.918)).toBeLessThan(0.01)
    expect(expectedSpendOfNewcomer(parameters)).toBeCloseTo(35.17, 2)
    expect(fit.kind === 'fitted' && fit.correlation).toBeCloseTo(0.113884, 5)
  })

  test('the first ten customers get their published spend', () => {
    const published = [24.66, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    for (const [i, spend] of published.entries())
      expect(expectedSpend(parameters, spends[i])).toBeCloseTo(spend, 1)
  })

  test('the raw purchases give the same means of repeat days', () => {
    const [first] = cdnowPurchases()
    const days = [...new Set(first.map(({ day }) => day))]
      .filter((day) => day <= CDNOW_CALIBRATION_END)
      .slice(1)
    const cents = first
      .filter(({ day }) => days.includes(day))
      .reduce((sum, purchase) => sum + purchase.cents, 0)
    expect(cents / 100 / days.length).toBeCloseTo(spends[0].meanSpend, 1)
  })

  test('twelve months of lifetime value are in weeks, not in weeks taken for days', () => {
    const histories = rows.map(([, repeats, lastAt, observed]) => ({ repeats, lastAt, observed }))
    const buying = fitBgNbd(histories, { method: 'ml' }).parameters
    const valueOf = (id: number) =>
      lifetimeValue({
        expectedOrdersBy: (time) => bgNbd.expectedOrders(buying, histories[id - 1], time),
        spendPerOrder: expectedSpend(parameters, spends[id - 1]),
        months: 12,
        timePerMonth: 4.345,
        monthlyDiscount: 0.01,
      })
    for (const [id, value] of [
      [1, 36.3005],
      [2, 4.6404],
      [3, 8.3495],
      [6, 283.6879],
      [9, 43.38],
    ]) {
      expect(Math.abs(valueOf(id) / value - 1)).toBeLessThan(0.005)
    }
  })
})

test('fewer than thirty repeat customers, or spend that follows frequency, is refused with a plain mean', () => {
  const few = fitGammaGamma(Array.from({ length: 29 }, () => ({ orders: 2, meanSpend: 10 })))
  expect(few).toEqual({ kind: 'refused', because: 'few-customers', meanSpend: 10 })
  const following = Array.from({ length: 60 }, (_, i) => ({ orders: 1 + i, meanSpend: 5 + i }))
  expect(fitGammaGamma(following)).toMatchObject({ because: 'spend-follows-frequency' })
  expect(fitGammaGamma([])).toEqual({ kind: 'refused', because: 'few-customers', meanSpend: 0 })
})

test('an infinite mean is refused', () => {
  const random = randomStream(1)
  const wild = Array.from({ length: 2000 }, () => ({
    orders: 3,
    meanSpend: random.gamma(12, 4 * random.gamma(0.5, 1)),
  }))
  expect(fitGammaGamma(wild)).toMatchObject({ kind: 'refused', because: 'infinite-mean' })
})
