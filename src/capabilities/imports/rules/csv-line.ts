/** One line of CSV. A spreadsheet may take ; or a tab for the end of a cell, and what follows it for a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
