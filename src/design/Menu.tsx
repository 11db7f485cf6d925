import { Ellipsis, type LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { say } from './texts.ts'

type Item = {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly onChoose: () => void
  readonly isDanger?: boolean
  /** Why it can't be chosen now. */
  readonly disabledBecause?: string | undefined
}

type Props = {
  readonly items: readonly Item[]
  /** On the button; three dots named "More" when absent. */
  readonly label?: string
  readonly icon?: LucideIcon
  readonly look?: 'plain' | 'quiet'
}

// The browser's own popover, not Base UI's menu, which weighs 47 kB gzipped: the browser lifts it above all
// else, closes it by a click beside it or by Escape, and gives the focus back.
/** A few things to do, behind one button. */
export function Menu({ items, label, icon = Ellipsis, look = 'quiet' }: Props) {
  const id = useId()
  const popup = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)

  function open(trigger: HTMLElement) {
    const list = popup.current
    if (!list) return
    list.showPopover({ source: trigger })
    placeUnder(trigger, list)
    itemsIn(list)[0]?.focus()
  }

  function choose({ disabledBecause, onChoose }: Item) {
    if (disabledBecause !== undefined) return
    popup.current?.hidePopover()
    onChoose()
  }

  return (
    <>
      <Button
        look={look}
        icon={icon}
        label={say('design.more')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        // The popover closes at the press; without this the click would open it again.
        onPointerDown={(event) => event.currentTarget.toggleAttribute('data-closing', isOpen)}
        onClick={({ currentTarget }) => {
          if (currentTarget.hasAttribute('data-closing')) currentTarget.removeAttribute('data-closing')
          else open(currentTarget)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          open(event.currentTarget)
        }}
      >
        {label}
      </Button>
      <div
        ref={popup}
        id={id}
        role="menu"
        popover="auto"
        className="menu"
        aria-label={label ?? say('design.more')}
        onToggle={(event) => setIsOpen(event.newState === 'open')}
        onKeyDown={move}
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className="menu-item"
            data-danger={item.isDanger ? '' : undefined}
            aria-disabled={item.disabledBecause !== undefined || undefined}
            aria-description={item.disabledBecause}
            title={item.disabledBecause}
            onPointerMove={(event) => event.currentTarget.focus()}
            onClick={() => choose(item)}
          >
            {item.icon && <item.icon aria-hidden />}
            {item.label}
          </button>
        ))}
      </div>
    </>
  )
}

// Arrows go round, Home and End to the edges, a letter to the next entry that begins with it; Tab leaves.
function move(event: KeyboardEvent<HTMLElement>) {
  const items = itemsIn(event.currentTarget)
  const at = items.findIndex((item) => item === document.activeElement)
  const goal: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  if (event.key === 'Tab') event.currentTarget.hidePopover()
  const target = items[goal[event.key] ?? -1] ?? beginningWith(event.key, items, at)
  if (!target) return
  event.preventDefault()
  target.focus()
}

function beginningWith(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (!/^[\p{L}\p{N}]$/u.test(key)) return undefined
  const letter = key.toLocaleLowerCase()
  const fromHere = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return fromHere.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))
}

function itemsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=menuitem]')]
}

// Under the button, its far edge under the button's; above it where there is no room below.
function placeUnder(trigger: HTMLElement, list: HTMLElement): void {
  const gap = 5
  const place = trigger.getBoundingClientRect()
  const { width, height } = list.getBoundingClientRect()
  const isRightToLeft = getComputedStyle(trigger).direction === 'rtl'
  const left = isRightToLeft ? place.left : place.right - width
  const fitsBelow = place.bottom + gap + height < innerHeight
  list.style.left = `${Math.min(Math.max(left, gap), innerWidth - width - gap)}px`
  list.style.top = `${fitsBelow ? place.bottom + gap : Math.max(gap, place.top - gap - height)}px`
}
