import type { Counted } from '../../../../statistics/record-linkage/fellegi-sunter.ts'
import { compare, isSurelyAnother } from '../comparing.ts'
import { type Comparable, type Features, featuresOf } from '../features.ts'
import { keysOf, mostUnderKey } from '../keys.ts'
import { counted, holdersIn } from '../sampling.ts'
import { judge, learnedWeights } from '../weighing.ts'

export type Found = Readonly<{ one: string; other: string; chance: number }>

/** A scan of a whole book in memory, by the rules that the nightly scan of a firm follows in its database. */
export function foundPairs(records: readonly Comparable[]): {
  found: Found[]
  compared: number
  shared: Set<string>
} {
  const all = records.map(featuresOf)
  const under = new Map<string, Features[]>()
  for (const one of all)
    for (const key of keysOf(one)) {
      const there = under.get(key)
      if (there) there.push(one)
      else under.set(key, [one])
    }
  const pairs = new Map<string, [Features, Features]>()
  for (const block of under.values()) {
    if (block.length > mostUnderKey) continue
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) pairs.set(`${one.id} ${other.id}`, [one, other])
  }
  const compared = [...pairs.values()].flatMap(([one, other]) => {
    const levels = compare(one, other)
    return isSurelyAnother(one, other, levels) ? [] : [{ one, other, levels }]
  })
  const patternsOf = (kind: Features['kind']): Counted[] =>
    counted(compared.filter(({ one }) => one.kind === kind).map(({ levels }) => levels))
  const size = (kind: Features['kind']) => all.filter((one) => one.kind === kind).length
  const weights = {
    person: learnedWeights('person', size('person'), patternsOf('person')),
    organisation: learnedWeights('organisation', size('organisation'), patternsOf('organisation')),
  }
  const found = compared.map(({ one, other, levels }) => {
    const holders = holdersIn(one, other, (key) => under.get(key)?.length ?? 0)
    return {
      one: one.id,
      other: other.id,
      chance: judge(weights[one.kind], one.kind, levels, holders).chance,
    }
  })
  return { found, compared: pairs.size, shared: new Set(pairs.keys()) }
}
