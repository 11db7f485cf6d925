// What all files of ours that a spreadsheet opens have in common (RFC 4180; OWASP, "CSV injection").

/** Whether a spreadsheet would run this text. A signed number and a phone number are no formulas. */
export function isFormula(cell: string): boolean {
  // A spreadsheet in Japanese takes the wide signs for the narrow ones.
  if (/^[=@＝＠＋－]/.test(cell)) return cell.length > 1
  return /^[+-]/.test(cell) && !/^[+-][\d\s.,()/-]*$/.test(cell)
}

/** The same text, which no spreadsheet runs when it opens the file. */
export function neutral(cell: string): string {
  return isFormula(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
}

/** One line. A cell with a tab or a semicolon is quoted too: some spreadsheets take those for the end of a cell. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
