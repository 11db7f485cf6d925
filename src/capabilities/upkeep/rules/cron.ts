// When a schedule comes round: the five fields of cron (minute, hour, day, month, weekday), in UTC.
// As crontab(5) has it, a day fits if either of day and weekday does, where both are named.

const bounds = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const

const dayMs = 86_400_000
const mostDays = 366

/** The first minute after an instant at which a schedule comes round; null where it never does. */
export function nextRun(cron: string, after: Date): Date | null {
  const fields = cron.trim().split(/\s+/)
  const [minutes, hours, days, months, weekdays] = bounds.map((bound, at) =>
    valuesOf(fields[at] ?? '*', bound),
  )
  const fitsDay = (day: Date) => {
    const [byDate, byWeekday] = [days.has(day.getUTCDate()), weekdays.has(day.getUTCDay())]
    const isEither = fields[2] !== '*' && fields[4] !== '*'
    return months.has(day.getUTCMonth() + 1) && (isEither ? byDate || byWeekday : byDate && byWeekday)
  }
  const midnight = Math.floor(after.getTime() / dayMs) * dayMs
  for (let at = 0; at <= mostDays; at++) {
    const day = midnight + at * dayMs
    if (!fitsDay(new Date(day))) continue
    for (const hour of hours)
      for (const minute of minutes) {
        const moment = day + (hour * 60 + minute) * 60_000
        if (moment > after.getTime()) return new Date(moment)
      }
  }
  return null
}

/** How long it is from one time a schedule comes round to the next, in milliseconds. */
export function intervalOf(cron: string, after: Date): number | null {
  const first = nextRun(cron, after)
  const second = first && nextRun(cron, first)
  return first && second ? second.getTime() - first.getTime() : null
}

/** What a field allows, in order: every one, every so many, single ones, from one to another. */
function valuesOf(field: string, [least, most]: readonly [number, number]): Set<number> {
  const values = field.split(',').flatMap((part) => {
    const [range = '*', step = '1'] = part.split('/')
    const [from = '', to = ''] = range === '*' ? [String(least), String(most)] : range.split('-')
    // "5/15" goes on to the end; a single "5" doesn't.
    const end = part.includes('/') ? String(most) : from
    const last = to === '' ? end : to
    const found: number[] = []
    for (let value = Number(from); value <= Number(last); value += Number(step)) found.push(value)
    return found
  })
  return new Set(values.sort((a, b) => a - b))
}
