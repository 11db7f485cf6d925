// Times of day without a zone are in the firm's zone. The shift is asked of the machine's calendar once a day, not
// once a row; only days on which the clocks change are asked by the second.
import { type Day, dayNumber } from '../../../kernel/day.ts'
import type { ReadDate } from './dates.ts'

const secondsOfDay = 86_400
const noon = 43_200

/** Gives the instant (ISO 8601, UTC) of a day and time; a day without a time is at noon. */
export type InstantOf = (date: ReadDate) => string

/** Opens a calendar of one time zone. */
export function instantsIn(timeZone: string): InstantOf {
  const shiftAt = shifts(timeZone)
  const shiftOfDay = new Map<Day, number | null>()
  return ({ day, second, offsetMinutes }) => {
    const local = dayNumber(day) * secondsOfDay + (second ?? noon)
    if (offsetMinutes !== null) return iso(local - offsetMinutes * 60)
    let shift = shiftOfDay.get(day)
    if (shift === undefined) {
      const start = dayNumber(day) * secondsOfDay
      const [before, after] = [shiftAt(start - secondsOfDay), shiftAt(start + 2 * secondsOfDay)]
      shift = before === after ? before : null
      shiftOfDay.set(day, shift)
    }
    // Twice, because the first answer may stand on the wrong side of the change.
    return iso(local - (shift ?? shiftAt(local - shiftAt(local))))
  }
}

function iso(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString()
}

function shifts(timeZone: string): (unixSeconds: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (unixSeconds) => {
    const parts = new Map(
      clock.formatToParts(unixSeconds * 1000).map(({ type, value }) => [type, Number(value)]),
    )
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    )
    return wall / 1000 - unixSeconds
  }
}
