import { refuse } from '../../kernel/refusal.ts'

/** A letter to one person, in their language, with at most one thing to do. */
export type Letter = Readonly<{
  /** A code such as `invitation`, for lists and counts. */
  kind: string
  to: Readonly<{ name: string; address: string }>
  /** A language tag such as `ar`. */
  language: string
  subject: string
  paragraphs: readonly string[]
  link?: Readonly<{ words: string; href: string }>
  /** Why one gets this letter. */
  because: string
  /** After this moment the letter is of no use and is not sent any more. */
  usefulUntil?: Date
  /** A letter with the same key is posted only once in a workspace. */
  onceKey?: string
}>

// Control characters end a header; so do the separators of Unicode for some who read mail.
const breaking = /[\p{Cc}\u2028\u2029]/u

/** Refuses names and addresses that could write further headers, or reach further people. */
export function assertPostable({ to }: Pick<Letter, 'to'>): void {
  if (breaking.test(to.name)) throw refuse('invalid', { field: 'name', reason: 'line-break' })
  if (breaking.test(to.address) || !/^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/.test(to.address)) {
    throw refuse('invalid', { field: 'email', reason: 'not-an-address' })
  }
}

/** Text of our own and of the firm's, fit to stand in a subject. */
export function oneLine(text: string): string {
  return (
    text
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      // A subject stands alone, and whoever shows it sees where it runs from.
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/ {2,}/g, ' ')
      .trim()
      .slice(0, 200)
  )
}
