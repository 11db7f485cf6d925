import type { Import } from '../../capabilities/imports/model.ts'

const kinds: Record<string, string> = {
  zip: 'This is a ZIP archive. Unpack it and bring in the file inside.',
  spreadsheet: 'This spreadsheet can’t be read. Save it as .xlsx or CSV and bring that in.',
  pdf: 'This is a PDF. Export a CSV from the program it comes from.',
  'old-office': 'This is an old Office document. Save it as .xlsx or CSV and bring that in.',
  image: 'This is a picture.',
  'large-workbook': 'This workbook is too large. Save its sheet as CSV and bring that in.',
  empty: 'The file is empty.',
  binary: 'This is no text file.',
  'unbalanced-quotes': 'A quotation mark is opened and never closed.',
  'too-long': 'A line is longer than a million characters.',
  'too-many-columns': 'There are more than 2,000 columns.',
  'broken-archive': 'The packed file is damaged.',
  'too-large-unpacked': 'The packed file unpacks to more than is allowed.',
  'too-large': 'The file is too large.',
  interrupted: 'The import was interrupted. Start it again.',
  cancelled: 'The import was cancelled.',
  unexpected: 'Something went wrong that should not have. The log says what.',
}

type Failure = Readonly<{ reason: string; details: Readonly<Record<string, unknown>> }>

/** Why nothing was written, in a sentence or two. */
export function failureWords({ reason, details }: Failure): string {
  const place = typeof details.line === 'number' ? ` Look at line ${details.line}.` : ''
  const expected = typeof details.expected === 'string' ? ` ${details.field} needs: ${details.expected}.` : ''
  return `${kinds[reason] ?? `It can't be done (${reason}).`}${place}${expected} Nothing was written.`
}

/** What came of a file, one line each. */
export function reportLines({ report, fileName }: Import, rejectedPath: string | null): string[] {
  if (!report) return []
  const { parties, trades, tradeLines, totals } = report
  const lines = [
    `${fileName}: ${report.dryRun ? 'tried, nothing written' : 'brought in'} in ${report.seconds} s`,
    `  lines        ${report.lines}: ${report.accepted} accepted, ${report.rejected} rejected`,
    `  people       ${parties.created} new, ${parties.changed} changed, ${parties.unchanged} as before`,
  ]
  if (trades && tradeLines) {
    lines.push(
      `  invoices     ${report.invoices} in the file, ${report.cancelledInvoices} of them returns`,
      `  trades       ${trades.created} new, ${trades.changed} changed, ${trades.unchanged} as before`,
      `  trade lines  ${tradeLines.created} new, ${tradeLines.changed} changed, ${tradeLines.unchanged} as before`,
      `  customers    ${report.customers}; ${report.linesWithoutCustomer} lines name none`,
      ...totals.map(({ currency, exact }) => `  total        ${exact} ${currency}`),
      `  days         ${report.firstOn ?? '–'} to ${report.lastOn ?? '–'}`,
    )
  }
  for (const { row, column, reason, found } of report.rejections.slice(0, 5))
    lines.push(
      `  line ${row}: ${reason}${column ? ` in ${column}` : ''}: ${JSON.stringify(found.slice(0, 60))}`,
    )
  if (report.cellsLeftOut > 0) lines.push(`  left out     ${report.cellsLeftOut} cells of accepted lines`)
  if (report.archived > 0) lines.push(`  archived     ${report.archived} people on record, who stay so`)
  if (rejectedPath) lines.push(`  rejected rows with reasons: ${rejectedPath}`)
  return lines
}
