import { read, SSF, type WorkSheet } from '@e965/xlsx'

type Cell = Readonly<{ t: string; v?: unknown; z?: string | number }>

/** The rows of the first sheet of a workbook that holds anything; null where none does. Throws where it can't be read. */
export function rowsOfWorkbook(bytes: Uint8Array): Iterable<string[]> | null {
  const { SheetNames } = read(bytes, { type: 'buffer', bookSheets: true })
  for (const at of SheetNames.keys()) {
    const book = read(bytes, {
      type: 'buffer',
      dense: true,
      sheets: at,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    })
    const cells = cellsOf(book.Sheets[SheetNames[at]])
    const width = widthOf(cells)
    const startsIn1904 = book.Workbook?.WBProps?.date1904 === true
    if (width > 0) return rows(cells, { width, startsIn1904 })
  }
  return null
}

function cellsOf(sheet: WorkSheet | undefined): (readonly (Cell | undefined)[])[] {
  const data: unknown = sheet?.['!data']
  return Array.isArray(data) ? Array.from(data, (row: Cell[] | undefined) => row ?? []) : []
}

function widthOf(cells: readonly (readonly (Cell | undefined)[])[]): number {
  let width = 0
  for (const row of cells)
    for (let at = width; at < row.length; at++) {
      const value = row[at]?.v
      if (value !== undefined && value !== null && value !== '') width = at + 1
    }
  return width
}

type Shape = Readonly<{ width: number; startsIn1904: boolean }>

function* rows(
  cells: readonly (readonly (Cell | undefined)[])[],
  { width, startsIn1904 }: Shape,
): Generator<string[]> {
  for (const row of cells) yield Array.from({ length: width }, (_, at) => textOf(row[at], startsIn1904))
}

function textOf(cell: Cell | undefined, startsIn1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'e') return ''
  if (typeof cell.v !== 'number') return String(cell.v)
  return isDay(cell) ? dayText(cell.v, startsIn1904) : numberText(cell.v)
}

function isDay({ z, v }: Cell): boolean {
  return typeof z === 'string' && z !== 'General' && SSF.is_date(z) && Number(v) >= 0
}

/** As the days of files without a header are written, whatever the sheet shows. */
function dayText(value: number, startsIn1904: boolean): string {
  const { y, m, d, H, M, S } = SSF.parse_date_code(value, { date1904: startsIn1904 })
  const two = (part: number) => String(part).padStart(2, '0')
  const time = `${two(H)}:${two(M)}:${two(S)}`
  if (value < 1) return time
  const day = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`
  return H + M + S === 0 ? day : `${day} ${time}`
}

/** Fifteen digits, as a spreadsheet counts: 0.1 + 0.2 is 0.3. */
function numberText(value: number): string {
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e21 && Math.abs(rounded) >= 1e-6 ? String(rounded) : String(value)
}
