import type { ReactNode } from 'react'

/** A column of a table. */
export type Column<Row> = {
  readonly id: string
  readonly header: string
  /** Pixels it wants; columns nobody has resized share what is left over. */
  readonly width: number
  readonly align?: 'start' | 'end'
  readonly cell: (row: Row, index: number) => ReactNode
  readonly sortable?: boolean
  /** Left out on a phone, where there is room for two or three. */
  readonly onPhone?: 'hidden'
}

/** What the rows are ordered by. */
export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' }

/** Widths that a person has set, by column. */
export type Widths = Readonly<Record<string, number>>

const narrowest = 56
const widest = 800

/** The grid's columns as CSS: fixed where somebody resized, sharing the rest elsewhere. */
export function columnTemplate(
  columns: readonly Pick<Column<never>, 'id' | 'width'>[],
  widths: Widths,
): string {
  return columns
    .map(({ id, width }) => {
      const own = widths[id]
      return own === undefined ? `minmax(${width}px, ${width}fr)` : `${own}px`
    })
    .join(' ')
}

/** Pixels below which the table scrolls sideways. */
export function columnsWidth(
  columns: readonly Pick<Column<never>, 'id' | 'width'>[],
  widths: Widths,
): number {
  return columns.reduce((sum, { id, width }) => sum + (widths[id] ?? width), 0)
}

/** A width within reason. */
export function withinReason(width: number): number {
  return Math.round(Math.min(Math.max(width, narrowest), widest))
}

/** The order after a click on a column: first upwards, then downwards, then upwards again. */
export function nextSort(sort: Sort | undefined, column: string): Sort {
  const isSame = sort?.column === column
  return { column, direction: isSame && sort.direction === 'ascending' ? 'descending' : 'ascending' }
}
