import { createContext } from 'react'

/** How links change the page; the app gives its router, so that the design needs none. */
export type Navigation = {
  readonly go: (href: string) => void
  /** Called when a link is likely to be followed, to fetch ahead. */
  readonly prepare?: (href: string) => void
}

/** Without a provider, links are plain links. */
export const NavigationContext = createContext<Navigation | null>(null)
