import type { ReactNode } from 'react'
import { Brand } from '../../design/Brand.tsx'
import { Card } from '../../design/Card.tsx'

type Props = {
  readonly title: string
  readonly sub: string
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The frame of the pages before one is inside. */
export function Doorway({ title, sub, wide, children }: Props) {
  return (
    <main className="doorway" data-wide={wide ? '' : undefined}>
      <Brand />
      <h1>{title}</h1>
      <p>{sub}</p>
      <Card roomy>{children}</Card>
    </main>
  )
}
