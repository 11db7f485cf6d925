import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Anchor } from './Anchor.tsx'

type Props = {
  readonly icon?: LucideIcon
  /** Instead of an icon: a face. */
  readonly mark?: ReactNode
  /** A dim word above the text: "The usual". */
  readonly over?: ReactNode
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly aside?: ReactNode
  /** Where the aside goes on a narrow screen. */
  readonly asideOnPhone?: 'beside' | 'below'
  readonly href?: string
  readonly onClick?: () => void
}

/** A line in a card: an icon or a face, a title, a note. */
export function ListRow({
  icon: Icon,
  mark,
  over,
  title,
  note,
  aside,
  asideOnPhone = 'beside',
  href,
  onClick,
}: Props) {
  const content = (
    <>
      {Icon && <Icon aria-hidden />}
      {mark}
      <div className="min-w-0">
        {over !== undefined && <small>{over}</small>}
        {title}
        {note !== undefined && <small>{note}</small>}
      </div>
      {aside !== undefined && <div className="list-row-aside">{aside}</div>}
    </>
  )
  if (href !== undefined)
    return (
      <Anchor className="list-row" href={href}>
        {content}
      </Anchor>
    )
  if (onClick)
    return (
      <button type="button" className="list-row" onClick={onClick}>
        {content}
      </button>
    )
  return (
    <div className="list-row" data-aside={asideOnPhone}>
      {content}
    </div>
  )
}
