import type { ReactNode } from 'react'

type Props = {
  readonly title: ReactNode
  /** One sentence under the name. */
  readonly sub?: ReactNode
  /** Before the name: a face. */
  readonly mark?: ReactNode
  /** After the name: a state. */
  readonly chip?: ReactNode
  readonly actions?: ReactNode
}

/** The name of a page or of a person, and what can be done there. */
export function PageHeader({ title, sub, mark, chip, actions }: Props) {
  return (
    <header className="page-header">
      {mark}
      <div>
        <div className="page-title">
          <h1>{title}</h1>
          {chip}
        </div>
        {sub !== undefined && <p>{sub}</p>}
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </header>
  )
}
