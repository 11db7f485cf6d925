import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cdnowHistories, cdnowHoldOut, hasPublishedData, whereFrom } from './fixtures/cdnow.ts'
import { fitMbgNbd, mbgNbd } from './mbg-nbd.ts'

const published = { r: 0.5248, alpha: 6.183, a: 0.8914, b: 1.614 }
const relative = (value: number, target: number) => Math.abs(value / target - 1)

describe.skipIf(!hasPublishedData)(`MBG/NBD on ${whereFrom}`, () => {
  const histories = hasPublishedData ? cdnowHistories() : []
  const fit = fitMbgNbd(histories, { method: 'ml' })

  test('maximum likelihood finds the published parameters', () => {
    expect(fit.parameters.r).toBeCloseTo(0.5248, 3)
    expect(fit.parameters.alpha).toBeCloseTo(6.183, 3)
    expect(fit.parameters.a).toBeCloseTo(0.8914, 3)
    expect(fit.parameters.b).toBeCloseTo(1.614, 3)
    expect(Math.abs(fit.logLikelihood + 9582.136)).toBeLessThan(0.01)
  })

  test('with two thousand customers the priors hardly matter', () => {
    const withPriors = fitMbgNbd(histories, { method: 'map' })
    expect(fit.logLikelihood - withPriors.logLikelihood).toBeLessThan(0.05)
    const history = { repeats: 4, lastAt: 30, observed: 38 }
    const [plain, prior] = [fit, withPriors].map(({ parameters }) =>
      mbgNbd.chanceActiveWithin(parameters, history, 4),
    )
    expect(Math.abs(plain - prior)).toBeLessThan(0.005)
  })

  test('times ten are alphas times ten, with priors too', () => {
    const weeks = fitMbgNbd(histories, { method: 'map' })
    const tenths = fitMbgNbd(cdnowHistories(0.7), { method: 'map' })
    expect(relative(tenths.parameters.alpha, 10 * weeks.parameters.alpha)).toBeLessThan(1e-5)
    expect(tenths.parameters.r).toBeCloseTo(weeks.parameters.r, 5)
    expect(tenths.meanDropout).toBeCloseTo(weeks.meanDropout, 6)
    expect(tenths.laplace?.centre[1]).toBeCloseTo((weeks.laplace?.centre[1] ?? 0) - Math.log(10), 5)
  })

  test('the forecast of who buys and how often is as good as measured before', () => {
    const later = cdnowHoldOut()
    const square = (value: number) => value * value
    const mean = (value: (i: number) => number) =>
      histories.reduce((sum, _, i) => sum + value(i), 0) / histories.length
    const chances = histories.map((history) => mbgNbd.chanceActiveWithin(fit.parameters, history, 39))
    const counts = histories.map((history) => mbgNbd.expectedOrders(fit.parameters, history, 39))
    expect(mean((i) => (later[i] > 0 ? 1 : 0))).toBeCloseTo(0.29, 3)
    expect(mean((i) => square(chances[i] - (later[i] > 0 ? 1 : 0)))).toBeCloseTo(0.1614, 3)
    expect(mean((i) => Math.abs(counts[i] - later[i]))).toBeCloseTo(0.765, 2)
  })
})

describe('MBG/NBD at fixed parameters', () => {
  test('the likelihood is stable at two hundred repeats', () => {
    const parameters = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 }
    expect(mbgNbd.logLikelihood(parameters, { repeats: 0, lastAt: 0, observed: 40 })).toBeCloseTo(
      -0.41792826,
      7,
    )
    expect(mbgNbd.logLikelihood(parameters, { repeats: 200, lastAt: 38, observed: 40 })).toBeCloseTo(
      100.7869,
      4,
    )
  })

  test('the chances of all counts add up to one and their mean is the newcomer’s forecast', () => {
    const chances = Array.from({ length: 600 }, (_, count) => mbgNbd.chanceOfCount(published, count, 10))
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 7)
    const mean = chances.reduce((sum, chance, count) => sum + count * chance, 0)
    expect(mean).toBeCloseTo(mbgNbd.expectedOrdersOfNewcomer(published, 10), 6)
  })

  test('in a short time, the chance of an order and the expected orders are the same', () => {
    const history = { repeats: 6, lastAt: 20, observed: 22 }
    const chance = mbgNbd.chanceActiveWithin(published, history, 1e-5)
    expect(mbgNbd.expectedOrders(published, history, 1e-5) / chance).toBeCloseTo(1, 4)
  })

  const parameters = fc.record({
    r: fc.double({ min: 0.05, max: 5, noNaN: true }),
    alpha: fc.double({ min: 0.1, max: 100, noNaN: true }),
    a: fc.double({ min: 0.05, max: 5, noNaN: true }),
    b: fc.double({ min: 0.1, max: 20, noNaN: true }),
  })
  const historyOf = (repeats: number, lastShare: number, observed: number) => ({
    repeats,
    lastAt: repeats === 0 ? 0 : lastShare * observed,
    observed,
  })
  const history = fc
    .tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.5, max: 400, noNaN: true }),
    )
    .map(([repeats, lastShare, observed]) => historyOf(repeats, lastShare, observed))
  const time = fc.double({ min: 0.1, max: 200, noNaN: true })

  test('every chance lies between none and certain, and every forecast is finite, up to a thousand repeats', () => {
    fc.assert(
      fc.property(parameters, history, time, (given, known, ahead) => {
        for (const chance of [
          mbgNbd.chanceAlive(given, known),
          mbgNbd.chanceActiveWithin(given, known, ahead),
        ]) {
          expect(chance).toBeGreaterThanOrEqual(0)
          expect(chance).toBeLessThanOrEqual(1)
        }
        expect(Number.isFinite(mbgNbd.logLikelihood(given, known))).toBe(true)
        expect(mbgNbd.expectedOrders(given, known, ahead)).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(mbgNbd.expectedOrders(given, known, ahead))).toBe(true)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('longer silence never raises the chance of an order', () => {
    fc.assert(
      fc.property(parameters, history, time, (given, known, more) => {
        const longer = { ...known, observed: known.observed + more }
        const now = mbgNbd.chanceActiveWithin(given, known, 4)
        expect(mbgNbd.chanceActiveWithin(given, longer, 4)).toBeLessThanOrEqual(now + 1e-15)
        expect(mbgNbd.chanceAlive(given, longer)).toBeLessThanOrEqual(
          mbgNbd.chanceAlive(given, known) + 1e-15,
        )
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})
