import { expect, test } from 'vitest'
import { fitSbgRetention, retentionAt, shareStillThere } from './sbg-retention.ts'

const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491]
const regular = [1000, 631, 468, 382, 326, 289, 262, 241]

test.each([
  { cohort: highEnd, alpha: 0.668, beta: 3.806, logLikelihood: -1611.2 },
  { cohort: regular, alpha: 0.704, beta: 1.182, logLikelihood: -1680.3 },
])('the published cohort that shrinks to $cohort.7 gives its published parameters', (published) => {
  const fit = fitSbgRetention(published.cohort)
  expect(fit?.parameters.alpha).toBeCloseTo(published.alpha, 3)
  expect(fit?.parameters.beta).toBeCloseTo(published.beta, 3)
  expect(fit?.logLikelihood).toBeCloseTo(published.logLikelihood, 1)
})

test('retention rises with every renewal, and its product is the share still there', () => {
  const parameters = { alpha: 0.668, beta: 3.806 }
  expect(retentionAt(parameters, 8)).toBeGreaterThan(retentionAt(parameters, 1))
  const product = [1, 2, 3, 4, 5].reduce((share, renewal) => share * retentionAt(parameters, renewal), 1)
  expect(product).toBeCloseTo(shareStillThere(parameters, 5), 12)
})

test('the fitted curve stays within two customers in a hundred of the cohort', () => {
  const fit = fitSbgRetention(highEnd)
  for (const [renewals, count] of highEnd.entries()) {
    const share = fit ? shareStillThere(fit.parameters, renewals) : 0
    expect(Math.abs(share - count / 1000)).toBeLessThan(0.02)
  }
})

test('a cohort that nobody has left tells nothing of leaving', () => {
  expect(fitSbgRetention([50, 50, 50])).toBeUndefined()
  expect(fitSbgRetention([50])).toBeUndefined()
  expect(fitSbgRetention([])).toBeUndefined()
})
