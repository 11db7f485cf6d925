import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { type Column, nextSort, type Sort, withinReason } from './columns.ts'
import { say } from './texts.ts'

type Props<Row> = {
  readonly column: Column<Row>
  readonly index: number
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
  readonly onResize: (width: number) => void
}

/** The head of a column: sorts by a click, resizes by its edge. */
export function ColumnHeader<Row>({ column, index, sort, onSort, onResize }: Props<Row>) {
  const cell = useRef<HTMLDivElement>(null)
  const isSorted = sort?.column === column.id
  const Arrow = sort?.direction === 'descending' ? ArrowDown : ArrowUp
  const sortBy = column.sortable ? onSort : undefined
  return (
    <div
      ref={cell}
      role="columnheader"
      className="table-cell-box"
      aria-colindex={index + 1}
      aria-sort={isSorted ? sort.direction : undefined}
      data-align={column.align}
      data-phone={column.onPhone}
    >
      {sortBy ? (
        <button
          type="button"
          title={say('design.sortBy', { column: column.header })}
          onClick={() => sortBy(nextSort(sort, column.id))}
        >
          {column.header}
          {isSorted && <Arrow aria-hidden />}
        </button>
      ) : (
        <span>{column.header}</span>
      )}
      <ResizeEdge header={column.header} cell={cell} width={column.width} onResize={onResize} />
    </div>
  )
}

type EdgeProps = {
  readonly header: string
  readonly cell: { readonly current: HTMLElement | null }
  readonly width: number
  readonly onResize: (width: number) => void
}

function ResizeEdge({ header, cell, width, onResize }: EdgeProps) {
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const outwards = () => (document.documentElement.dir === 'rtl' ? -1 : 1)
  const widthNow = () => cell.current?.offsetWidth ?? width

  function take(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, width: widthNow() }
  }

  function drag(event: PointerEvent) {
    const start = grip.current
    if (start) onResize(withinReason(start.width + outwards() * (event.clientX - start.x)))
  }

  function press(event: KeyboardEvent) {
    const side: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
    const step = side[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onResize(withinReason(widthNow() + 16 * step * outwards()))
  }

  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={say('design.resize', { column: header })}
      aria-valuenow={width}
      tabIndex={0}
      className="table-edge"
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => {
        grip.current = null
      }}
      onKeyDown={press}
    />
  )
}
