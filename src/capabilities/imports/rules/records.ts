// Splits text into rows as RFC 4180 has it, piece by piece as the file is read, so that memory stays flat however
// long the file is. Broken quotes are never guessed at: one bad row is handed back, one that swallows the rest stops.
import type { Sniffed } from '../model.ts'

export type Delimiter = Sniffed['delimiter']

/** One row of a file; `line` is the line it begins on, the first being 1. */
export type Row = Readonly<{ line: number; cells: string[]; hasStrayQuotes: boolean }>

/** Why nothing after this line can be read. */
export type Breakage = Readonly<{
  reason: 'unbalanced-quotes' | 'too-long' | 'too-many-columns'
  line: number
}>

export type Split = Readonly<{ rows: Row[]; broken: Breakage | null }>

export type Splitter = Readonly<{
  /** Takes the next piece of the text and gives the rows that are complete by now. */
  next: (piece: string) => Split
  /** What is left when the file is over. */
  end: () => Split
}>

export const mostCharactersInRow = 1_000_000
export const mostColumns = 2000

/** Opens a splitter; it keeps no more than one unfinished row. */
export function openSplitter(delimiter: Delimiter): Splitter {
  let rest = ''
  let line = 1
  let endsWithReturn: boolean | null = null
  const split = (text: string, isLast: boolean): Split => {
    const scan = scanRows(text, { delimiter, line, isLast })
    rest = text.slice(scan.next)
    line = scan.line
    return { rows: scan.rows, broken: scan.broken ?? breakageOf(rest, scan) }
  }
  return {
    next: (piece) => {
      const text = rest + (endsWithReturn ? piece.replaceAll('\r', '\n') : piece)
      endsWithReturn ??= lineEndOf(text)
      return split(endsWithReturn ? text.replaceAll('\r', '\n') : text, false)
    },
    end: () => split(endsWithReturn === null ? rest.replace(/\r$/, '') : rest, true),
  }
}

/** Whether lines end as on old Macs, by a return alone; null where that can't be told yet. */
function lineEndOf(text: string): boolean | null {
  if (text.includes('\n')) return false
  const at = text.indexOf('\r')
  return at >= 0 && at < text.length - 1 ? true : null
}

type Position = Readonly<{ delimiter: Delimiter; line: number; isLast: boolean }>
type Scan = { rows: Row[]; next: number; line: number; openQuoteLine: number | null; broken: Breakage | null }

function scanRows(text: string, { delimiter, line, isLast }: Position): Scan {
  const scan: Scan = { rows: [], next: 0, line, openQuoteLine: null, broken: null }
  while (scan.next < text.length) {
    const newline = text.indexOf('\n', scan.next)
    if (newline < 0 && !isLast) break
    const end = newline < 0 ? text.length : newline
    const plain = text.slice(scan.next, text[end - 1] === '\r' ? end - 1 : end)
    if (plain.length > mostCharactersInRow) {
      scan.broken = { reason: reasonOfLength(plain, delimiter), line: scan.line }
      break
    }
    if (delimiter === ' ' || !plain.includes('"')) {
      take(scan, { line: scan.line, cells: cellsOf(plain, delimiter), hasStrayQuotes: false })
      scan.next = end + 1
      scan.line += 1
    } else if (!scanQuoted(text, scan, { delimiter, line: scan.line, isLast })) break
  }
  scan.next = Math.min(scan.next, text.length)
  return scan
}

function cellsOf(plain: string, delimiter: Delimiter): string[] {
  return delimiter === ' ' ? plain.trim().split(/\s+/) : plain.split(delimiter)
}

/** Rows without a single character are no rows. */
function take(scan: Scan, row: Row): void {
  if (row.cells.length === 1 && row.cells[0] === '') return
  if (row.cells.length > mostColumns) scan.broken ??= { reason: 'too-many-columns', line: row.line }
  else scan.rows.push(row)
}

/** Reads one row that has quotes in it, perhaps over several lines; false when its end is still to come. */
function scanQuoted(text: string, scan: Scan, { delimiter, isLast }: Position): boolean {
  const cells: string[] = []
  let [at, lines, hasStrayQuotes] = [scan.next, 0, false]
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : null
    if (text[at] === '"' && cell === null) {
      scan.openQuoteLine = scan.line + lines
      if (isLast) scan.broken = { reason: 'unbalanced-quotes', line: scan.openQuoteLine }
      return false
    }
    const from = cell?.end ?? at
    const stop = endOfCell(text, from, delimiter)
    if (stop === text.length && !isLast) return false
    const tail = text.slice(from, text[stop] !== delimiter && text[stop - 1] === '\r' ? stop - 1 : stop)
    hasStrayQuotes ||= cell !== null && tail.trim() !== ''
    cells.push(cell === null ? tail : cell.text + tail.trimEnd())
    lines += cell?.lines ?? 0
    at = stop + 1
    if (text[stop] !== delimiter) break
  }
  take(scan, { line: scan.line, cells, hasStrayQuotes })
  scan.next = at
  scan.line += lines + 1
  return true
}

/** What stands between the quote at `from` and the one that closes it; null when none does. */
function quotedCell(text: string, from: number): { text: string; end: number; lines: number } | null {
  let close = text.indexOf('"', from + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close < 0) return null
  const raw = text.slice(from + 1, close)
  return { text: raw.replaceAll('""', '"'), end: close + 1, lines: raw.split('\n').length - 1 }
}

function endOfCell(text: string, from: number, delimiter: Delimiter): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === delimiter || text[at] === '\n') return at
  }
  return text.length
}

/** An unfinished row may wait for more, but not for ever. */
function breakageOf(rest: string, scan: Scan): Breakage | null {
  if (rest.length <= mostCharactersInRow) return null
  if (scan.openQuoteLine !== null) return { reason: 'unbalanced-quotes', line: scan.openQuoteLine }
  return { reason: 'too-long', line: scan.line }
}

function reasonOfLength(plain: string, delimiter: Delimiter): Breakage['reason'] {
  return plain.split(delimiter, mostColumns + 1).length > mostColumns ? 'too-many-columns' : 'too-long'
}
