import { csvLine, neutral } from '../../../kernel/csv.ts'
import type { Desk } from '../../../platform/work.ts'
import type { ListField } from '../model/column.ts'
import type { ListAsked } from '../model/list.ts'
import { headingOf, textOf } from '../rules/csv.ts'
import { knownFields } from '../views/known-fields.ts'
import { find, rowsOf } from '../views/people.ts'

const most = 1_000_000
const atOnce = 500
const usual = ['name', 'role', 'organisation', 'email', 'phone']

/** What a list shows, line by line: the same people in the same order, with the columns asked for. */
export async function exportList(desk: Desk, asked: ListAsked): Promise<AsyncIterable<string>> {
  const columns = asked.columns.length > 0 ? asked.columns : usual
  const found = await desk.reading(async (work) => {
    const fields = await knownFields(work)
    const { ids } = await find(work, { ...asked, columns, from: 0, limit: most }, fields)
    return { ids, fields, currency: work.currency }
  })
  const shown = columns
    .map((key) => found.fields.get(key))
    .filter((field): field is ListField => field !== undefined && field.key !== 'trail')
  return lines()

  async function* lines(): AsyncIterable<string> {
    // Without this mark a spreadsheet reads UTF-8 as something else.
    yield `\ufeff${csvLine(shown.map((field) => neutral(headingOf(field))))}`
    for (let at = 0; at < found.ids.length && !desk.signal.aborted; at += atOnce) {
      const ids = found.ids.slice(at, at + atOnce)
      const rows = await desk.reading((work) => rowsOf(work, { ids, columns, fields: found.fields }))
      yield rows
        .map((row) => csvLine(shown.map((field) => neutral(textOf(row, field, found.currency)))))
        .join('')
    }
  }
}
