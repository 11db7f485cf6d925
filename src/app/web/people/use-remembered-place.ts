import { type RefObject, useEffect } from 'react'

const places = new Map<string, number>()

/** Who comes back to a list finds it where they left it. */
export function useRememberedPlace(list: RefObject<HTMLElement | null>, listName: string): void {
  // The scroll position belongs to the browser.
  useEffect(() => {
    const grid = list.current?.querySelector('[role=grid]')
    if (!grid) return
    grid.scrollTop = places.get(listName) ?? 0
    const note = () => places.set(listName, grid.scrollTop)
    grid.addEventListener('scroll', note, { passive: true })
    return () => grid.removeEventListener('scroll', note)
  }, [list, listName])
}
