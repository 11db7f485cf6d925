// Who is meant, found on the device itself among all regulars: by a part of the name, by what they go by, by the end
// of a phone number or by a card. Who comes most, and came last, is shown first.
import { daysBetween, type Day } from '../../../kernel/day.ts'
import { beginsNearly, differencesFromBeginning } from '../../people/rules/likeness.ts'
import { searchedIn, searchWordsOf } from '../../people/rules/search.ts'
import type { Part, Regular } from '../model.ts'

type Entry = Readonly<{ regular: Regular; words: string; each: readonly string[]; ends: string }>
export type RegularsIndex = readonly Entry[]

/** Everybody in the order of how often they come, each with the words they are found by. */
export function indexOf(regulars: readonly Regular[]): RegularsIndex {
  return regulars.toSorted(byCloseness).map((regular) => {
    const names = [regular.goesBy, regular.name].flatMap((text) => (text ? [searchedIn(text)] : [])).join(' ')
    return { regular, words: ` ${names}`, each: names.split(' '), ends: `${regular.phoneEnds.join(' ')} ` }
  })
}

function byCloseness(one: Regular, other: Regular): number {
  const often = other.visits.length - one.visits.length
  if (often !== 0) return often
  const [last, otherLast] = [one.lastOn ?? '', other.lastOn ?? '']
  if (last !== otherLast) return last < otherLast ? 1 : -1
  return one.id < other.id ? -1 : 1
}

/** Puts parts that have changed in the place of those that were there. */
export function withParts(known: ReadonlyMap<number, readonly Regular[]>, changed: readonly Part[]) {
  return new Map([...known, ...changed.map(({ part, regulars }) => [part, regulars] as const)])
}

/** Who is meant by what was typed or scanned, the likeliest first. */
export function whoIsMeant(index: RegularsIndex, question: string, most: number): Regular[] {
  const asked = question.trim()
  const words = searchWordsOf(asked)
  if (words.length === 0) return index.slice(0, most).map(({ regular }) => regular)
  const byCard = index.filter(({ regular }) => regular.cards.includes(asked))
  if (byCard.length > 0) return byCard.map(({ regular }) => regular)
  const [first] = words
  const found = words.length === 1 && /^\d+$/.test(first) ? byPhone(index, first) : byWords(index, words)
  const shown = found.length > 0 ? found : spelledAlike(index, words)
  return shown.slice(0, most)
}

const endLength = 6

function byPhone(index: RegularsIndex, digits: string): Regular[] {
  const end = digits.slice(-endLength)
  // Whoever types a whole number means its end; a part may stand anywhere in it.
  const meant = digits.length >= endLength ? `${end} ` : end
  return index.flatMap(({ regular, ends }) => (ends.includes(meant) ? [regular] : []))
}

function byWords(index: RegularsIndex, words: readonly string[]): Regular[] {
  const ranked: Regular[][] = [[], [], []]
  const whole = ` ${words.join(' ')}`
  for (const { regular, words: known } of index) {
    if (!words.every((word) => known.includes(word.length < 3 ? ` ${word}` : word))) continue
    if (known.includes(whole)) ranked[0].push(regular)
    else ranked[words.every((word) => known.includes(` ${word}`)) ? 1 : 2].push(regular)
  }
  return ranked.flat()
}

const shortestMisspelt = 4

/** Nobody has the words as they were typed; somebody may have them nearly. */
function spelledAlike(index: RegularsIndex, words: readonly string[]): Regular[] {
  if (words.some((word) => word.length < shortestMisspelt || /\d/.test(word))) return []
  return index.flatMap(({ regular, each }) => (words.every((word) => isAnyLike(word, each)) ? [regular] : []))
}

function isAnyLike(typed: string, each: readonly string[]): boolean {
  const most = typed.length < 8 ? 1 : 2
  return each.some(
    (word) =>
      beginsNearly(typed, word) &&
      word.length >= typed.length - most &&
      differencesFromBeginning(typed, word) <= most,
  )
}

export type Seen =
  | { kind: 'visits'; count: number }
  | { kind: 'away'; days: number; usualGapDays: number }
  | { kind: 'last'; days: number }
  | { kind: 'new' }

/** What to say of when they come: how often this week, or that they have been away for longer than they used to. */
export function seenBy(regular: Pick<Regular, 'visits' | 'lastOn' | 'usualGapDays'>, today: Day): Seen {
  const thisWeek = regular.visits.filter((day) => daysBetween(day as Day, today) < 7).length
  if (thisWeek > 0) return { kind: 'visits', count: thisWeek }
  if (regular.lastOn === null) return { kind: 'new' }
  const days = Math.max(0, daysBetween(regular.lastOn as Day, today))
  const { usualGapDays } = regular
  const isAway = usualGapDays !== null && days > 2 * Math.max(1, usualGapDays)
  return isAway ? { kind: 'away', days, usualGapDays } : { kind: 'last', days }
}
