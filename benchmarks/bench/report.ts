/** A promise in figures: at most (or at least) so much. */
export type Goal = Readonly<{ what: string; measured: number; most?: number; least?: number; unit: string }>

/** What a part of the benchmark found: figures for machines, rows of a table for people, and the promises. */
export type Found = Readonly<{ figures: unknown; rows: string[][]; goals: readonly Goal[] }>

export type Part = Readonly<{
  name: string
  about: string
  run: (how: Readonly<{ isQuick: boolean }>) => Promise<Found>
}>

export const isKept = ({ measured, most = Infinity, least = -Infinity }: Goal) =>
  measured <= most && measured >= least

/** A table in plain text, numbers to the right. */
export function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

/** The promises in words, those first that are not kept. */
export function inWords(goals: readonly Goal[]): string {
  const missed = goals.filter((goal) => !isKept(goal))
  const lines = missed.map(
    ({ what, measured, most, least, unit }) =>
      `  missed  ${what}: ${measured} ${unit}, promised ${most === undefined ? `at least ${least}` : `at most ${most}`}`,
  )
  return [...lines, `  ${goals.length - missed.length} of ${goals.length} promises kept`].join('\n')
}
