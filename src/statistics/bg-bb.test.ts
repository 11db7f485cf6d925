import { describe, expect, test } from 'vitest'
import {
  type BgBbParameters,
  chanceStillThere,
  expectedTaken,
  expectedTakenByNewcomer,
  fitBgBb,
  type OpportunityHistory,
} from './bg-bb.ts'
import { hasPublishedData, publishedRows, whereFrom } from './fixtures/cdnow.ts'

const published: BgBbParameters = { alpha: 1.2035, beta: 0.7497, gamma: 0.6568, delta: 2.7834 }
const ofSix = (taken: number, last: number): OpportunityHistory => ({ taken, last, opportunities: 6 })

describe.skipIf(!hasPublishedData)(`BG/BB on the donations beside the ${whereFrom}`, () => {
  test('maximum likelihood finds the published parameters', () => {
    const histories = publishedRows('donations.csv').map(([taken, last, opportunities, customers]) => {
      return { taken, last, opportunities, customers }
    })
    const { parameters, logLikelihood, converged } = fitBgBb(histories)
    expect(converged).toBe(true)
    expect(parameters.alpha).toBeCloseTo(1.2035, 3)
    expect(parameters.beta).toBeCloseTo(0.7497, 3)
    expect(parameters.gamma).toBeCloseTo(0.6568, 3)
    expect(Math.abs(parameters.delta - 2.7834)).toBeLessThan(0.001)
    expect(Math.abs(logLikelihood + 33225.58)).toBeLessThan(0.01)
  })
})

test('the expected gifts of a new donor follow the published curve', () => {
  const curve = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887]
  for (const [i, expected] of curve.entries()) {
    // The parameters are rounded to four places, which shows in the fourth place of the curve.
    expect(Math.abs(expectedTakenByNewcomer(published, i + 1) / expected - 1)).toBeLessThan(2e-4)
  }
})

test('the chance of still being there at the seventh appeal is the published one', () => {
  expect(Math.abs(chanceStillThere(published, ofSix(0, 0)) - 0.1081)).toBeLessThan(1e-4)
  expect(Math.abs(chanceStillThere(published, ofSix(2, 4)) - 0.5897)).toBeLessThan(1e-4)
  expect(Math.abs(chanceStillThere(published, ofSix(6, 6)) - 0.9304)).toBeLessThan(1e-4)
})

test('the gifts expected in the next ten appeals are the published ones', () => {
  expect(Math.abs(expectedTaken(published, ofSix(0, 0), 10) / 0.1302169 - 1)).toBeLessThan(5e-4)
  expect(Math.abs(expectedTaken(published, ofSix(4, 5), 10) / 3.627858 - 1)).toBeLessThan(5e-4)
})

test('there is no hole where gamma is one', () => {
  const [near, at] = [1 + 1e-9, 1].map((gamma) => expectedTaken({ ...published, gamma }, ofSix(4, 5), 10))
  expect(at).toBeCloseTo(near, 7)
})
