import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  readonly icon: LucideIcon
  readonly title: ReactNode
  /** As shown: "12 Nov". */
  readonly when: string
  /** For machines: a day or an instant. */
  readonly dateTime: string
  readonly children?: ReactNode
  /** Their own words. */
  readonly quote?: string | undefined
  readonly actions?: ReactNode
}

/** One thing that happened. */
export function TimelineEntry({ icon: Icon, title, when, dateTime, children, quote, actions }: Props) {
  return (
    <li className="timeline-entry">
      <Icon aria-hidden />
      <div className="timeline-head">
        <span>{title}</span>
        <time dateTime={dateTime}>{when}</time>
      </div>
      {children !== undefined && <div className="timeline-body">{children}</div>}
      {quote !== undefined && (
        <blockquote className="quote" dir="auto">
          “{quote}”
        </blockquote>
      )}
      {actions !== undefined && <div className="timeline-body">{actions}</div>}
    </li>
  )
}
