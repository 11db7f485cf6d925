import { type Day, daysBetween } from '../kernel/day.ts'

/** The present instant. The only place that asks the machine for the time. */
export function now(): Date {
  return new Date()
}

/** Today's calendar day in a time zone such as 'Europe/Berlin'. */
export function today(timeZone: string): Day {
  return dayOf(now(), timeZone)
}

/** The calendar day of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
  return formatterOf(timeZone).format(instant) as Day
}

const hourMs = 3_600_000

/** The instant with the same time on the clock on another day; an hour beside it where that night had a change. */
export function sameTimeOn(day: Day, instant: Date, timeZone: string): Date {
  const there = instant.getTime() + daysBetween(dayOf(instant, timeZone), day) * 24 * hourMs
  const near = [0, hourMs, -hourMs].map((by) => new Date(there + by))
  return near.find((one) => dayOf(one, timeZone) === day) ?? new Date(there)
}

/** The instant that ISO 8601 text tells. */
export function instantOf(text: string): Date {
  return new Date(text)
}

/** Whether a name is a time zone this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/** Milliseconds on a clock that never jumps; only differences mean something. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => Math.round(performance.now() - start)
}

// Making a formatter costs a hundred times more than using it.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  // Sweden writes its dates as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
