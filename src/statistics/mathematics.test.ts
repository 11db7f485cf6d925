import { describe, expect, test } from 'vitest'
import { cholesky, condition, hessian, inverse } from './matrix.ts'
import { bfgs, minimise, minimiseFromSeveral, nelderMead } from './optimise.ts'
import { betaExpectation, integrate } from './quadrature.ts'
import { randomStream } from './random.ts'
import {
  betaBelow,
  logBeta,
  logGamma,
  logSumExp,
  logSumExpOf,
  normalBelow,
  normalQuantile,
} from './special.ts'
import { wilsonInterval } from './wilson.ts'

describe('special functions', () => {
  test('log-gamma agrees with factorials and with the root of pi', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14)
    expect(logGamma(1)).toBeCloseTo(0, 14)
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13)
    expect(logGamma(0.001)).toBeCloseTo(6.907178885383853, 13)
    expect(logGamma(1000.5) / 5908.674175848774).toBeCloseTo(1, 13)
  })

  test('the beta function is symmetric and B(2, 3) is a twelfth', () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13)
    expect(logBeta(0.3, 70)).toBe(logBeta(70, 0.3))
  })

  test('sums of exponentials survive numbers that would overflow', () => {
    expect(logSumExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 10)
    expect(logSumExp(Number.NEGATIVE_INFINITY, 3)).toBe(3)
    expect(logSumExpOf([-1000, -1000, -1000])).toBeCloseTo(-1000 + Math.log(3), 10)
  })

  test('the normal curve has its textbook values, and quantiles undo them', () => {
    expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 14)
    expect(normalBelow(-6) / 9.865876450376946e-10).toBeCloseTo(1, 10)
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 13)
    for (const share of [1e-9, 0.001, 0.2, 0.5, 0.77, 0.999]) {
      expect(normalBelow(normalQuantile(share)) / share).toBeCloseTo(1, 11)
    }
  })

  test('the incomplete beta equals a binomial tail', () => {
    const atLeastThreeOfFive = 10 * 0.3 ** 3 * 0.7 ** 2 + 5 * 0.3 ** 4 * 0.7 + 0.3 ** 5
    expect(betaBelow(0.3, 3, 3)).toBeCloseTo(atLeastThreeOfFive, 13)
    expect(betaBelow(0.9, 3, 3) + betaBelow(0.1, 3, 3)).toBeCloseTo(1, 13)
  })
})

describe('quadrature', () => {
  test('an integral over time is exact for smooth curves', () => {
    expect(integrate(Math.exp, 0, 1)).toBeCloseTo(Math.E - 1, 14)
    expect(integrate((x) => 1 / x, 1, 20)).toBeCloseTo(Math.log(20), 12)
  })

  test('expectations over a beta give its moments, also for extreme shapes', () => {
    for (const [a, b] of [
      [0.8, 2.4],
      [1, 1],
      [0.05, 30],
      [1.3, 1000],
      [40, 0.6],
    ] as const) {
      expect(betaExpectation(() => 1, a, b)).toBeCloseTo(1, 12)
      expect(betaExpectation((p) => p, a, b) / (a / (a + b))).toBeCloseTo(1, 11)
      const square = (a * (a + 1)) / ((a + b) * (a + b + 1))
      expect(betaExpectation((p) => p * p, a, b) / square).toBeCloseTo(1, 10)
    }
  })
})

describe('optimisation and matrices', () => {
  const banana = ([x = 0, y = 0]: number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2

  test('both methods find the bottom of the banana valley', () => {
    for (const end of [bfgs(banana, [-1.2, 1]), nelderMead(banana, [-1.2, 1]), minimise(banana, [-1.2, 1])]) {
      expect(end.at[0]).toBeCloseTo(1, 3)
      expect(end.at[1]).toBeCloseTo(1, 3)
    }
  })

  test('several starts find the lower of two valleys', () => {
    const twoValleys = ([x = 0]: number[]) => (x * x - 1) ** 2 + 0.3 * x
    expect(minimise(twoValleys, [1.2]).at[0]).toBeGreaterThan(0)
    expect(minimiseFromSeveral(twoValleys, [[1.2], [-1.2]]).at[0]).toBeLessThan(0)
  })

  test('a search keeps away from where the function has no value', () => {
    const walled = ([x = 0]: number[]) => (x <= 0 ? Number.POSITIVE_INFINITY : x - Math.log(x))
    expect(minimise(walled, [5]).at[0]).toBeCloseTo(1, 4)
  })

  test('a matrix times its inverse is one, and what is not positive definite has none', () => {
    const inverted = inverse([
      [4, 2],
      [2, 3],
    ])
    expect(inverted?.[0]?.[0]).toBeCloseTo(0.375, 12)
    expect(inverted?.[0]?.[1]).toBeCloseTo(-0.25, 12)
    expect(
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined()
    expect(
      condition([
        [2, 0],
        [0, 8],
      ]),
    ).toBeCloseTo(4, 12)
    expect(
      condition([
        [1, 1],
        [1, 1],
      ]),
    ).toBeGreaterThan(1e12)
  })

  test('the numeric Hessian of a quadratic is its matrix', () => {
    const curved = hessian(([x = 0, y = 0]) => x * x + 3 * x * y + 5 * y * y, [0.3, -2])
    expect(curved[0]?.[0]).toBeCloseTo(2, 5)
    expect(curved[1]?.[0]).toBeCloseTo(3, 5)
    expect(curved[1]?.[1]).toBeCloseTo(10, 5)
  })
})

describe('random numbers', () => {
  test('a seed repeats its draws and another seed does not', () => {
    const [first, same, other] = [randomStream(7), randomStream(7), randomStream(8)]
    const draws = [first, same, other].map((stream) => [
      stream.uniform(),
      stream.normal(),
      stream.gamma(2, 1),
    ])
    expect(draws[0]).toEqual(draws[1])
    expect(draws[0]).not.toEqual(draws[2])
  })

  test('draws have the mean and spread of their law', () => {
    const stream = randomStream(1)
    const meanOf = (draw: () => number) =>
      Array.from({ length: 20_000 }, draw).reduce((sum, x) => sum + x, 0) / 20_000
    expect(Math.abs(meanOf(stream.uniform) - 0.5)).toBeLessThan(0.01)
    expect(Math.abs(meanOf(stream.normal))).toBeLessThan(0.03)
    expect(Math.abs(meanOf(() => stream.normal() ** 2) - 1)).toBeLessThan(0.05)
    expect(Math.abs(meanOf(() => stream.gamma(0.5, 4)) - 0.125)).toBeLessThan(0.006)
    expect(Math.abs(meanOf(() => stream.beta(0.8, 2.4)) - 0.25)).toBeLessThan(0.01)
  })
})

test('Wilson bounds match Newcombe’s worked examples', () => {
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const
  for (const [hits, tries, low, high] of published) {
    const interval = wilsonInterval(hits, tries)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  }
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
})
