// What the weights are learned from: how often pairs compare in each way, and how many records hold a value.
import type { Comparison, Counted } from '../../../statistics/record-linkage/fellegi-sunter.ts'
import type { Features } from './features.ts'
import { wordKeysOf } from './keys.ts'
import type { Holders } from './weighing.ts'

/** Pairs that compare alike, counted together. */
export function counted(all: readonly Comparison[]): Counted[] {
  const found = new Map<string, { levels: Comparison; pairs: number }>()
  for (const levels of all) {
    const known = found.get(levels.join())
    if (known) known.pairs += 1
    else found.set(levels.join(), { levels, pairs: 1 })
  }
  return [...found.values()]
}

/** How many records hold what two have in common; `held` tells it for a key. */
export function holdersIn(one: Features, other: Features, held: (key: string) => number): Holders {
  const words = wordKeysOf(one)
  const mark = one.kind === 'person' ? 'p ' : 'o '
  const email = one.emails.find((address) => other.emails.includes(address))
  const phone = one.phones.find((digits) => other.phones.includes(digits))
  return {
    given: held(words.given),
    family: held(words.family),
    firm: held(words.firm),
    ...(email === undefined ? {} : { email: held(`${mark}e:${email}`) }),
    ...(phone === undefined ? {} : { phone: held(`${mark}t:${phone.slice(-7)}`) }),
  }
}

/** The keys whose holders one has to know to judge a pair. */
export function countedKeysOf(record: Features): string[] {
  const mark = record.kind === 'person' ? 'p ' : 'o '
  return [
    ...Object.values(wordKeysOf(record)),
    ...record.emails.map((address) => `${mark}e:${address}`),
    ...record.phones.map((digits) => `${mark}t:${digits.slice(-7)}`),
  ]
}
