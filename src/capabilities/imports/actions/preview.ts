import { fileOf } from '../../../platform/files.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import type { Plan, Rejection, Sniffed } from '../model.ts'
import { productNamed, sourceOf } from '../rules/products.ts'
import { flawOfPlan } from '../rules/plan.ts'
import { shownContact, shownLine } from '../rules/preview.ts'
import { openContactReader } from '../rules/read-contact.ts'
import { columnsOfPlan, type Rejected } from '../rules/read-row.ts'
import { openTradeReader } from '../rules/read-trade.ts'
import type { Row } from '../rules/records.ts'
import type { ImportId } from '../store.ts'
import { get } from '../views.ts'
import { mostBytesUnpacked } from './carry-out.ts'
import { rowsOf, Unreadable } from './reading.ts'

type PreviewRow = { row: number; cells: string[]; read: Record<string, string> }
export type Preview = { rows: PreviewRow[]; rejections: Rejection[]; leftOut: Rejection[] }

const mostRows = 20

/** The first rows of a file, read by a plan. */
export async function preview(work: Writing, { id, plan }: { id: ImportId; plan: Plan }): Promise<Preview> {
  const { sniffed } = await get(work, { id })
  const flaw = flawOfPlan(plan, sniffed)
  if (flaw) throw refuse('invalid', flaw)
  const read = readerOf(work, plan, sniffed)
  const found: Preview = { rows: [], rejections: [], leftOut: [] }
  for (const row of await firstRows(work, id, { plan, sniffed })) {
    const shown = read(row)
    if (shown.kind === 'rejected') found.rejections.push(shown.rejection)
    else found.leftOut.push(...shown.leftOut)
    found.rows.push({ row: row.line, cells: row.cells, read: shown.kind === 'rejected' ? {} : shown.fields })
  }
  return found
}

type Shown = Readonly<{
  kind: 'shown'
  fields: Record<string, string>
  leftOut: readonly Rejection[]
}>

function readerOf(work: Writing, plan: Plan, sniffed: Sniffed): (row: Row) => Rejected | Shown {
  const columns = columnsOfPlan(
    plan,
    sniffed.columns.map(({ name }) => name),
  )
  if (plan.what === 'contacts') {
    const read = openContactReader({ plan, columns, source: sourceOf(sniffed.product, plan.what) })
    return (row) => {
      const contact = read(row)
      if (contact.kind === 'rejected') return contact
      return { kind: 'shown', fields: shownContact(contact.draft), leftOut: contact.leftOut }
    }
  }
  const product = productNamed(sniffed.product, 'trades')
  const { read } = openTradeReader({ plan, columns, product, timeZone: work.timeZone })
  return (row) => {
    const line = read(row)
    return line.kind === 'rejected' ? line : { kind: 'shown', fields: shownLine(line), leftOut: [] }
  }
}

async function firstRows(
  work: Writing,
  id: ImportId,
  { plan, sniffed }: { plan: Plan; sniffed: Sniffed },
): Promise<Row[]> {
  const path = await fileOf(work.workspaceId, id)
  const found: Row[] = []
  try {
    const { compression, format } = sniffed
    const source = { path, compression, format, mostBytesUnpacked: mostBytesUnpacked() }
    for await (const rows of rowsOf(source, plan)) {
      found.push(...rows)
      if (found.length >= mostRows) break
    }
  } catch (error) {
    if (error instanceof Unreadable) throw refuse('wrong-file', { found: error.reason, ...error.details })
    throw error
  }
  return found.slice(0, mostRows)
}
