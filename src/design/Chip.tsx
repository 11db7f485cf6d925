import type { ReactNode } from 'react'
import type { Tone } from './tone.ts'

type Props = {
  readonly tone?: Tone
  /** A dot before the word, so that colour never speaks alone. */
  readonly dot?: boolean
  readonly children: ReactNode
}

/** A word about a thing, in the tone it has. */
export function Chip({ tone = 'neutral', dot, children }: Props) {
  return (
    <span className="chip" data-tone={tone} data-dot={dot ? '' : undefined}>
      {children}
    </span>
  )
}
