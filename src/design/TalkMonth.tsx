import type { CSSProperties } from 'react'
import { formatDayInYear } from './format.ts'
import { say } from './texts.ts'

type TalkDay = {
  /** 'YYYY-MM-DD' */
  readonly day: string
  readonly done: number
  readonly goal: number
  readonly isAhead?: boolean
}

type Props = {
  readonly days: readonly TalkDay[]
  readonly label: string
  /** Working days a week: how many stand in a row. */
  readonly daysInRow?: number
}

/** A month of working days: full where the goal was met, half where something was done. */
export function TalkMonth({ days, label, daysInRow = 5 }: Props) {
  const row: CSSProperties & { '--days': number } = { '--days': daysInRow }
  return (
    <ul className="talk-month" aria-label={label} style={row}>
      {days.map((talkDay) => (
        <li key={talkDay.day} data-fill={fillOf(talkDay)} title={wordsOf(talkDay)}>
          <span className="sr-only">{wordsOf(talkDay)}</span>
        </li>
      ))}
    </ul>
  )
}

function fillOf({ done, goal }: TalkDay): 'full' | 'half' | 'empty' {
  if (done === 0) return 'empty'
  return done >= goal ? 'full' : 'half'
}

function wordsOf({ day, done, goal, isAhead }: TalkDay): string {
  const date = formatDayInYear(day)
  return isAhead ? say('design.notYet', { day: date }) : say('design.talks', { day: date, done, goal })
}
