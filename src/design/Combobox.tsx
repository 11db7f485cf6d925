import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useFieldAttributes } from './field-context.ts'
import { say } from './texts.ts'

type Props<Item> = {
  /** Finds items; an outdated search is aborted through the signal. */
  readonly search: (query: string, signal: AbortSignal) => Promise<readonly Item[]>
  readonly value: Item | null
  readonly onChange: (item: Item | null) => void
  readonly keyOf: (item: Item) => string
  readonly textOf: (item: Item) => string
  /** How an item looks in the list; its text when absent. */
  readonly draw?: (item: Item) => ReactNode
  /** Offers to make what wasn't found. */
  readonly create?: { readonly label: (query: string) => string; readonly make: (query: string) => void }
  /** Told every key where what is typed counts as it is, found or not; then nothing is chosen by itself. */
  readonly onType?: (text: string) => void
  readonly placeholder?: string
  readonly label?: string
  readonly autoFocus?: boolean
}

type Found<Item> = {
  readonly items: readonly Item[]
  readonly state: 'closed' | 'searching' | 'open'
  /** The line the keys are on; -1 for none. */
  readonly active: number
}

/** One of many that are found by typing (ARIA 1.2 combobox with a listbox). */
export function Combobox<Item>(props: Props<Item>) {
  const { search, value, onChange, keyOf, textOf, draw, create, placeholder, label, autoFocus } = props
  const { onType } = props
  const listId = useId()
  const lastSearch = useRef<AbortController | null>(null)
  const isHasty = useRef(false)
  const [query, setQuery] = useState<string | null>(null)
  const [found, setFound] = useState<Found<Item>>({ items: [], state: 'closed', active: -1 })
  const { active } = found
  const setActive = (line: number) => setFound((before) => ({ ...before, active: line }))
  const text = query ?? (value === null ? '' : textOf(value))
  const mayCreate = create !== undefined && text.trim() !== '' && found.state === 'open'
  const count = found.items.length + (mayCreate ? 1 : 0)
  const isOpen = found.state !== 'closed' && (onType === undefined || count > 0)
  const isOnOne = isOpen && active >= 0 && active < count

  async function look(wanted: string) {
    lastSearch.current?.abort()
    const own = new AbortController()
    lastSearch.current = own
    setFound((before) => ({ ...before, state: 'searching' }))
    const items = await search(wanted, own.signal).catch((): readonly Item[] => [])
    if (own.signal.aborted) return
    const first = items[0]
    if (isHasty.current && first !== undefined) {
      onChange(first)
      close()
      return
    }
    isHasty.current = false
    // A line picked by the keys stays picked when the answer to the next letter comes in.
    const same = ({ items: old, active: at }: Found<Item>) =>
      items.findIndex((item) => old[at] !== undefined && keyOf(item) === keyOf(old[at]))
    setFound((before) => ({ items, state: 'open', active: onType ? same(before) : 0 }))
  }

  function type(wanted: string) {
    isHasty.current = false
    setQuery(wanted)
    if (onType) setActive(-1)
    if (wanted === '') onChange(null)
    onType?.(wanted)
    void look(wanted)
  }

  function close() {
    lastSearch.current?.abort()
    isHasty.current = false
    setFound({ items: [], state: 'closed', active: -1 })
    setQuery(null)
  }

  function choose(index: number) {
    const item = found.items[index]
    if (item !== undefined) onChange(item)
    else if (mayCreate) create.make(text.trim())
    close()
  }

  function press(event: KeyboardEvent) {
    const move: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = move[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!isOpen) void look(text)
      else if (count > 0) setActive((Math.max(active, step < 0 ? 0 : -1) + step + count) % count)
    } else if (event.key === 'Enter' && found.state === 'searching' && !onType) {
      // What is shown still answers the letters before; the first answer to these is meant.
      event.preventDefault()
      isHasty.current = true
    } else if (event.key === 'Enter' && isOnOne) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && isOpen) {
      // Otherwise the dialog around would close too.
      event.stopPropagation()
      event.preventDefault()
      close()
    }
  }

  const option = (index: number, key: string, content: ReactNode) => (
    <li
      key={key}
      id={`${listId}-${index}`}
      role="option"
      aria-selected={index === active}
      ref={(line) => {
        if (index === active) line?.scrollIntoView({ block: 'nearest' })
      }}
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => setActive(index)}
      onClick={() => choose(index)}
    >
      {content}
    </li>
  )

  return (
    <div className="combobox">
      <input
        {...useFieldAttributes()}
        className="input"
        role="combobox"
        type="text"
        autoComplete="off"
        autoFocus={autoFocus}
        // A dialog puts the focus itself, on the field that is marked.
        data-first={autoFocus ? '' : undefined}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOnOne ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value)}
        onClick={() => !isOpen && void look(text)}
        onKeyDown={press}
        // What was chosen before is replaced by typing, not added to.
        onFocus={(event) => event.target.select()}
        onBlur={close}
      />
      {isOpen && (
        <div className="combobox-list">
          <ul id={listId} role="listbox" aria-label={label ?? placeholder ?? say('design.searching')}>
            {found.items.map((item, index) => option(index, keyOf(item), draw ? draw(item) : textOf(item)))}
            {mayCreate && option(found.items.length, 'create', create.label(text.trim()))}
          </ul>
          {count === 0 && (
            <p role="status">{say(found.state === 'searching' ? 'design.searching' : 'design.noMatch')}</p>
          )}
        </div>
      )}
    </div>
  )
}
