// Days as files write them. The order of day, month and year is chosen for the whole file and never guessed row by
// row: 03/04 that is sometimes March and sometimes April is worse than a row handed back.
import { type Day, dayFrom } from '../../../kernel/day.ts'
import type { DateOrder } from '../model.ts'

/** A day and, where the file tells it, the second of that day and the minutes its zone is ahead of UTC. */
export type ReadDate = Readonly<{ day: Day; second: number | null; offsetMinutes: number | null }>

const numeric = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const written = /^(?:(\d{1,2})\.?[ -](\p{L}{3,9})\.?[ -](\d{4})|(\p{L}{3,9})\.? (\d{1,2}),? (\d{4}))$/u
const withTime =
  /^(.*?\d)(?:[T ]|, )\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}:?\d{2})?$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const german: Record<string, string> = { mär: 'mar', mrz: 'mar', mai: 'may', okt: 'oct', dez: 'dec' }

/** Reads a day, with its time where there is one; null when it is no day of the calendar in that order. */
export function readDate(text: string, order: DateOrder): ReadDate | null {
  const plain = readCalendarDay(text, order)
  if (plain) return { day: plain, second: null, offsetMinutes: null }
  const found = withTime.exec(text)
  if (!found) return null
  const day = readCalendarDay(found[1], order)
  const second = secondOf(found)
  return day && second !== null ? { day, second, offsetMinutes: offsetOf(found[6]) } : null
}

function readCalendarDay(text: string, order: DateOrder): Day | null {
  const tight = compact.exec(text)
  if (tight) return dayFrom(Number(tight[1]), Number(tight[2]), Number(tight[3]))
  const found = numeric.exec(text)
  if (!found) return readWritten(text)
  const [first, , second, third] = found.slice(1)
  if (first.length > 2)
    return first.length === 4 ? dayFrom(Number(first), Number(second), Number(third)) : null
  if (order === 'ymd') return null
  const year = yearOf(third)
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return year === null ? null : dayFrom(year, Number(month), Number(day))
}

function readWritten(text: string): Day | null {
  const found = written.exec(text)
  if (!found) return null
  const [, dayFirst, monthSecond, yearThird, monthFirst, daySecond, yearLast] = found
  const name = (monthSecond ?? monthFirst).slice(0, 3).toLowerCase()
  const month = months.indexOf(german[name] ?? name) + 1
  return dayFrom(Number(yearThird ?? yearLast), month, Number(dayFirst ?? daySecond))
}

/** Two digits are of this century up to 68, of the last one after (as POSIX has it). */
function yearOf(text: string): number | null {
  if (text.length === 4) return Number(text)
  if (text.length !== 2) return null
  return Number(text) + (Number(text) <= 68 ? 2000 : 1900)
}

function secondOf(found: RegExpExecArray): number | null {
  const half = found[5]?.toLowerCase()[0]
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4] ?? 0)]
  if (minute > 59 || second > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null
  const hourOfDay = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return hourOfDay * 3600 + minute * 60 + second
}

function offsetOf(zone: string | undefined): number | null {
  if (!zone) return null
  if (/^(z|utc)$/i.test(zone)) return 0
  const digits = zone.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))
  return digits[0] === '-' ? -minutes : minutes
}

export type OrderGuess = Readonly<{ order: DateOrder | null; isAmbiguous: boolean }>

/** The order that all samples allow; ambiguous where day and month could be either way round. */
export function guessDateOrder(samples: readonly string[]): OrderGuess {
  const found = samples.map((text) => numeric.exec(text.split(/[T ,]/)[0])).filter((match) => match !== null)
  const short = found.filter((match) => match[1].length <= 2)
  if (short.length === 0) {
    const isKnown = found.length > 0 || samples.some((text) => compact.test(text))
    return { order: isKnown ? 'ymd' : null, isAmbiguous: false }
  }
  const dayIsFirst = short.some((match) => Number(match[1]) > 12)
  const dayIsSecond = short.some((match) => Number(match[3]) > 12)
  if (dayIsFirst !== dayIsSecond) return { order: dayIsFirst ? 'dmy' : 'mdy', isAmbiguous: false }
  return { order: 'dmy', isAmbiguous: !short.every((match) => match[2] === '.') }
}
