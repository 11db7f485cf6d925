// What a file is, found by looking at its beginning as a person would: how its columns are set apart, whether the
// first row names them, which program wrote it, and which way round its dates are.
import type { Encoding, Field, Sniffed } from '../model.ts'
import { cdnow, productNamed } from './products.ts'
import { knownHeaders, type Meaning, meaningOf, reasonHeader } from './columns.ts'
import { guessDateOrder, readDate } from './dates.ts'
import { readNumber } from './numbers.ts'
import { type Breakage, type Delimiter, mostColumns, openSplitter, type Row } from './records.ts'
import { tidy } from './text.ts'

export type Sniffing =
  | Readonly<{ kind: 'sniffed'; sniffed: Sniffed }>
  | Readonly<{ kind: 'broken'; because: Breakage }>

type Head = Readonly<{
  text: string
  /** Whether the text is all there is, so that its last row is a whole one. */
  isWhole: boolean
  compression: Sniffed['compression']
  encoding: Encoding
  /** What we laid out as a table ourselves has commas. */
  format: Sniffed['format']
}>

const candidates = [',', ';', '\t', '|'] as const
const samplesPerColumn = 5
const dateFields: readonly (Field | null)[] = ['date', 'due-date', 'birthday', 'anniversary']

/** Finds out about a file from the text it begins with. */
export function sniff({ text, isWhole, compression, encoding, format }: Head): Sniffing {
  const delimiter = format === 'table' ? delimiterOf(text, isWhole) : ','

  const { rows, broken } = rowsOf(text, delimiter, isWhole)
  if (broken) return { kind: 'broken', because: broken }
  if (rows.length === 0 && !isWhole) return { kind: 'broken', because: endlessLine(text) }
  const header = hasHeader(rows)
  const body = rows.slice(header ? 1 : 0)
  const meaning = header ? reopened(rows[0].cells) : meaningWithoutHeader(body, delimiter)
  const width = header ? rows[0].cells.length : Math.max(1, ...body.map(({ cells }) => cells.length))
  const dates = datesOf(body, meaning)
  return {
    kind: 'sniffed',
    sniffed: {
      format,
      compression,
      encoding,
      delimiter,
      header,
      columns: Array.from({ length: width }, (_, at) => ({
        name: (header ? tidy(rows[0].cells[at]).slice(0, 200) : '') || `Column ${at + 1}`,
        samples: samplesOf(body, at),
      })),
      product: meaning.product?.name ?? null,
      what: meaning.what,
      dateOrder: dates.order,
      dateAmbiguous: dates.isAmbiguous,
    },
  }
}

/** The first line alone is longer than all that was looked at. */
function endlessLine(text: string): Breakage {
  const marks = Math.max(...candidates.map((delimiter) => text.split(delimiter).length))
  return { reason: marks > mostColumns ? 'too-many-columns' : 'too-long', line: 1 }
}

/** What each column of a sniffed file seems to be, if the file is about people, or about sales. */
export function columnsOf(sniffed: Sniffed, what: Sniffed['what'] = sniffed.what): (Field | null)[] {
  const names = sniffed.columns.map(({ name }) => name)
  const { columns } = sniffed.header ? reopened(names, what) : meaningOfShape(sniffed)
  return names.map((_, at) => columns[at] ?? null)
}

function rowsOf(
  text: string,
  delimiter: Delimiter,
  isWhole: boolean,
): { rows: Row[]; broken: Breakage | null } {
  const splitter = openSplitter(delimiter)
  const { rows, broken } = splitter.next(text)
  if (broken || !isWhole) return { rows, broken }
  const last = splitter.end()
  return { rows: [...rows, ...last.rows], broken: last.broken }
}

/** The mark that cuts the first rows into the most columns, the same number in each. */
function delimiterOf(text: string, isWhole: boolean): Delimiter {
  const scored = candidates.map((delimiter) => ({ delimiter, score: evenness(text, delimiter, isWhole) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score > 0) return best.delimiter
  return evenness(text, ' ', isWhole) >= 3 && /^[\s\d.,:/-]+$/.test(text.slice(0, 2000)) ? ' ' : ','
}

function evenness(text: string, delimiter: Delimiter, isWhole: boolean): number {
  const widths = rowsOf(text.slice(0, 65_536), delimiter, isWhole && text.length <= 65_536)
    .rows.slice(0, 100)
    .map(({ cells, hasStrayQuotes }) => (hasStrayQuotes ? 0 : cells.length))
  if (widths.length === 0) return 0
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)]
  if (usual < 2) return 0
  return (usual * widths.filter((width) => width === usual).length) / widths.length
}

/** The first row names columns when it has names that are known, or words where the rows below have figures. */
function hasHeader([first, ...rest]: readonly Row[]): boolean {
  if (!first) return false
  const cells = first.cells.map(tidy)
  if (cells.some((cell) => isFigure(cell) || cell.includes('@'))) return false
  if (knownHeaders(cells) > 0) return true
  const below = rest.slice(0, 20)
  return cells.some((_, at) => below.length > 0 && below.every((row) => isFigure(tidy(row.cells[at] ?? ''))))
}

function isFigure(cell: string): boolean {
  return readNumber(cell, { decimalComma: false, places: 6 }) !== null || readDate(cell, 'dmy') !== null
}

/** Rows that were handed back and mended belong to the program they first came from. */
function reopened(headers: readonly string[], wanted?: Sniffed['what']): Meaning {
  const meaning = meaningOf(headers, wanted)
  if (meaning.product) return meaning
  const from = headers
    .map((header) => header.match(new RegExp(`^${reasonHeader} \\((.+)\\)$`))?.[1])
    .find(Boolean)
  const product = from ? productNamed(from, meaning.what) : null
  return product ? { ...meaning, product } : meaning
}

function meaningWithoutHeader(body: readonly Row[], delimiter: Delimiter): Meaning {
  const columns = body[0]?.cells.map((_, at) => ({ name: '', samples: samplesOf(body, at) })) ?? []
  return meaningOfShape({ delimiter, columns })
}

/** CDNOW's file is known by its shape; of any other without a header the owner says what its columns are. */
function meaningOfShape({ delimiter, columns }: Pick<Sniffed, 'delimiter' | 'columns'>): Meaning {
  const shape = columns.map(({ samples }) => samples)
  const isCdnow =
    delimiter === ' ' && shape.length === 5 && every(shape[2], /^\d{8}$/) && every(shape[4], /^\d+\.\d\d$/)
  if (isCdnow) return { product: cdnow, what: 'trades', columns: cdnow.order }
  const columnAt = (at: number): Field | null => {
    if (every(shape[at], /^[^@\s]+@[^@\s]+\.[^@\s]+$/)) return 'email'
    if (every(shape[at], /^[+(]?[\d\s()/.-]{6,}$/) && !shape[at].some((text) => readDate(text, 'dmy')))
      return 'phone'
    return null
  }
  return { product: null, what: 'contacts', columns: shape.map((_, at) => columnAt(at)) }
}

function every(samples: readonly string[], pattern: RegExp): boolean {
  return samples.length > 0 && samples.every((text) => pattern.test(text))
}

function samplesOf(rows: readonly Row[], at: number): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const text = tidy(cells[at] ?? '').slice(0, 100)
    if (text) found.add(text)
    if (found.size === samplesPerColumn) break
  }
  return [...found]
}

function datesOf(body: readonly Row[], { columns, product }: Meaning): ReturnType<typeof guessDateOrder> {
  const places = columns.flatMap((field, at) => (dateFields.includes(field) ? [at] : []))
  const guess = guessDateOrder(body.flatMap(({ cells }) => places.map((at) => tidy(cells[at] ?? ''))))
  return guess.isAmbiguous && product?.monthFirst ? { order: 'mdy', isAmbiguous: true } : guess
}
