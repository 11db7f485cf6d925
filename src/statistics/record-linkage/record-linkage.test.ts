import { describe, expect, test } from 'vitest'
import { randomStream } from '../random.ts'
import {
  bitsOfRarity,
  chanceOfOne,
  chancesAtRandom,
  type Comparison,
  type Counted,
  estimateLinkage,
  expectedQuality,
  type LinkageModel,
  weightsOf,
} from './fellegi-sunter.ts'
import { jaro, jaroWinkler } from './string-comparator.ts'

describe('how alike two names are', () => {
  // Winkler 1999, table 3: last and first names of the 1990 census.
  test.each([
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['MASSEY', 'MASSIE', 0.889, 0.933],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['JERALDINE', 'GERALDINE', 0.926, 0.926],
    ['MARHTA', 'MARTHA', 0.944, 0.961],
    ['MICHELLE', 'MICHAEL', 0.869, 0.921],
    ['JULIES', 'JULIUS', 0.889, 0.933],
    ['TANYA', 'TONYA', 0.867, 0.88],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
    ['SEAN', 'SUSAN', 0.783, 0.805],
    ['JON', 'JOHN', 0.917, 0.933],
  ])('%s and %s are as alike as published', (left, right, plain, raised) => {
    expect(jaro(left, right)).toBeCloseTo(plain, 3)
    expect(jaroWinkler(left, right)).toBeCloseTo(raised, 3)
    expect(jaro(right, left)).toBeCloseTo(plain, 3)
  })

  test('a name is like itself, unlike nothing at all, and characters beyond the basic plane count once', () => {
    expect(jaroWinkler('Ada', 'Ada')).toBe(1)
    expect(jaroWinkler('', '')).toBe(1)
    expect(jaroWinkler('Ada', '')).toBe(0)
    expect(jaroWinkler('𠮷田', '𠮷田')).toBe(1)
    expect(jaro('𠮷田', '吉田')).toBeCloseTo(2 / 3, 10)
  })
})

const truth: LinkageModel = {
  share: 0.02,
  m: [
    [0.04, 0.16, 0.8],
    [0.1, 0.9],
    [0.3, 0.7],
    [0.05, 0.95],
  ],
  u: [
    [0.93, 0.05, 0.02],
    [0.99, 0.01],
    [0.9, 0.1],
    [0.995, 0.005],
  ],
}

/** Pairs drawn from the truth, some fields missing; each knows whether it is one. */
function drawn(count: number, seed: number) {
  const { uniform: random } = randomStream(seed)
  const pick = (shares: readonly number[]) => {
    let left = random()
    const at = shares.findIndex((share) => (left -= share) < 0)
    return at < 0 ? shares.length - 1 : at
  }
  return Array.from({ length: count }, () => {
    const isOne = random() < truth.share
    const from = isOne ? truth.m : truth.u
    const levels = from.map((shares, field) => (field === 3 && random() < 0.3 ? null : pick(shares)))
    return { isOne, levels }
  })
}

function counted(pairs: readonly { levels: Comparison }[]): Counted[] {
  const found = new Map<string, Counted>()
  for (const { levels } of pairs) {
    const key = levels.join()
    found.set(key, { levels, pairs: (found.get(key)?.pairs ?? 0) + 1 })
  }
  return [...found.values()]
}

const vague: LinkageModel = {
  share: 0.1,
  m: truth.m.map((row) => row.map((_, level) => (level === 0 ? 0.2 : 0.8 / (row.length - 1)))),
  u: truth.u.map((row) => row.map((_, level) => (level === 0 ? 0.8 : 0.2 / (row.length - 1)))),
}

describe('whether two records are one', () => {
  const pairs = drawn(60_000, 11)
  const patterns = counted(pairs)

  test('without being told a single answer, EM finds how often fields agree among those that are one', () => {
    const { model, converged } = estimateLinkage(patterns, { model: vague })
    expect(converged).toBe(true)
    expect(model.share).toBeCloseTo(truth.share, 2)
    for (const [field, row] of truth.m.entries()) {
      for (const [level, share] of row.entries()) expect(model.m[field]?.[level]).toBeCloseTo(share, 1)
      for (const [level, share] of (truth.u[field] ?? []).entries()) {
        expect(model.u[field]?.[level]).toBeCloseTo(share, 2)
      }
    }
  })

  test('it comes to the same end from a good and from a vague beginning', () => {
    const [vaguely, well] = [vague, truth].map((model) => estimateLinkage(patterns, { model }))
    expect(vaguely?.logLikelihood).toBeCloseTo(well?.logLikelihood ?? 0, 2)
    expect(vaguely?.model.m[1]?.[1]).toBeCloseTo(well?.model.m[1]?.[1] ?? 0, 3)
  })

  test('the chance it gives is kept: of the pairs it is 90 in 100 sure of, about that many are one', () => {
    const { model } = estimateLinkage(patterns, { model: vague })
    const fresh = drawn(60_000, 12)
    for (const [low, high] of [
      [0.02, 0.5],
      [0.5, 0.95],
      [0.95, 1],
    ] as const) {
      const within = fresh
        .map(({ isOne, levels }) => ({ isOne, chance: chanceOfOne(model, levels) }))
        .filter(({ chance }) => chance >= low && chance < high)
      const said = within.reduce((sum, { chance }) => sum + chance, 0) / within.length
      const came = within.filter(({ isOne }) => isOne).length / within.length
      expect(within.length).toBeGreaterThan(50)
      expect(Math.abs(said - came)).toBeLessThan(0.1)
    }
  })

  test('precision and recall that it expects of itself are those that labels show', () => {
    const { model } = estimateLinkage(patterns, { model: vague })
    const expected = expectedQuality(model, patterns, 0.9)
    const taken = pairs.filter(({ levels }) => chanceOfOne(model, levels) >= 0.9)
    const right = taken.filter(({ isOne }) => isOne).length
    const ones = pairs.filter(({ isOne }) => isOne).length
    expect(expected.precision).toBeCloseTo(right / taken.length, 1)
    expect(expected.recall).toBeCloseTo(right / ones, 1)
  })

  test('what pairs drawn at random showed is kept where it is asked to be', () => {
    const atRandom = counted(pairs.filter(({ isOne }) => !isOne))
    const u = chancesAtRandom(atRandom, [3, 2, 2, 2])
    expect(u[0]?.[2]).toBeCloseTo(0.02, 2)
    const { model } = estimateLinkage(patterns, { model: { ...vague, u }, keepsU: true })
    expect(model.u).toEqual(u)
    expect(model.m[0]?.[2]).toBeCloseTo(0.8, 1)
  })

  test('a field that one of them lacks says nothing; each that agrees adds its bits', () => {
    expect(weightsOf(truth, [2, null, 0, 1])).toEqual([
      Math.log2(40),
      0,
      expect.closeTo(Math.log2(0.3 / 0.9), 10),
      Math.log2(190),
    ])
    expect(chanceOfOne(truth, [null, null, null, null])).toBeCloseTo(truth.share, 12)
  })

  test('sharing a rare name tells more than sharing a common one', () => {
    const [smith, featherstonehaugh] = [bitsOfRarity(0.01, 0.002), bitsOfRarity(0.00001, 0.002)]
    expect(smith).toBeCloseTo(-2.32, 2)
    expect(featherstonehaugh).toBeCloseTo(7.64, 2)
    expect(chanceOfOne(truth, [2, 0, 0, null], featherstonehaugh)).toBeGreaterThan(
      chanceOfOne(truth, [2, 0, 0, null], smith),
    )
  })

  test('a book in which nothing agrees stays finite and finds nobody', () => {
    const { model } = estimateLinkage([{ levels: [0, 0, 0, 0], pairs: 1000 }], { model: vague })
    expect(Number.isFinite(chanceOfOne(model, [0, 0, 0, 0]))).toBe(true)
    expect(chanceOfOne(model, [0, 0, 0, 0])).toBeLessThan(0.01)
  })
})
