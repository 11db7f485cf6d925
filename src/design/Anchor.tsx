import { type ComponentProps, type MouseEvent, useContext } from 'react'
import { NavigationContext } from './navigation.ts'

/** A link that lets the app's router change the page, and stays a plain link for all else. */
export function Anchor({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const navigation = useContext(NavigationContext)

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    if (!navigation || !isPlainClick(event) || leavesTheApp(href, rest)) return
    event.preventDefault()
    navigation.go(href)
  }

  const prepare = () => {
    if (!leavesTheApp(href, rest)) navigation?.prepare?.(href)
  }
  return <a href={href} onClick={follow} onPointerEnter={prepare} onFocus={prepare} {...rest} />
}

function isPlainClick(event: MouseEvent): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  return event.button === 0 && !modified && !event.defaultPrevented
}

function leavesTheApp(href: string, { target, download }: ComponentProps<'a'>): boolean {
  return !href.startsWith('/') || href.startsWith('/api/') || download !== undefined || (target ?? '') !== ''
}
