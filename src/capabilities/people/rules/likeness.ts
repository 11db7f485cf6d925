// Words that somebody misspelt. Two are alike when few letters have to be put in, left out, changed or swapped with
// the next one (Damerau 1964, as optimal string alignment); a longer word may differ more.
import { beginningPatternsOf, escaped, isWrittenApart, searchPatternsOf } from './search.ts'

/**
 * How to look for words that were not found as they were typed: by the longest that may be misspelt, among those who
 * have something of each of the others. Any word is looked up by the ways to get a letter of it wrong; a long one also
 * by its likeness, which for a short one would bring half of all names.
 */
export type Loosely = Readonly<{
  patterns: string[]
  like: string | null
  /** For each of the others, patterns of `like` of which one must match. */
  others: string[][]
}>

const aNumber = /^\d+$/
// Numbers and signs are meant as they are typed.
const isNoName = /[^\p{L}@.]/u
const shortestLong = 7

/** Null where nothing can be misspelt. */
export function loosely(words: readonly string[]): Loosely | null {
  const [driver] = words
    .filter((word) => mostDifferences(word) > 0 || isLongNumber(word))
    .sort((one, other) => other.length - one.length)
  if (driver === undefined) return null
  const others = words.filter((word) => word !== driver).map(somethingOf)
  if (isLongNumber(driver)) return { patterns: [`%${endOf(driver)}%`], like: null, others }
  const isLong = driver.length >= shortestLong
  const patterns = isLong ? beginningPatternsOf(swapped(driver)) : oneLetterOff(driver)
  return { patterns, like: isLong ? driver : null, others }
}

const swapped = (word: string) =>
  Array.from(word.slice(1), (letter, at) => word.slice(0, at) + letter + word[at] + word.slice(at + 2))

/** All ways to have swapped two letters, typed one too many, typed a wrong one, or left one out. */
function oneLetterOff(word: string): string[] {
  const places = Array.from(word, (_, at) => [word.slice(0, at), word.slice(at), word.slice(at + 1)])
  const patterns = [
    ...beginningPatternsOf([...swapped(word), ...places.map(([before, , after]) => before + after)]),
    ...places.flatMap(([before, from, after]) => [withAny(before, after), withAny(before, from)]),
  ]
  return [...new Set(patterns)]
}

const withAny = (before: string, after: string) => `% ${escaped(before)}_${escaped(after)}%`

function somethingOf(word: string): string[] {
  if (isLongNumber(word)) return [`%${endOf(word)}%`]
  if (mostDifferences(word) === 0) return searchPatternsOf([word])
  return [...beginningPatternsOf([word.slice(0, 2)]), `%${escaped(word.slice(-3))}%`]
}

// Country codes and trunk zeros are written in more ways than can be told apart: the end of a number says enough.
const isLongNumber = (word: string) => aNumber.test(word) && word.length >= 9
const endOf = (digits: string) => digits.slice(-7)

/** In how many letters a word may differ from what is meant. */
function mostDifferences(word: string): number {
  const { length } = word
  if (length < 4 || isNoName.test(word) || isWrittenApart(word)) return 0
  return length < shortestLong ? 1 : 2
}

/** In how many letters all words of a question differ from those of a party; null where they are not alike. */
export function differences(question: readonly string[], text: string): number | null {
  const words = text.split(' ').filter(Boolean)
  const candidates = [...words, ...together(words, 2), ...together(words, 3)]
  let sum = 0
  for (const word of question) {
    const fewest = fewestDifferences(word, candidates)
    if (fewest === null) return null
    sum += fewest
  }
  return sum
}

/** Whether one of the first two letters is where it is, or next to it. */
export const beginsNearly = (typed: string, word: string) =>
  word[0] === typed[0] || word[1] === typed[1] || word[0] === typed[1] || word[1] === typed[0]

/** Words as somebody may write them in one: "de la Cruz" is "delacruz" to some. */
const together = (words: readonly string[], count: number) =>
  words.slice(count - 1).map((_, at) => words.slice(at, at + count).join(''))

function fewestDifferences(word: string, candidates: readonly string[]): number | null {
  const most = mostDifferences(word)
  if (isLongNumber(word)) return candidates.some((one) => one.includes(endOf(word))) ? 0 : null
  if (most === 0) return candidates.some((one) => one.startsWith(word)) ? 0 : null
  let fewest = most + 1
  for (const one of candidates) {
    // Most words need no closer look: they are too short, or begin with other letters.
    if (one.length < word.length - most || !beginsNearly(word, one)) continue
    fewest = Math.min(fewest, differencesFromBeginning(word, one))
  }
  return fewest <= most ? fewest : null
}

/** In how many letters what was typed differs from a word, or from the part of it that was typed so far. */
export function differencesFromBeginning(typed: string, word: string): number {
  const width = Math.min(word.length, typed.length + 2)
  let beforeLast: number[] = []
  let last = Array.from({ length: width + 1 }, (_, at) => at)
  for (let row = 1; row <= typed.length; row += 1) {
    const now = [row]
    for (let at = 1; at <= width; at += 1) {
      const isSame = typed[row - 1] === word[at - 1]
      const swaps = row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1]
      const changed = last[at - 1] + (isSame ? 0 : 1)
      const swapped = swaps ? beforeLast[at - 2] + 1 : changed
      now[at] = Math.min(changed, swapped, last[at] + 1, now[at - 1] + 1)
    }
    beforeLast = last
    last = now
  }
  return Math.min(...last)
}
