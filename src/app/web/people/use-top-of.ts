import { type RefObject, useLayoutEffect, useState } from 'react'

/** How far from the top of the page something begins, so that it can take the rest of the screen. */
export function useTopOf(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  // Only the browser knows how high is what stands above; it changes with the width and with the text size.
  useLayoutEffect(() => {
    const measure = () => {
      const place = element.current?.getBoundingClientRect()
      if (place) setTop(Math.round(place.top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const above of element.current?.parentElement?.children ?? []) observer.observe(above)
    return () => observer.disconnect()
  }, [element])
  return top
}
