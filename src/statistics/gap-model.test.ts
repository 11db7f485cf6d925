import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CDNOW_CALIBRATION_END, cdnowPurchases, hasPublishedData, whereFrom } from './fixtures/cdnow.ts'
import {
  dueWindow,
  fitGapModel,
  gapExceededBy,
  type GapModel,
  gapHistory,
  shareOfLongerGaps,
} from './gap-model.ts'
import { integrate } from './quadrature.ts'
import { randomStream } from './random.ts'

const everyThreeWeeks = gapHistory([0, 21, 42, 64, 84])
const firm = (regularity: GapModel['regularity']): GapModel => ({ regularity, r: 3, alpha: 60 })

describe.skipIf(!hasPublishedData)(`gaps in the ${whereFrom}`, () => {
  test('buyers of CDs keep no rhythm: the memoryless model wins', () => {
    const histories = cdnowPurchases().map((purchases) => {
      return gapHistory(purchases.map(({ day }) => day).filter((day) => day <= CDNOW_CALIBRATION_END))
    })
    const fit = fitGapModel(histories)
    expect(fit?.model.regularity).toBe(1)
    expect(fit?.converged).toBe(true)
  })
})

test('gaps are counted between days, and a day counts once', () => {
  const { gaps, total, sumOfLogs } = gapHistory([10, 10, 13, 20])
  expect([gaps, total]).toEqual([2, 10])
  expect(sumOfLogs).toBeCloseTo(Math.log(21), 12)
})

test.each([1, 2, 3] as const)('a firm whose gaps have regularity %i is recognised', (regularity) => {
  const random = randomStream(regularity)
  const histories = Array.from({ length: 300 }, () => {
    const rate = random.gamma(3, 60)
    let day = 0
    return gapHistory([0, ...Array.from({ length: 8 }, () => (day += random.gamma(regularity, rate)))])
  })
  const fit = fitGapModel(histories)
  expect(fit?.model.regularity).toBe(regularity)
  expect(Math.abs(Math.log((fit?.model.r ?? 0) / 3))).toBeLessThan(0.4)
  expect(Math.abs(Math.log((fit?.model.alpha ?? 0) / 60))).toBeLessThan(0.4)
})

test('the share of longer gaps is the tail of the gaps’ own law', () => {
  for (const regularity of [1, 2, 3] as const) {
    const { r, alpha } = firm(regularity)
    const [shape, known] = [r + regularity * everyThreeWeeks.gaps, alpha + everyThreeWeeks.total]
    const ways = { 1: 1, 2: shape, 3: (shape * (shape + 1)) / 2 }[regularity]
    const density = (gap: number) => {
      const share = gap / (known + gap)
      return ways * regularity * share ** (regularity - 1) * (1 - share) ** (shape + 1) * (1 / known)
    }
    const constant = integrate(density, 0, 200) + integrate(density, 200, 4000)
    const tail = integrate(density, 63, 400) + integrate(density, 400, 4000)
    expect(shareOfLongerGaps(firm(regularity), everyThreeWeeks, 63)).toBeCloseTo(tail / constant, 5)
  }
})

test('nine weeks of silence say more of somebody regular who comes every three than of anybody', () => {
  const longer = ([1, 2, 3] as const).map((regularity) =>
    shareOfLongerGaps(firm(regularity), everyThreeWeeks, 63),
  )
  expect(longer[0]).toBeCloseTo((144 / 207) ** 7, 12)
  expect(longer[2]).toBeLessThan(longer[0])
})

test('the due window holds eight of ten gaps around its median, and regularity makes it narrower', () => {
  for (const regularity of [1, 2, 3] as const) {
    const { from, median, to } = dueWindow(firm(regularity), everyThreeWeeks)
    expect(shareOfLongerGaps(firm(regularity), everyThreeWeeks, from)).toBeCloseTo(0.9, 9)
    expect(shareOfLongerGaps(firm(regularity), everyThreeWeeks, median)).toBeCloseTo(0.5, 9)
    expect(shareOfLongerGaps(firm(regularity), everyThreeWeeks, to)).toBeCloseTo(0.1, 9)
  }
  const spread = (model: GapModel) =>
    gapExceededBy(model, everyThreeWeeks, 0.1) / gapExceededBy(model, everyThreeWeeks, 0.9)
  expect(spread(firm(3))).toBeLessThan(spread(firm(1)))
})

test('longer silence leaves fewer longer gaps', () => {
  const regularity = fc.constantFrom(1 as const, 2 as const, 3 as const)
  const days = fc
    .array(fc.integer({ min: 0, max: 2000 }), { maxLength: 1000 })
    .map((all) => all.toSorted((a, b) => a - b))
  const silence = fc.double({ min: 0, max: 5000, noNaN: true })
  fc.assert(
    fc.property(regularity, days, silence, silence, (k, given, one, other) => {
      const history = gapHistory(given)
      const [shorter, longer] = [Math.min(one, other), Math.max(one, other)]
      const [before, after] = [shorter, longer].map((wait) => shareOfLongerGaps(firm(k), history, wait))
      expect(before).toBeLessThanOrEqual(1 + 1e-12)
      expect(after).toBeLessThanOrEqual(before + 1e-12)
      expect(after).toBeGreaterThanOrEqual(0)
    }),
    { seed: 3, numRuns: 100 },
  )
})

test('nobody with two gaps means no rhythm to speak of; equal rhythms don’t run away', () => {
  expect(fitGapModel([gapHistory([1, 5]), gapHistory([])])).toBeUndefined()
  const clockwork = Array.from({ length: 40 }, () => gapHistory([0, 7, 14, 21, 28]))
  expect(Number.isFinite(fitGapModel(clockwork)?.model.alpha)).toBe(true)
})
