import type { Column } from './columns.ts'

type Props<Row> = {
  readonly id: string
  readonly index: number
  /** Pixels from the top of the body. */
  readonly start: number
  /** Undefined while it isn't loaded. */
  readonly row: Row | undefined
  readonly columns: readonly Column<Row>[]
  readonly isActive: boolean
  /** Undefined where rows can't be selected. */
  readonly isSelected: boolean | undefined
}

/** A line of a table, of the same height whether it is loaded or not. */
export function TableRow<Row>({ id, index, start, row, columns, isActive, isSelected }: Props<Row>) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined || undefined}
      data-index={index}
      data-active={isActive ? '' : undefined}
      className="table-line table-row-line"
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role={at === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={at + 1}
          className="table-cell-box"
          data-align={column.align}
          data-phone={column.onPhone}
        >
          {row === undefined ? <i className="table-ghost" /> : column.cell(row, index)}
        </div>
      ))}
    </div>
  )
}
