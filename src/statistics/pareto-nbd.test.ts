import { describe, expect, test } from 'vitest'
import { cdnowHistories, hasPublishedData, whereFrom } from './fixtures/cdnow.ts'
import { fitParetoNbd, paretoNbd } from './pareto-nbd.ts'

const published = { r: 0.5533, alpha: 10.578, s: 0.6062, beta: 11.669 }
const relative = (value: number, target: number) => Math.abs(value / target - 1)

describe.skipIf(!hasPublishedData)(`Pareto/NBD on ${whereFrom}`, () => {
  const histories = hasPublishedData ? cdnowHistories() : []
  const fit = fitParetoNbd(histories)
  const { parameters } = fit

  test('maximum likelihood finds the published parameters', () => {
    expect(parameters.r).toBeCloseTo(0.5533, 3)
    expect(Math.abs(parameters.alpha - 10.578)).toBeLessThan(0.001)
    expect(parameters.s).toBeCloseTo(0.6062, 3)
    expect(Math.abs(parameters.beta - 11.669)).toBeLessThan(0.02)
    expect(Math.abs(fit.logLikelihood + 9594.976)).toBeLessThan(0.01)
  })

  test('single customers get their published forecast', () => {
    const customer1516 = { repeats: 26, lastAt: 30.857, observed: 31 }
    expect(relative(paretoNbd.expectedOrders(parameters, customer1516, 52), 25.45647)).toBeLessThan(1e-4)
    expect(paretoNbd.chanceAlive(parameters, customer1516)).toBeCloseTo(0.997874, 5)
    expect(relative(paretoNbd.expectedOrdersOfNewcomer(parameters, 52), 1.473434)).toBeLessThan(1e-4)
  })

  test('the more often somebody bought, the more ominous the same silence', () => {
    const paradox = [
      [10, 0.7062289],
      [15, 0.1442396],
      [20, 0.02250658],
      [25, 0.00309267],
    ]
    for (const [repeats, expected] of paradox) {
      const forecast = paretoNbd.expectedOrders(parameters, { repeats, lastAt: 20, observed: 39 }, 52)
      expect(relative(forecast, expected)).toBeLessThan(1e-3)
    }
  })

  test('cumulative repeats are tracked to week 78 as published', () => {
    const tracked = histories.reduce((sum, { observed }) => {
      return sum + paretoNbd.expectedOrdersOfNewcomer(parameters, 39 + observed)
    }, 0)
    expect(Math.abs(tracked - 4270.1)).toBeLessThan(0.1)
  })
})

describe('Pareto/NBD at fixed parameters', () => {
  test('the expected repeats of a newcomer follow the published curve', () => {
    const parameters = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 }
    const curve = [
      0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024,
      0.38909211,
    ]
    for (const [time, expected] of curve.entries()) {
      expect(paretoNbd.expectedOrdersOfNewcomer(parameters, time)).toBeCloseTo(expected, 8)
    }
  })

  test('no underflow at a hundred and thirty repeats', () => {
    const parameters = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 }
    const forecast = (repeats: number) =>
      paretoNbd.expectedOrders(parameters, { repeats, lastAt: 200, observed: 200 }, 10)
    expect(relative(forecast(132), 6.2060517889632418)).toBeLessThan(1e-10)
    expect(relative(forecast(133), 6.2528722475748113)).toBeLessThan(1e-10)
  })

  test('no overflow where fast buyers fell silent', () => {
    const parameters = { r: 10.465, alpha: 0.00798565181, s: 3.0516, beta: 2.82 }
    const alive = (repeats: number, lastAt: number, observed: number) =>
      paretoNbd.chanceAlive(parameters, { repeats, lastAt, observed })
    expect(relative(alive(40, 5, 6), 1.885e-3)).toBeLessThan(1e-3)
    expect(relative(alive(50, 1, 37), 1.417e-96)).toBeLessThan(1e-3)
    expect(relative(alive(50, 4, 37), 6.73e-60)).toBeLessThan(1e-3)
  })

  test('daily buyers of two years get their published chance to be alive', () => {
    const parameters = { r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 }
    const cases = [
      [221, 103.42857, 103.57143, 0.99959605],
      [254, 97.14286, 97.28571, 0.99955823],
      [161, 94.71429, 98, 0.74948775],
      [204, 98.57143, 99.42857, 0.99425508],
    ]
    for (const [repeats, lastAt, observed, chance] of cases) {
      expect(paretoNbd.chanceAlive(parameters, { repeats, lastAt, observed })).toBeCloseTo(chance, 5)
    }
  })

  test('a thousand repeats stay finite, wherever the last one was', () => {
    for (const lastAt of [0.1, 50, 199, 200]) {
      const history = { repeats: 1000, lastAt, observed: 200 }
      expect(Number.isFinite(paretoNbd.logLikelihood(published, history))).toBe(true)
      const chance = paretoNbd.chanceActiveWithin(published, history, 4)
      expect(chance >= 0 && chance <= 1).toBe(true)
    }
  })

  test('the chances of all counts add up to one and agree with the likelihood of none', () => {
    const chances = Array.from({ length: 500 }, (_, count) => paretoNbd.chanceOfCount(published, count, 30))
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6)
    const none = paretoNbd.logLikelihood(published, { repeats: 0, lastAt: 0, observed: 30 })
    expect(chances[0]).toBeCloseTo(Math.exp(none), 9)
    const mean = chances.reduce((sum, chance, count) => sum + count * chance, 0)
    expect(mean).toBeCloseTo(paretoNbd.expectedOrdersOfNewcomer(published, 30), 5)
  })

  test('the chance of an order is what the newcomer’s chance of none leaves over', () => {
    const newcomer = { repeats: 0, lastAt: 0, observed: 0 }
    const some = paretoNbd.chanceActiveWithin(published, newcomer, 30)
    expect(some).toBeCloseTo(1 - paretoNbd.chanceOfCount(published, 0, 30), 8)
  })

  test('forecasts have no hole where s is one', () => {
    const history = { repeats: 3, lastAt: 20, observed: 30 }
    const [near, at] = [1 + 1e-7, 1].map((s) => paretoNbd.expectedOrders({ ...published, s }, history, 20))
    expect(at).toBeCloseTo(near, 6)
  })
})
