// How much each likeness tells that two records are one (Fellegi & Sunter 1969). The weights are the firm's own, found
// by EM among its pairs that share a key (statistics/record-linkage); where it has few, typical ones of contact books
// count more. A rare name tells more than a common one, a number that many share less (Winkler 1989).
import {
  bitsOfRarity,
  type Comparison,
  chanceOfOne,
  type Counted,
  estimateLinkage,
  type LinkageModel,
  weightsOf,
} from '../../../statistics/record-linkage/fellegi-sunter.ts'
import type { Reason } from '../model.ts'
import { type Field, fieldsOf, levelsOf, personFields } from './comparing.ts'
import type { Features } from './features.ts'

type Kind = Features['kind']
type Chances = Readonly<{ m: readonly number[]; u: readonly number[] }>

// Among pairs that share a key and whose given names don't speak against it, so even strangers agree often in names.
const typical: Readonly<Record<Kind, Partial<Record<Field, Chances>>>> = {
  person: {
    given: { m: [0.005, 0.075, 0.22, 0.7], u: [0.005, 0.195, 0.25, 0.55] },
    family: { m: [0.05, 0.15, 0.8], u: [0.55, 0.12, 0.33] },
    email: { m: [0.36, 0.12, 0.52], u: [0.967, 0.015, 0.018] },
    phone: { m: [0.3, 0.1, 0.6], u: [0.95, 0.02, 0.03] },
    birthday: { m: [0.02, 0.13, 0.85], u: [0.93, 0.05, 0.02] },
    place: { m: [0.15, 0.15, 0.15, 0.55], u: [0.64, 0.23, 0.07, 0.06] },
    firm: { m: [0.25, 0.2, 0.55], u: [0.86, 0.04, 0.1] },
  },
  organisation: {
    firm: { m: [0.005, 0.295, 0.7], u: [0.005, 0.345, 0.65] },
    email: { m: [0.08, 0.3, 0.62], u: [0.94, 0.05, 0.01] },
    phone: { m: [0.25, 0.08, 0.67], u: [0.95, 0.02, 0.03] },
    place: { m: [0.08, 0.1, 0.12, 0.7], u: [0.8, 0.15, 0.04, 0.01] },
  },
}

/** As how many pairs the typical weights count: they never become a small part of what is learned. */
const typicalCountsAs = (pairs: number) => ({ m: 100 + 0.02 * pairs, u: 100 })
/** With fewer pairs nothing can be learned from them. */
const fewestPairs = 100

/** From this chance on, pairs are shown to members: of the labelled book's, 98 in 100 of them are one. */
export const likely = 0.5

/** The weights of one kind of record, as of one scan. */
export type Weights = Readonly<{ model: LinkageModel; records: number; learnedFrom: number }>

/**
 * The weights before anything is learned. Namesakes by chance grow with the square of the number of records, records
 * that are twice there only with their number.
 */
export function typicalWeights(kind: Kind, records: number): Weights {
  const usual = kind === 'person' ? 5000 : 1000
  const odds = (0.2 / 0.8) * Math.min(Math.max(usual / Math.max(records, 1), 1 / 30), 30)
  const fields = fieldsOf(kind).map((field) => typical[kind][field] ?? { m: [], u: [] })
  const model = { share: odds / (1 + odds), m: fields.map(({ m }) => m), u: fields.map(({ u }) => u) }
  return { model, records, learnedFrom: 0 }
}

/** The weights that the firm's own pairs show, held by the typical ones. */
export function learnedWeights(kind: Kind, records: number, pairs: readonly Counted[]): Weights {
  const before = typicalWeights(kind, records)
  const learnedFrom = countOf(pairs)
  // EM tells two groups apart. Among people of one family name these are namesakes and the same; those who share a first
  // name and a town besides would make it three.
  const core = kind === 'person' ? pairs.flatMap(ofOneName) : pairs
  const size = countOf(core)
  if (size < fewestPairs) return before
  const known = { as: before.model, ...typicalCountsAs(size) }
  const { model } = estimateLinkage(core, { model: before.model, known })
  const m = model.m.map((row, at) => (isInOrder(row, model.u[at]) ? row : before.model.m[at]))
  const u = model.u.map((row, at) => (isInOrder(model.m[at], row) ? row : before.model.u[at]))
  const ones = Math.min(model.share * size, size - 1)
  if (kind === 'organisation') return { model: { share: bounded(ones / size), m, u }, records, learnedFrom }
  const names = before.model.m[family]
  const all = ones / (1 - names[0])
  const strangers = names.map((share, level) => {
    const here = pairs.reduce((sum, one) => sum + (one.levels[family] === level ? one.pairs : 0), 0)
    return Math.max(here - all * share, 0) + 100 * before.model.u[family][level]
  })
  const total = strangers.reduce((sum, one) => sum + one, 0)
  m[given] = before.model.m[given]
  u[given] = before.model.u[given]
  m[family] = names
  u[family] = strangers.map((one) => one / total)
  return { model: { share: bounded(all / learnedFrom), m, u }, records, learnedFrom }
}

const [given, family] = [personFields.indexOf('given'), personFields.indexOf('family')]
const bounded = (share: number) => Math.min(Math.max(share, 1e-4), 0.98)
const countOf = (pairs: readonly Counted[]) => pairs.reduce((sum, one) => sum + one.pairs, 0)

/** A pair of one family name, compared in the rest; none where the names differ. */
function ofOneName({ levels, pairs }: Counted): Counted[] {
  if ((levels[family] ?? 0) === 0) return []
  return [{ levels: levels.map((level, at) => (at === given || at === family ? null : level)), pairs }]
}

/** Where more likeness seems to tell less, too little was seen. */
function isInOrder(m: readonly number[], u: readonly number[]): boolean {
  const [least, most] = [m[0] / u[0], m[m.length - 1] / u[u.length - 1]]
  return most > 1 && most >= least
}

/** How many records hold the value that two agree in, where they agree in it wholly. */
export type Holders = Readonly<Partial<Record<Field, number>>>

export type Judgement = Readonly<{ chance: number; reasons: Reason[] }>

/** The chance that two records are one, and what tells so, the strongest first. */
export function judge(weights: Weights, kind: Kind, levels: Comparison, holders: Holders): Judgement {
  const fields = fieldsOf(kind)
  const rarity = fields.map((field, at) =>
    levels[at] === levelsOf[field] - 1 ? bitsOfHolders(field, holders[field], weights.records) : 0,
  )
  const bits = weightsOf(weights.model, levels).map((weight, at) => weight + (rarity[at] ?? 0))
  const chance = chanceOfOne(
    weights.model,
    levels,
    rarity.reduce((sum, one) => sum + one, 0),
  )
  const reasons = fields.flatMap((field, at): Reason[] => {
    const level = levels[at]
    return level === null ? [] : [{ field, level, bits: Math.round((bits[at] ?? 0) * 10) / 10 }]
  })
  return { chance, reasons: reasons.toSorted((one, other) => other.bits - one.bits) }
}

/** How often two strangers agree in a name by chance: typical of contact books. */
const byChance = { given: 0.006, family: 0.0015, firm: 0.001 } as const
const mostBits = 5

function bitsOfHolders(field: Field, holders: number | undefined, records: number): number {
  if (holders === undefined) return 0
  if (field === 'email' || field === 'phone') return -Math.log2(Math.max(holders - 1, 1))
  if (field !== 'given' && field !== 'family' && field !== 'firm') return 0
  const average = byChance[field]
  // The two themselves tell nothing of how common it is; in a small book, neither do the others.
  const share = (Math.max(holders - 2, 0) + average * 300) / (records + 300)
  return Math.min(Math.max(bitsOfRarity(share, average), -mostBits), mostBits)
}
