// What every row of every file must pass before its cells mean anything.
import type { Field, Plan, Rejection, RejectionReason } from '../model.ts'
import type { Row } from './records.ts'
import { flawOf, tidy } from './text.ts'

export type Rejected = Readonly<{ kind: 'rejected'; rejection: Rejection }>

/** What the columns of a file are called and mean. */
export type Columns = Readonly<{ names: readonly string[]; fields: readonly (Field | null)[] }>

export function columnsOfPlan(plan: Plan, names: readonly string[]): Columns {
  return { names, fields: plan.columns }
}

/** Says no to a row: which cell, what stood there, and why. */
export function reject(
  row: Row,
  reason: RejectionReason,
  at: Readonly<{ column?: string; found?: string }> = {},
): Rejected {
  const found = (at.found ?? row.cells.join(' ')).slice(0, 200)
  return { kind: 'rejected', rejection: { row: row.line, column: at.column ?? null, found, reason } }
}

export type Cells = Readonly<{ kind: 'cells'; texts: string[]; leftOut: Rejection[] }>

/**
 * The tidied cells of a row as wide as the file; or why it can't be read at all. A cell that can't be read is left out
 * where the row can do without it.
 */
export function readCells(
  row: Row,
  { names, fields }: Columns,
  isNeeded: (field: Field | null) => boolean = () => true,
): Cells | Rejected {
  const { cells } = row
  const texts = cells.map(tidy)
  if (texts.every((text) => text === '')) return reject(row, 'empty-row', { found: '' })
  if (row.hasStrayQuotes) return reject(row, 'unbalanced-quotes')
  if (cells.length < names.length) return reject(row, 'too-few-columns', { found: String(cells.length) })
  if (texts.slice(names.length).some((text) => text !== ''))
    return reject(row, 'too-many-columns', { found: String(cells.length) })
  const leftOut: Rejection[] = []
  for (const [at, text] of texts.entries()) {
    const flaw = flawOf(text)
    if (!flaw) continue
    const field = fields[at] ?? null
    const no = reject(row, flaw, { column: names[at] })
    if (isNeeded(field)) return no
    texts[at] = ''
    if (field !== null) leftOut.push(no.rejection)
  }
  return { kind: 'cells', texts, leftOut }
}
