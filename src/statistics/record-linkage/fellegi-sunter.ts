// Whether two records are one: Fellegi & Sunter 1969 (JASA 64), the chances of agreement estimated without labels by
// EM under conditional independence (Winkler 1988; Jaro 1989), rare values counting more (Winkler 1989, term
// frequencies). Fields are compared on levels; a field that either record lacks says nothing.

/** How two records compare, field by field: 0 they differ, higher is more alike, `null` one of them lacks it. */
export type Comparison = readonly (number | null)[]

/** How many pairs compare like this. */
export type Counted = { readonly levels: Comparison; readonly pairs: number }

/**
 * `share` of pairs that are one, in (0, 1); and for each field the chance of each level among pairs that are one (`m`)
 * and among pairs that aren't (`u`). Every row of `m` and `u` sums to 1.
 */
export type LinkageModel = {
  readonly share: number
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
}

/** A model with how it was reached. */
export type LinkageFit = {
  readonly model: LinkageModel
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/** What EM starts from and what it leaves as it is. */
export type LinkageStart = {
  readonly model: LinkageModel
  /** Where pairs drawn at random told `u`, EM must not bend it: among blocked pairs too many agree by construction. */
  readonly keepsU?: boolean
  /**
   * What is known beforehand, and as how many pairs it counts beside those that are seen (a Dirichlet prior): without
   * it, EM may find two other groups than pairs that are one and pairs that aren't.
   */
  readonly known?: { readonly as: Pick<LinkageModel, 'm' | 'u'>; readonly m: number; readonly u: number }
}

const mostSteps = 500
/** Half a pair on every level: no chance is ever 0 or 1 because a small book happened not to show it. */
const unseen = 0.5

/** The chance of each level among pairs drawn at random, nearly none of which are one. */
export function chancesAtRandom(pairs: readonly Counted[], levels: readonly number[]): number[][] {
  return levels.map((count, field) =>
    shares(
      Array.from({ length: count }, (_, level) =>
        sumOf(pairs, (one) => (one.levels[field] === level ? 1 : 0)),
      ),
    ),
  )
}

/** Maximum likelihood by EM, with half a pair on every level; stops when a step gains less than a billionth. */
export function estimateLinkage(
  pairs: readonly Counted[],
  { model: start, keepsU = false, known }: LinkageStart,
): LinkageFit {
  let model = start
  let logLikelihood = logLikelihoodOf(model, pairs)
  for (let iterations = 1; iterations <= mostSteps; iterations++) {
    model = step(model, pairs, { keepsU, known })
    const next = logLikelihoodOf(model, pairs)
    const gained = next - logLikelihood
    logLikelihood = next
    if (Math.abs(gained) < 1e-9 * (1 + Math.abs(next)))
      return { model, logLikelihood, iterations, converged: true }
  }
  return { model, logLikelihood, iterations: mostSteps, converged: false }
}

type Held = { readonly keepsU: boolean; readonly known: LinkageStart['known'] }

function step(model: LinkageModel, pairs: readonly Counted[], { keepsU, known }: Held): LinkageModel {
  const chances = pairs.map((one) => chanceOfOne(model, one.levels))
  const total = sumOf(pairs, () => 1)
  const ones = sumOf(pairs, (_, at) => chances[at])
  const share = Math.min(Math.max(ones / total, 1e-12), 1 - 1e-12)
  const levelsBy = (weightOf: (at: number) => number, side: 'm' | 'u') =>
    model.m.map((row, field) =>
      shares(
        row.map(
          (_, level) =>
            sumOf(pairs, (one, at) => (one.levels[field] === level ? weightOf(at) : 0)) +
            (known === undefined ? 0 : known[side] * (known.as[side][field]?.[level] ?? 0)),
        ),
      ),
    )
  const m = levelsBy((at) => chances[at], 'm')
  return { share, m, u: keepsU ? model.u : levelsBy((at) => 1 - chances[at], 'u') }
}

/** The weight of each field in bits: how many times more often, as a power of two, pairs that are one compare so. */
export function weightsOf({ m, u }: LinkageModel, levels: Comparison): number[] {
  return levels.map((level, field) => (level === null ? 0 : Math.log2(m[field][level] / u[field][level])))
}

/**
 * The chance, in [0, 1], that both are one. `rarer` adds bits for values that are rarer than the average agreement (see
 * `bitsOfRarity`).
 */
export function chanceOfOne(model: LinkageModel, levels: Comparison, rarer = 0): number {
  const bits = weightsOf(model, levels).reduce((sum, weight) => sum + weight, rarer)
  const logOdds = Math.log(model.share / (1 - model.share)) + bits * Math.LN2
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds))
}

/**
 * Bits that agreeing on this value tells more (or less) than agreeing on any: `share` of all records have it, `average`
 * is the chance that two records drawn at random agree in the field at all.
 */
export function bitsOfRarity(share: number, average: number): number {
  return Math.log2(average / Math.max(share, Number.MIN_VALUE))
}

/** Precision and recall, each in [0, 1], expected by the model itself when all pairs at or above `threshold` are taken. */
export function expectedQuality(model: LinkageModel, pairs: readonly Counted[], threshold: number) {
  const chances = pairs.map((one) => chanceOfOne(model, one.levels))
  const isTaken = (at: number) => chances[at] >= threshold
  const taken = sumOf(pairs, (_, at) => (isTaken(at) ? 1 : 0))
  const right = sumOf(pairs, (_, at) => (isTaken(at) ? chances[at] : 0))
  const ones = sumOf(pairs, (_, at) => chances[at])
  return { precision: taken === 0 ? 1 : right / taken, recall: ones === 0 ? 1 : right / ones }
}

function logLikelihoodOf(model: LinkageModel, pairs: readonly Counted[]): number {
  return sumOf(pairs, ({ levels }) => {
    const [one, two] = [logChance(model.m, levels), logChance(model.u, levels)]
    const [a, b] = [Math.log(model.share) + one, Math.log1p(-model.share) + two]
    return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))
  })
}

function logChance(chances: LinkageModel['m'], levels: Comparison): number {
  return levels.reduce<number>(
    (sum, level, field) => sum + (level === null ? 0 : Math.log(chances[field][level])),
    0,
  )
}

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count + unseen, 0)
  return counts.map((count) => (count + unseen) / total)
}

function sumOf(pairs: readonly Counted[], valueOf: (one: Counted, at: number) => number): number {
  return pairs.reduce((sum, one, at) => sum + one.pairs * valueOf(one, at), 0)
}
