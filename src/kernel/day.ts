// Calendar days without a clock or a time zone: civil days counted by integer arithmetic
// (H. Hinnant, "chrono-compatible low-level date algorithms").

declare const brand: unique symbol

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string & { readonly [brand]: 'day' }

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days since 1970-01-01 of a calendar date. */
function countOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function partsOf(count: number): { year: number; month: number; day: number } {
  const shifted = count + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return countOf(nextYear, nextMonth, 1) - countOf(year, month, 1)
}

/** The day of a year, month (1–12) and day of month; null where the calendar has none, such as 31 February. */
export function dayFrom(year: number, month: number, day: number): Day | null {
  const inRange = Number.isInteger(year) && year >= 1 && year <= 9999 && month >= 1 && month <= 12
  if (!inRange || day < 1 || day > daysInMonth(year, month)) return null
  return write(year, month, day)
}

function write(year: number, month: number, day: number): Day {
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day
}

/** Reads 'YYYY-MM-DD'; null when it is no day of the calendar. */
export function readDay(text: string): Day | null {
  const found = shape.exec(text)
  return found ? dayFrom(Number(found[1]), Number(found[2]), Number(found[3])) : null
}

/** A day that is known to be one: for literals in code and tests. */
export function day(text: string): Day {
  const read = readDay(text)
  if (!read) throw new Error(`${text} is not a day`)
  return read
}

/** Whole days since 1970-01-01. */
export function dayNumber(of: Day): number {
  return countOf(Number(of.slice(0, 4)), Number(of.slice(5, 7)), Number(of.slice(8, 10)))
}

/** The day that many days after 1970-01-01. */
export function dayOfNumber(count: number): Day {
  const { year, month, day } = partsOf(count)
  return write(year, month, day)
}

export function addDays(to: Day, days: number): Day {
  return dayOfNumber(dayNumber(to) + days)
}

/** Days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day of the month, months later; the last of the month where that one is shorter. */
export function addMonths(to: Day, months: number): Day {
  const { year, month, day } = partsOf(dayNumber(to))
  const total = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1]
  return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function weekday(of: Day): Weekday {
  return (((((dayNumber(of) + 3) % 7) + 7) % 7) + 1) as Weekday
}

export function firstOfMonth(of: Day): Day {
  return `${of.slice(0, 7)}-01` as Day
}
