import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type MouseEvent,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { ColumnHeader } from './ColumnHeader.tsx'
import { type Column, columnsWidth, columnTemplate, type Sort, type Widths } from './columns.ts'
import { TableRow } from './TableRow.tsx'
import { keysBetween, toggled } from './selection.ts'
import { say } from './texts.ts'
import { useKeys } from './use-keys.ts'

type Props<Row> = {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rowCount: number
  /** The row at an index; undefined while it isn't loaded. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  /** Asks for the rows from an index up to, not including, another. */
  readonly onRangeNeeded: (from: number, to: number) => void
  /** Another name means another list (filter, order): it starts at the top and is asked for anew. */
  readonly listName: string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  readonly onOpen?: (row: Row) => void
  /** Told which row the keys are on, so that the page's own keys (edit, log) know whom they mean. */
  readonly onActive?: (row: Row) => void
  readonly widths?: Widths
  readonly onWidths?: (widths: Widths) => void
  /** Pixels; every row is as high, so that a hundred thousand of them need no measuring. */
  readonly rowHeight?: number
  /** As CSS; the table scrolls within. */
  readonly height?: string
}

const headHeight = 38
const nothing: ReadonlySet<string> = new Set()

/** A table of any length: only the rows in view exist, and they are there before they are needed. */
export function Table<Row>(props: Props<Row>) {
  const { label, columns, rowCount, rowAt, keyOf, onRangeNeeded, listName, sort, onSort } = props
  const { selected = nothing, onSelect, onOpen, onActive, rowHeight = 57, height = '640px' } = props
  const scroller = useRef<HTMLDivElement>(null)
  const gridId = useId()
  const [active, showActive] = useState(-1)
  // Two keys can be pressed before one drawing: each starts from where the last one went.
  const reached = useRef(-1)
  const setActive = (index: number) => {
    reached.current = index
    showActive(index)
  }
  // Scrolling draws only the lines that come in; those in view stay as they are.
  const [Line] = useState(() => memo(TableRow<Row>))
  const [ownWidths, setOwnWidths] = useState<Widths>({})
  const widths = props.widths ?? ownWidths

  const isReady = useReady(listName)
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: isReady ? 14 : 2,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  const items = virtual.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = (items.at(-1)?.index ?? -1) + 1

  // Which rows are in view is known only after drawing. Asked once for each gap, and again when rows that were
  // there have gone.
  const asked = useRef('')
  useEffect(() => {
    const isMissing = Array.from({ length: to - from }, (_, step) => rowAt(from + step)).includes(undefined)
    const request = isMissing ? `${listName} ${rowCount} ${from} ${to}` : ''
    if (request === asked.current) return
    asked.current = request
    if (isMissing) onRangeNeeded(from, to)
  })

  // The scroll position belongs to the browser, not to what is drawn.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
    reached.current = -1
    showActive(-1)
  }, [listName])

  function moveTo(wanted: number) {
    if (rowCount === 0) return
    const index = Math.min(Math.max(wanted, 0), rowCount - 1)
    setActive(index)
    virtual.scrollToIndex(index)
    scroller.current?.focus({ preventScroll: true })
    const row = rowAt(index)
    if (row !== undefined) onActive?.(row)
  }

  function toggle(index: number) {
    const row = rowAt(index)
    if (row !== undefined) onSelect?.(toggled(selected, keyOf(row)))
  }

  function openAt(index: number) {
    const row = rowAt(index)
    if (row !== undefined) onOpen?.(row)
  }

  function press(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const does: Record<string, () => void> = {
      ArrowDown: () => moveTo(reached.current + 1),
      ArrowUp: () => moveTo(reached.current - 1),
      PageDown: () => moveTo(reached.current + page),
      PageUp: () => moveTo(reached.current - page),
      Home: () => moveTo(0),
      End: () => moveTo(rowCount - 1),
      Enter: () => openAt(reached.current),
      ' ': () => toggle(reached.current),
      Escape: () => onSelect?.(nothing),
    }
    const act = does[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  function click(event: MouseEvent) {
    const index = indexClicked(event)
    if (index === undefined) return
    const keyAt = (at: number) => {
      const row = rowAt(at)
      return row === undefined ? undefined : keyOf(row)
    }
    if (event.shiftKey && onSelect)
      onSelect(new Set([...selected, ...keysBetween(Math.max(active, 0), index, keyAt)]))
    else if ((event.ctrlKey || event.metaKey) && onSelect) toggle(index)
    else openAt(index)
    setActive(index)
  }

  function resize(column: string, width: number) {
    const next = { ...widths, [column]: width }
    setOwnWidths(next)
    props.onWidths?.(next)
  }

  useKeys([
    { key: 'j', does: say('design.keyDown'), run: () => moveTo(reached.current + 1) },
    { key: 'k', does: say('design.keyUp'), run: () => moveTo(reached.current - 1) },
    ...(onSelect ? [{ key: 'x', does: say('design.keySelect'), run: () => toggle(reached.current) }] : []),
  ])

  const onPhone = columns.filter((column) => column.onPhone !== 'hidden')
  const look: CSSProperties & Record<`--${string}`, string> = {
    '--columns': columnTemplate(columns, widths),
    '--columns-phone': columnTemplate(onPhone, {}),
    '--row-width': `${columnsWidth(columns, widths)}px`,
    '--row-height': `${rowHeight}px`,
    maxBlockSize: height,
  }
  const isActiveDrawn = active >= from && active < to
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-multiselectable={onSelect ? true : undefined}
      aria-activedescendant={isActiveDrawn ? `${gridId}-${active}` : undefined}
      tabIndex={0}
      className="table-frame card"
      style={look}
      onKeyDown={press}
    >
      <div role="rowgroup" className="table-head">
        <div role="row" aria-rowindex={1} className="table-line">
          {columns.map((column, index) => (
            <ColumnHeader
              key={column.id}
              column={column}
              index={index}
              sort={sort}
              onSort={onSort}
              onResize={(width) => resize(column.id, width)}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" className="table-body" style={{ blockSize: rowCount * rowHeight }} onClick={click}>
        {items.map(({ index, start }) => {
          const row = rowAt(index)
          const isSelected = row !== undefined && selected.has(keyOf(row))
          return (
            <Line
              key={index}
              id={`${gridId}-${index}`}
              index={index}
              start={start - headHeight}
              row={row}
              columns={columns}
              isActive={index === active}
              isSelected={onSelect ? isSelected : undefined}
            />
          )
        })}
      </div>
    </div>
  )
}

/** False for the first drawing of another list: what is in view comes first, what lies beyond it a moment later. */
function useReady(listName: string): boolean {
  const [ready, setReady] = useState<string | null>(null)
  useEffect(() => {
    if (ready === listName) return
    const timer = setTimeout(() => startTransition(() => setReady(listName)), 50)
    return () => clearTimeout(timer)
  }, [ready, listName])
  return ready === listName
}

// What is in a row and can be pressed itself (a link, a box) keeps its own click.
function indexClicked({ target }: MouseEvent): number | undefined {
  if (!(target instanceof Element) || target.closest('a, button, input, select, label')) return undefined
  const index = target.closest<HTMLElement>('[data-index]')?.dataset['index']
  return index === undefined ? undefined : Number(index)
}
