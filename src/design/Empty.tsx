import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  readonly icon?: LucideIcon
  /** One sentence on what will be here. */
  readonly text: string
  /** One button that gets it there. */
  readonly action?: ReactNode
}

/** Nothing here yet, and how that changes. */
export function Empty({ icon: Icon, text, action }: Props) {
  return (
    <div className="empty">
      {Icon && <Icon aria-hidden />}
      <p>{text}</p>
      {action}
    </div>
  )
}
