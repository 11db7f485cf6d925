import { expect, test } from 'vitest'
import { randomStream, type RandomStream } from './random.ts'
import { chanceOfChange, fitRateChange, type TwoStretches } from './rate-change.ts'

const HALF_A_YEAR = 182

test('where nobody changes, the spread is within chance and nobody is called faster or slower', () => {
  const people = steadyPeople(randomStream(1), 24, 1)
  const model = fitRateChange(people)
  expect(model?.spread).toBeLessThan(0.15)
  const named = people.filter((one) => model && mostLikelyChange(chanceOfChange(model, one)) >= 0.6)
  expect(named).toHaveLength(0)
})

test('a season that all share is not a change of anybody', () => {
  const model = fitRateChange(steadyPeople(randomStream(2), 24, 2))
  expect(model?.season).toBeCloseTo(Math.log(2), 1)
  const twice = { older: { events: 12, time: HALF_A_YEAR }, newer: { events: 24, time: HALF_A_YEAR } }
  expect(model && mostLikelyChange(chanceOfChange(model, twice))).toBeLessThan(0.2)
})

test('of weekly buyers, most who halve or double are found, and few of the steady are flagged', () => {
  const random = randomStream(3)
  const factors = Array.from({ length: 1500 }, (_, i) => [0.5, 2, 1, 1, 1, 1, 1, 1, 1, 1][i % 10])
  const people = factors.map((factor) => twoStretches(random, 52, factor))
  const model = fitRateChange(people) ?? { season: 0, spread: 0.02 }
  const chances = people.map((one) => chanceOfChange(model, one))
  const shareOf = (factor: number, isNamed: (i: number) => boolean) => {
    const members = factors.flatMap((own, i) => (own === factor ? [i] : []))
    return members.filter(isNamed).length / members.length
  }
  expect(shareOf(0.5, (i) => chances[i].slower >= 0.6)).toBeGreaterThan(0.5)
  expect(shareOf(2, (i) => chances[i].faster >= 0.6)).toBeGreaterThan(0.65)
  expect(shareOf(1, (i) => mostLikelyChange(chances[i]) >= 0.6)).toBeLessThan(0.12)
})

test('the chances are calibrated: of those said to be faster with 7 in 10, about 7 in 10 are', () => {
  const random = randomStream(4)
  const truths = Array.from({ length: 3000 }, () => 0.5 * random.normal())
  const people = truths.map((change) => twoStretches(random, 30, Math.exp(change)))
  const model = fitRateChange(people) ?? { season: 0, spread: 0.02 }
  expect(model.spread).toBeCloseTo(0.5, 1)
  // Given the events of both stretches, those who sped up weigh more: the season leans their way a little.
  expect(Math.abs(model.season)).toBeLessThan(0.1)
  const judged = people.map((one, i) => ({
    said: chanceOfChange(model, one).faster,
    isFaster: truths[i] > Math.log(1.25),
  }))
  const likely = judged.filter(({ said }) => said > 0.5 && said < 0.9)
  const said = likely.reduce((sum, one) => sum + one.said, 0) / likely.length
  const came = likely.filter(({ isFaster }) => isFaster).length / likely.length
  expect(Math.abs(said - came)).toBeLessThan(0.06)
})

test('faster and slower are mirror images, and longer stretches are taken into account', () => {
  const model = { season: 0, spread: 0.5 }
  const stretches = (older: number, newer: number, time: number): TwoStretches => ({
    older: { events: older, time: HALF_A_YEAR },
    newer: { events: newer, time },
  })
  const up = chanceOfChange(model, stretches(5, 20, HALF_A_YEAR))
  const down = chanceOfChange(model, stretches(20, 5, HALF_A_YEAR))
  expect(up.faster).toBeCloseTo(down.slower, 8)
  expect(up.faster).toBeGreaterThan(0.8)
  // The same pace for four times as long leaves rather less than the third that was likely beforehand.
  expect(chanceOfChange(model, stretches(5, 20, 4 * HALF_A_YEAR)).faster).toBeLessThan(0.3)
})

test('no events, or thousands on one side only, still give chances', () => {
  for (const [older, newer] of [
    [0, 0],
    [5000, 0],
    [0, 5000],
    [5000, 5000],
  ]) {
    const one = { older: { events: older, time: 200 }, newer: { events: newer, time: 28 } }
    for (const spread of [0.02, 0.5, 3]) {
      const { faster, slower } = chanceOfChange({ season: 0.1, spread }, one)
      expect(faster + slower).toBeLessThanOrEqual(1 + 1e-12)
      expect(Math.min(faster, slower)).toBeGreaterThanOrEqual(0)
    }
  }
})

test('a firm of sixty thousand relationships learns its season from an even sample of them', () => {
  const [up, down] = [2, 1].map((factor) => ({
    older: { events: 20, time: 91 },
    newer: { events: 20 * factor, time: 91 },
  }))
  const model = fitRateChange(Array.from({ length: 60_000 }, (_, i) => (i < 30_000 ? up : down)))
  expect(model?.season).toBeCloseTo(Math.log(2) / 2, 1)
  expect(model?.spread).toBeLessThan(0.4)
})

test('without two events and four weeks on both sides, nobody tells the season', () => {
  const one = { older: { events: 1, time: 90 }, newer: { events: 0, time: 90 } }
  const short = { older: { events: 9, time: 90 }, newer: { events: 9, time: 20 } }
  expect(fitRateChange([one, short])).toBeUndefined()
})

function mostLikelyChange({ faster, slower }: { faster: number; slower: number }): number {
  return Math.max(faster, slower)
}

function steadyPeople(random: RandomStream, perYear: number, season: number): TwoStretches[] {
  return Array.from({ length: 600 }, () => twoStretches(random, perYear, season))
}

function twoStretches(random: RandomStream, perYear: number, factor: number): TwoStretches {
  const expected = (perYear * HALF_A_YEAR) / 365
  return {
    older: { events: countOf(random, expected), time: HALF_A_YEAR },
    newer: { events: countOf(random, expected * factor), time: HALF_A_YEAR },
  }
}

function countOf(random: RandomStream, expected: number): number {
  let count = 0
  for (let time = -Math.log(random.uniform()); time < expected; time -= Math.log(random.uniform())) count++
  return count
}
