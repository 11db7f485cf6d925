// Which days a firm works: its own days of the week, less the public holidays of its country.
import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths, firstOfMonth, weekday } from '../../../kernel/day.ts'

/** The firm's days of the week (Monday is 1), and public holidays by day with their names. */
export type Calendar = { workingDays: readonly number[]; holidays: ReadonlyMap<string, string> }

export function isWorkingDay(of: Day, { workingDays, holidays }: Calendar): boolean {
  return workingDays.includes(weekday(of)) && !holidays.has(of)
}

/** Every day of the month of a day. */
export function daysOfMonth(of: Day): Day[] {
  const first = firstOfMonth(of)
  const next = addMonths(first, 1)
  const days: Day[] = []
  for (let day = first; day < next; day = addDays(day, 1)) days.push(day)
  return days
}
