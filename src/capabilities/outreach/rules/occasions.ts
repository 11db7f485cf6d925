// When a day of the year comes round again: over the year's end too, and 29 February on the 28th where there
// is none.
import type { Day } from '../../../kernel/day.ts'
import { addDays, dayFrom, daysInMonth } from '../../../kernel/day.ts'

export type DayOfYear = { month: number; day: number; year: number | null }

/** The next time an occasion comes within so many days, today included; null when it doesn't. */
export function nextOccurrence(occasion: DayOfYear, today: Day, withinDays: number): Day | null {
  const year = Number(today.slice(0, 4))
  const last = addDays(today, withinDays)
  const coming = [year, year + 1].map((one) => occurrenceIn(one, occasion))
  return coming.find((on) => on !== null && on >= today && on <= last) ?? null
}

/** How old it turns; null where the year is not known, or is still to come. */
export function turnsOn({ year }: DayOfYear, on: Day): number | null {
  if (year === null) return null
  const turns = Number(on.slice(0, 4)) - year
  return turns > 0 ? turns : null
}

/** The months and days that a span of days may show, so that the database is asked for those alone. */
export function monthDaysWithin(today: Day, withinDays: number): { months: number[]; days: number[] } {
  const span = Array.from({ length: withinDays + 1 }, (_, ahead) => addDays(today, ahead))
  const pairs = span.flatMap((day) => {
    const [year, month, dayOfMonth] = day.split('-').map(Number)
    const isLeapless = month === 2 && dayOfMonth === 28 && daysInMonth(year, 2) === 28
    return isLeapless
      ? [
          [2, 28],
          [2, 29],
        ]
      : [[month, dayOfMonth]]
  })
  return { months: pairs.map(([month]) => month), days: pairs.map(([, day]) => day) }
}

function occurrenceIn(year: number, { month, day }: DayOfYear): Day | null {
  return dayFrom(year, month, Math.min(day, daysInMonth(year, month)))
}
