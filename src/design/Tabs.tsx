import { useEffect, useRef } from 'react'
import { Anchor } from './Anchor.tsx'

type Tab = { readonly id: string; readonly label: string; readonly href: string }

type Props = {
  readonly tabs: readonly Tab[]
  readonly active: string | null
  readonly label: string
  /** `plain` beside a heading, `line` under a page's name. */
  readonly look?: 'line' | 'plain'
}

/** Views of one thing; each is a link, because each view has its address. */
export function Tabs({ tabs, active, label, look = 'line' }: Props) {
  const row = useRef<HTMLElement>(null)
  // On a phone the row is wider than the screen, and where it is scrolled to is known to the browser only.
  useEffect(() => {
    const here = active === null ? null : row.current?.querySelector('[aria-current]')
    here?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [active])
  return (
    <nav ref={row} className="tabs" aria-label={label} data-look={look}>
      {tabs.map(({ id, label: word, href }) => (
        <Anchor key={id} href={href} aria-current={id === active ? 'page' : undefined}>
          {word}
        </Anchor>
      ))}
    </nav>
  )
}
