import { describe, expect, test } from 'vitest'
import { bgNbd, fitBgNbd } from './bg-nbd.ts'
import {
  CDNOW_CALIBRATION_END,
  cdnowHistories,
  cdnowHoldOut,
  cdnowPurchases,
  hasPublishedData,
  whereFrom,
} from './fixtures/cdnow.ts'

const published = { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }
const rounded = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const customer1516 = { repeats: 26, lastAt: 30.857, observed: 31 }
const relative = (value: number, target: number) => Math.abs(value / target - 1)

describe.skipIf(!hasPublishedData)(`BG/NBD on ${whereFrom}`, () => {
  const histories = hasPublishedData ? cdnowHistories() : []
  const fit = fitBgNbd(histories, { method: 'ml' })
  const { parameters } = fit

  test('the sample is the published one', () => {
    expect(histories).toHaveLength(2357)
    expect(fit.repeatBuyers).toBe(946)
    expect(Math.max(...histories.map(({ observed }) => observed))).toBeCloseTo(38.857, 3)
  })

  test('maximum likelihood finds the published parameters', () => {
    expect(parameters.r).toBeCloseTo(0.2426, 3)
    expect(parameters.alpha).toBeCloseTo(4.4136, 3)
    expect(parameters.a).toBeCloseTo(0.7929, 3)
    expect(parameters.b).toBeCloseTo(2.4259, 3)
    expect(Math.abs(fit.logLikelihood + 9582.429)).toBeLessThan(0.01)
    expect(fit.converged).toBe(true)
  })

  test('the log-likelihood of the whole is the sum over customers', () => {
    const sum = histories.reduce((total, history) => total + bgNbd.logLikelihood(parameters, history), 0)
    expect(sum).toBeCloseTo(fit.logLikelihood, 6)
  })

  test('standard errors are the published ones', () => {
    const errors = [0.012557, 0.378224, 0.185734, 0.705413]
    for (const [i, error] of errors.entries())
      expect(relative(fit.standardErrors?.[i] ?? 0, error)).toBeLessThan(1e-3)
  })

  test('the published summary, with rounded times, gives its own published fit', () => {
    const roundedTimes = histories.map(({ repeats, lastAt, observed }) => ({
      repeats,
      lastAt: Math.round(lastAt * 100) / 100,
      observed: Math.round(observed * 100) / 100,
    }))
    const again = fitBgNbd(roundedTimes, { method: 'ml' })
    expect(Math.abs(again.logLikelihood + 9582.4256)).toBeLessThan(0.01)
    expect(again.parameters.alpha).toBeCloseTo(4.413531, 3)
  })

  test('the expected repeats of a newcomer follow the published curve', () => {
    const curve = [
      [0.1429, 0.0078],
      [1, 0.0532],
      [3, 0.1506],
      [31.8571, 1.0405],
      [32, 1.0437],
      [78, 1.8576],
    ]
    for (const [time, expected] of curve) {
      // Printed to four places, and its own series is cut short: 1.8576 for 1.85796 at 78 weeks.
      expect(Math.abs(bgNbd.expectedOrdersOfNewcomer(parameters, time) - expected)).toBeLessThan(4e-4)
    }
    expect(relative(bgNbd.expectedOrdersOfNewcomer(parameters, 52), 1.444004)).toBeLessThan(1e-4)
  })

  test('single customers get their published forecast', () => {
    const one = { repeats: 2, lastAt: 30.43, observed: 38.86 }
    expect(relative(bgNbd.expectedOrders(parameters, one, 39), 1.226)).toBeLessThan(0.005)
    expect(relative(bgNbd.expectedOrders(parameters, customer1516, 52), 25.7578)).toBeLessThan(1e-4)
    expect(bgNbd.chanceAlive(parameters, customer1516)).toBeCloseTo(0.96885, 4)
  })

  test('the more often somebody bought, the more ominous the same silence', () => {
    const paradox = [
      [10, 0.3474606],
      [15, 0.04283391],
      [20, 0.004158973],
      [25, 0.0003583685],
    ]
    for (const [repeats, expected] of paradox) {
      const forecast = bgNbd.expectedOrders(parameters, { repeats, lastAt: 20, observed: 39 }, 52)
      expect(relative(forecast, expected)).toBeLessThan(1e-4)
    }
  })

  test('the 39 weeks after the fit come out as published, by earlier repeats', () => {
    const later = cdnowHoldOut()
    const mean = (group: number, value: (i: number) => number) => {
      const members = histories.flatMap(({ repeats }, i) => (Math.min(repeats, 7) === group ? [i] : []))
      return members.reduce((sum, i) => sum + value(i), 0) / members.length
    }
    const actual = [0.2367, 0.697, 1.3925, 1.56, 2.5323, 2.9474, 3.8621, 6.3594]
    const expected = [0.2251, 0.5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.504, 6.157]
    for (let group = 0; group <= 7; group++) {
      expect(mean(group, (i) => later[i])).toBeCloseTo(actual[group], 4)
      const forecast = mean(group, (i) => bgNbd.expectedOrders(parameters, histories[i], 39))
      expect(relative(forecast, expected[group])).toBeLessThan(0.001)
    }
  })

  test('cumulative repeats are tracked to week 78 as published', () => {
    const lastDay = CDNOW_CALIBRATION_END + 39 * 7
    const actual = cdnowPurchases().reduce((sum, purchases) => {
      return sum + new Set(purchases.map(({ day }) => day).filter((day) => day <= lastDay)).size - 1
    }, 0)
    expect(actual).toBe(4339)
    const tracked = histories.reduce((sum, { observed }) => {
      return sum + bgNbd.expectedOrdersOfNewcomer(parameters, 39 + observed)
    }, 0)
    expect(Math.abs(tracked - 4160.6)).toBeLessThan(0.1)
  })

  test('days instead of weeks change the unit of alpha and nothing else', () => {
    const inTenths = fitBgNbd(cdnowHistories(0.7), { method: 'ml' })
    expect(relative(inTenths.parameters.alpha, 10 * parameters.alpha)).toBeLessThan(1e-5)
    expect(inTenths.parameters.b).toBeCloseTo(parameters.b, 5)
    const tenfold = { ...customer1516, lastAt: 308.57, observed: 310 }
    expect(bgNbd.chanceAlive(inTenths.parameters, tenfold)).toBeCloseTo(
      bgNbd.chanceAlive(parameters, customer1516),
      6,
    )
  })
})

describe('BG/NBD at fixed parameters', () => {
  test('the chance of each count is the published one', () => {
    expect(bgNbd.chanceOfCount(rounded, 0, 39)).toBeCloseTo(0.5737864, 7)
    expect(relative(bgNbd.chanceOfCount(rounded, 10, 2), 1.07869e-7)).toBeLessThan(1e-5)
    const elevenToTwenty = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913,
      0.0003467171, 0.0002769613, 0.000222226,
    ]
    for (const [i, chance] of elevenToTwenty.entries()) {
      expect(relative(bgNbd.chanceOfCount(rounded, 11 + i, 30), chance)).toBeLessThan(1e-6)
    }
  })

  test('the chances of all counts add up to one', () => {
    const total = Array.from({ length: 400 }, (_, count) => bgNbd.chanceOfCount(published, count, 30))
    expect(total.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6)
  })

  test('the likelihood is stable at two hundred repeats', () => {
    const parameters = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 }
    expect(bgNbd.logLikelihood(parameters, { repeats: 0, lastAt: 0, observed: 40 })).toBeCloseTo(
      -0.59947382,
      7,
    )
    expect(bgNbd.logLikelihood(parameters, { repeats: 200, lastAt: 38, observed: 40 })).toBeCloseTo(
      100.7957,
      4,
    )
  })

  test('forecasts have no hole where a is one', () => {
    const history = { repeats: 3, lastAt: 20, observed: 30 }
    const [below, at, above] = [1 - 1e-6, 1, 1 + 1e-6].map((a) =>
      bgNbd.expectedOrders({ ...published, a }, history, 20),
    )
    expect(at).toBeCloseTo((below + above) / 2, 9)
  })

  test('without a repeat, this model believes everybody alive: why it is a reference only', () => {
    expect(bgNbd.chanceAlive(published, { repeats: 0, lastAt: 0, observed: 500 })).toBe(1)
  })
})
