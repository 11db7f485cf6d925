import { type ReactNode, useId } from 'react'

type Props = {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly level?: 2 | 3
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a page with its heading, and at the far end what one might add to it. */
export function Section({ title, aside, level = 2, className = '', children }: Props) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={`section ${className}`} aria-labelledby={id}>
      <div className="section-head">
        <Heading id={id}>{title}</Heading>
        {aside !== undefined && <div>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
