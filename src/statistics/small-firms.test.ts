import { describe, expect, test } from 'vitest'
import type { BetaGeometricParameters } from './beta-geometric/likelihood.ts'
import { bgNbd, fitBgNbd } from './bg-nbd.ts'
import type { BuyingModel, Fit } from './buying-model.ts'
import { cdnowHistories, cdnowHoldOut, hasPublishedData, whereFrom } from './fixtures/cdnow.ts'
import { simulateMbg } from './fixtures/simulated.ts'
import { areaUnderCurve, brierScore, calibration, calibrationError, logLoss } from './forecast-quality.ts'
import { identifiability } from './identifiability.ts'
import { fitMbgNbd, mbgNbd } from './mbg-nbd.ts'
import { fitParetoNbd, paretoNbd } from './pareto-nbd.ts'
import { drawParameters, intervalOver } from './posterior-draws.ts'
import type { PurchaseHistory } from './purchase-history.ts'
import { randomStream } from './random.ts'

const shop: BetaGeometricParameters = { r: 0.8, alpha: 30, a: 0.6, b: 2 }
const yearOfShop = (seed: number, count: number) =>
  simulateMbg(randomStream(seed), shop, { count, longest: 365 })

describe.skipIf(!hasPublishedData)(`small firms, drawn from the ${whereFrom}`, () => {
  const histories = hasPublishedData ? cdnowHistories() : []
  const later = hasPublishedData ? cdnowHoldOut() : []
  const judge = (parameters: BetaGeometricParameters) =>
    histories.map((history, i) => ({
      chance: mbgNbd.chanceActiveWithin(parameters, history, 39),
      happened: later[i] > 0,
    }))

  test('with twenty customers the priors forecast better and steadier than plain likelihood', () => {
    const random = randomStream(20)
    const samples = Array.from({ length: 30 }, () =>
      Array.from({ length: 20 }, () => histories[Math.floor(random.uniform() * histories.length)]),
    )
    const losses = (method: 'ml' | 'map') =>
      samples.map((sample) => logLoss(judge(fitMbgNbd(sample, { method }).parameters)))
    const [plain, prior] = [losses('ml'), losses('map')]
    expect(mean(plain) - mean(prior)).toBeGreaterThan(0.03)
    expect(Math.max(...prior)).toBeLessThan(Math.max(...plain))
    expect(mean(prior)).toBeLessThan(0.53)
  })

  test('three models and plain recency rank and forecast as measured before', () => {
    const judgeBy = (chanceOf: (history: PurchaseHistory) => number) =>
      histories.map((history, i) => ({ chance: chanceOf(history), happened: later[i] > 0 }))
    const missBy = (ordersOf: (history: PurchaseHistory) => number) =>
      mean(histories.map((history, i) => Math.abs(ordersOf(history) - later[i])))
    const measured = <P>(model: BuyingModel<P>, { parameters }: Fit<P>) => {
      const judged = judgeBy((history) => model.chanceActiveWithin(parameters, history, 39))
      return [
        areaUnderCurve(judged),
        brierScore(judged),
        missBy((history) => model.expectedOrders(parameters, history, 39)),
      ].map((value) => value ?? 0)
    }
    const mbg = fitMbgNbd(histories, { method: 'ml' })
    expectClose(measured(mbgNbd, mbg), [0.76, 0.1614, 0.765])
    expectClose(measured(bgNbd, fitBgNbd(histories, { method: 'ml' })), [0.757, 0.1612, 0.786])
    expectClose(measured(paretoNbd, fitParetoNbd(histories)), [0.771, 0.1619, 0.755])
    const recency = judgeBy(({ lastAt, observed }) => lastAt - observed)
    expect(areaUnderCurve(recency)).toBeCloseTo(0.771, 3)
    expect(
      calibrationError(judgeBy((one) => mbgNbd.chanceActiveWithin(mbg.parameters, one, 39))),
    ).toBeLessThan(0.1)
  })
})

describe('parameters that are known', () => {
  test('a fit finds the truth behind four thousand customers, in about half a second at most', () => {
    const histories = yearOfShop(1, 4000)
    const start = performance.now()
    const fit = fitMbgNbd(histories, { method: 'map' })
    expect(performance.now() - start).toBeLessThan(2000)
    expect(fit.converged).toBe(true)
    const truths = [shop.r, shop.alpha, shop.a, shop.b].map(Math.log)
    const found = [fit.parameters.r, fit.parameters.alpha, fit.parameters.a, fit.parameters.b].map(Math.log)
    for (const [i, truth] of truths.entries()) {
      const deviation = Math.sqrt(fit.covarianceOfLogs?.[i][i] ?? 0)
      expect(Math.abs(found[i] - truth)).toBeLessThan(3.5 * deviation)
    }
  })

  test('the 80 % intervals hold the true chance in roughly 80 of 100 cases', () => {
    let [inside, cases] = [0, 0]
    for (let seed = 1; seed <= 25; seed++) {
      const histories = yearOfShop(seed, 100)
      const draws = drawParameters(fitMbgNbd(histories, { method: 'map' }), { seed })
      for (const history of histories) {
        const truth = mbgNbd.chanceActiveWithin(shop, history, 30)
        const interval = intervalOver(draws, (drawn) => mbgNbd.chanceActiveWithin(drawn, history, 30))
        if (interval && interval.low <= truth && truth <= interval.high) inside++
        cases++
      }
    }
    expect(inside / cases).toBeGreaterThan(0.75)
    expect(inside / cases).toBeLessThan(0.95)
  })

  test('draws are a hundred, repeat with their seed, and surround the fit', () => {
    const fit = fitMbgNbd(yearOfShop(3, 200), { method: 'map' })
    const draws = drawParameters(fit, { seed: 5 })
    expect(draws).toHaveLength(100)
    expect(drawParameters(fit, { seed: 5 })).toEqual(draws)
    expect(drawParameters(fit, { seed: 6 })).not.toEqual(draws)
    const rate = intervalOver(draws, ({ r, alpha }) => r / alpha)
    expect(rate?.low).toBeLessThan(fit.parameters.r / fit.parameters.alpha)
    expect(rate?.high).toBeGreaterThan(fit.parameters.r / fit.parameters.alpha)
  })
})

describe('too little history', () => {
  test('a shop with two hundred customers and people who leave is told', () => {
    const verdict = identifiability(fitMbgNbd(yearOfShop(4, 200), { method: 'map' }))
    expect(verdict.kind).toBe('told')
  })

  test('fewer than fifteen repeat buyers are too few', () => {
    const verdict = identifiability(fitMbgNbd(yearOfShop(5, 12), { method: 'map' }))
    expect(verdict).toMatchObject({ kind: 'too-little-history', because: 'few-repeat-buyers' })
  })

  test('a shop whose regulars all keep coming can’t tell who has left', () => {
    const loyal = simulateMbg(
      randomStream(6),
      { r: 3, alpha: 30, a: 1e-4, b: 1 },
      { count: 300, longest: 365 },
    )
    const verdict = identifiability(fitMbgNbd(loyal, { method: 'map' }))
    expect(verdict).toMatchObject({ kind: 'too-little-history', because: 'nobody-leaves' })
  })

  test('plain likelihood degenerates on such a shop and admits it', () => {
    const loyal = simulateMbg(randomStream(6), { ...shop, a: 1e-4, b: 1 }, { count: 300, longest: 365 })
    const fit = fitMbgNbd(loyal, { method: 'ml' })
    expect(fit.meanDropout).toBeLessThan(0.02)
    expect(identifiability(fit).kind).toBe('too-little-history')
  })

  test('a dropout that could be anything is unknown', () => {
    const fit = fitMbgNbd(yearOfShop(7, 200), { method: 'map' })
    const covariance = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 4, 0],
      [0, 0, 0, 1],
    ]
    const centre = fit.laplace?.centre ?? []
    expect(identifiability({ ...fit, laplace: { centre, covariance } })).toMatchObject({
      because: 'dropout-unknown',
    })
    expect(identifiability({ ...fit, laplace: undefined })).toMatchObject({ because: 'dropout-unknown' })
  })

  test('nobody at all, or customers seen for the first time today, break nothing', () => {
    const none = fitMbgNbd([], { method: 'map' })
    expect(identifiability(none)).toMatchObject({ because: 'few-repeat-buyers' })
    const today = fitMbgNbd([{ repeats: 0, lastAt: 0, observed: 0 }], { method: 'map' })
    expect(Number.isFinite(today.parameters.alpha)).toBe(true)
  })

  test('three hundred thousand who bought once each leave a fit that is finite', () => {
    const once = Array.from({ length: 300_000 }, () => ({ repeats: 0, lastAt: 0, observed: 365 }))
    for (const fit of [
      fitMbgNbd(once, { method: 'map' }),
      fitMbgNbd(once, { method: 'ml' }),
      fitParetoNbd(once),
    ]) {
      expect(Object.values(fit.parameters).every((value) => Number.isFinite(value))).toBe(true)
    }
  })
})

test('forecasts are judged by textbook rules', () => {
  const judged = [
    { chance: 0.9, happened: true },
    { chance: 0.6, happened: false },
    { chance: 0.6, happened: true },
    { chance: 0.1, happened: false },
  ]
  expect(areaUnderCurve(judged)).toBeCloseTo(0.875, 12)
  expect(brierScore(judged)).toBeCloseTo((0.01 + 0.36 + 0.16 + 0.01) / 4, 12)
  expect(logLoss([{ chance: 0.25, happened: false }])).toBeCloseTo(-Math.log(0.75), 12)
  expect(calibration(judged, 2).map(({ said, happened }) => [said, happened])).toEqual([
    [0.35, 0],
    [0.75, 1],
  ])
  expect(areaUnderCurve([{ chance: 0.5, happened: true }])).toBeUndefined()
})

function expectClose(found: readonly number[], measured: readonly number[]): void {
  for (const [i, value] of measured.entries()) expect(Math.abs(found[i] - value)).toBeLessThan(0.001)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
