import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { say } from './texts.ts'

type Props = {
  /** What failed and what is safe. */
  readonly text: string
  readonly detail?: ReactNode
  readonly onRetry?: () => void
}

/** Something failed; what can be done about it. */
export function Problem({ text, detail, onRetry }: Props) {
  return (
    <div className="problem" role="alert">
      <TriangleAlert aria-hidden />
      <div>
        {text}
        {detail !== undefined && <small className="dim-note">{detail}</small>}
      </div>
      {onRetry && <Button onClick={onRetry}>{say('design.retry')}</Button>}
    </div>
  )
}
