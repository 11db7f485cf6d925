import { useId } from 'react'
import { smoothPath, spotsOf, straightPath } from './curve.ts'
import { formatPercent } from './format.ts'
import { say } from './texts.ts'
import type { Tone } from './tone.ts'

type Moment = {
  /** When, as shown: "Mar 2025". */
  readonly when: string
  /** From 0 to 1. */
  readonly chance: number
  /** The interval around it, where it is known. */
  readonly low?: number
  readonly high?: number
  /** What happened in that time: orders, talks. */
  readonly count: number
}

type Props = {
  readonly moments: readonly Moment[]
  readonly tone: Tone
  /** What the picture tells, for who can't see it. */
  readonly label: string
  readonly chanceName: string
  readonly countName: string
}

/** How a chance moved and what was bought meanwhile; a table behind says the same. */
export function ChanceChart({ moments, tone, label, chanceName, countName }: Props) {
  const shade = useId()
  const spots = spotsOf(
    moments.map((moment) => moment.chance),
    [0, 1],
  )
  const end = spots.at(-1)
  const most = Math.max(1, ...moments.map((moment) => moment.count))
  const band = bandOf(moments)
  return (
    <figure className="chance-chart" data-tone={tone} dir="ltr">
      <div className="chance-picture" aria-hidden>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="presentation">
          <linearGradient id={shade} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="var(--tone)" stopOpacity="0.2" />
            <stop offset="1" stopColor="var(--tone)" stopOpacity="0" />
          </linearGradient>
          <path className="chance-grid" d="M0 20H100M0 50H100M0 80H100" />
          {spots.length > 1 && <path d={`${smoothPath(spots)}V100H0Z`} fill={`url(#${shade})`} />}
          {band !== '' && <path className="chance-band" d={band} />}
          <path className="chance-line" d={smoothPath(spots)} />
        </svg>
        <div className="chance-bars">
          {moments.map(({ when, count }) => (
            <i key={when} style={{ blockSize: count === 0 ? 0 : `${30 + (70 * count) / most}%` }} />
          ))}
        </div>
        {end && <b style={{ insetInlineStart: `${end.x}%`, insetBlockStart: `${end.y}%` }} />}
      </div>
      {/* A table ignores the width of 1px that hides it, and would widen the page. */}
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{say('design.when')}</th>
              <th scope="col">{chanceName}</th>
              <th scope="col">{countName}</th>
            </tr>
          </thead>
          <tbody>
            {moments.map(({ when, chance, count }) => (
              <tr key={when}>
                <th scope="row">{when}</th>
                <td>{formatPercent(chance)}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

function bandOf(moments: readonly Moment[]): string {
  const lows = moments.flatMap(({ low }) => (low === undefined ? [] : [low]))
  const highs = moments.flatMap(({ high }) => (high === undefined ? [] : [high]))
  if (moments.length < 2 || lows.length < moments.length || highs.length < moments.length) return ''
  const upper = straightPath(spotsOf(highs, [0, 1]))
  const lower = straightPath(spotsOf(lows, [0, 1]).reverse())
  return `${upper}${lower.replace('M', 'L')}Z`
}
