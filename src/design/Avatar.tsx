import type { CSSProperties } from 'react'
import { initialsOf } from './initials.ts'
import { type State, toneOf } from './tone.ts'

type Props = {
  readonly name: string
  readonly state?: State
  readonly photo?: string | undefined
  /** Pixels across: 32 in tables, 42 in lists, 68 on a profile. */
  readonly size?: number
}

/** A face, or its initials tinted by how the relationship goes; the name always stands beside it. */
export function Avatar({ name, state = 'early', photo, size = 42 }: Props) {
  const sized: CSSProperties & { '--size': string } = { '--size': `${size}px` }
  return (
    <span className="avatar" data-tone={toneOf(state)} style={sized} aria-hidden>
      {photo === undefined ? initialsOf(name) : <img src={photo} alt="" loading="lazy" />}
    </span>
  )
}
