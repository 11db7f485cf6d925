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

/**
 * The instant at which the clock on the wall shows so many minutes after midnight on a day. Where the clocks are put
 * back it shows them twice, and the first counts; where they are put forward over them, the hour after does.
 */
export function clockTimeOn(day: Day, minutes: number, timeZone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  const [before, after] = [-24, 24].map((hours) => shown - aheadAt(shown + hours * hourMs, timeZone))
  const right = [before, after].filter((at) => at + aheadAt(at, timeZone) === shown)
  return new Date(right.length > 0 ? Math.min(...right) : before)
}

/** By how many milliseconds the clock on the wall is ahead of UTC. */
function aheadAt(instant: number, timeZone: string): number {
  const [date, time] = wallClockOf(timeZone).format(instant).split(' ')
  return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 60_000) * 60_000
}

/** The time zone that the machine is set to. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
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
const dates = new Map<string, Intl.DateTimeFormat>()
const wallClocks = new Map<string, Intl.DateTimeFormat>()
const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const dateAndTime = { ...date, hour: '2-digit', minute: '2-digit' } as const

const formatterOf = (timeZone: string) => kept(dates, timeZone, date)
const wallClockOf = (timeZone: string) => kept(wallClocks, timeZone, dateAndTime)

function kept(
  known: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  // Sweden writes its dates as ISO 8601 does.
  const formatter = known.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts })
  known.set(timeZone, formatter)
  return formatter
}
