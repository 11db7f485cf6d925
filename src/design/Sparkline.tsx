import { spotsOf, straightPath } from './curve.ts'
import type { Tone } from './tone.ts'

type Props = {
  readonly values: readonly number[]
  /** What the line tells, for who can't see it: "from 81 in 100 down to 34". */
  readonly label: string
  readonly tone?: Tone
  readonly range?: readonly [number, number]
  readonly width?: number
  readonly height?: number
  readonly dot?: boolean
}

/** Where something was and where it is now, at the size of a word. */
export function Sparkline(props: Props) {
  const { values, label, tone = 'neutral', range = [0, 1], width = 146, height = 38, dot } = props
  const inset = 4
  const spots = spotsOf(values, range).map(({ x, y }) => ({
    x: inset + (x * (width - 2 * inset)) / 100,
    y: inset + (y * (height - 2 * inset)) / 100,
  }))
  const end = spots.at(-1)
  if (!end) return null
  return (
    <svg className="sparkline" data-tone={tone} role="img" aria-label={label} width={width} height={height}>
      <path d={straightPath(spots)} />
      {dot && <circle cx={end.x} cy={end.y} r={3.5} />}
    </svg>
  )
}
