import { activeLocale } from './words.ts'

/** Two letters that stand for a name: "Maria Rossi" → "MR", "Hillside Paper Ltd" → "HP", "李小龙" → "李". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\-–.,&/()]+/u).filter((word) => /\p{L}|\p{N}/u.test(word))
  const letters = words.slice(0, 2).map(firstLetter)
  // Scripts without case don't abbreviate by initials: one character is the custom.
  const short = letters.every(hasCase) ? letters : letters.slice(0, 1)
  return short.join('').toLocaleUpperCase(activeLocale())
}

function firstLetter(word: string): string {
  const [first = ''] = new Intl.Segmenter().segment(word.replace(/^[^\p{L}\p{N}]+/u, ''))
  return typeof first === 'string' ? first : first.segment
}

function hasCase(letter: string): boolean {
  return letter.toLowerCase() !== letter.toUpperCase() || /\p{N}/u.test(letter)
}
