/** A line of CSV (RFC 4180). A spreadsheet would run what begins like a formula, so that is set apart by a quote. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(neutral(cell ?? ''))).join(',')}\r\n`
}

function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
