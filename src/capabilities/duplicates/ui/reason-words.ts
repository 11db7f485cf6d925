import type { Pair, Reason } from '../model.ts'
import { say, words } from './words.ts'

/** What tells that two are one, in words; what speaks against it apart. */
export function reasonsInWords({ kind, reasons }: Pair): { fors: string[]; againsts: string[] } {
  const said = (some: readonly Reason[]) => some.flatMap((reason) => wordsOf(kind, reason) ?? [])
  return {
    fors: said(reasons.filter(({ level, bits }) => level > 0 && bits > -1)),
    againsts: said(reasons.filter(({ level }) => level === 0)),
  }
}

function wordsOf(kind: Pair['kind'], { field, level }: Reason): string | null {
  const about = field === 'firm' && kind === 'organisation' ? 'organisation' : field
  const key = `alike.${about}.${level}`
  return key in words ? say(key as keyof typeof words & `alike.${string}`) : null
}

/** How many of something hang on a record. */
export function rowsInWords(table: string, count: number): string {
  const key = `row.${table}`
  return key in words
    ? say(key as keyof typeof words & `row.${string}`, { count })
    : say('row.other', { count })
}
