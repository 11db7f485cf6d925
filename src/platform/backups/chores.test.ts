import { expect, test } from 'vitest'
import { dailyAt, onSundays } from './chores.ts'

const hourMs = 3_600_000

/** The instants of a stretch of time, by quarters of an hour, at which something comes round. */
function dueIn(isDue: ((at: Date) => boolean) | undefined, from: string, days: number): string[] {
  const quarters = Array.from(
    { length: days * 96 },
    (_, at) => new Date(Date.parse(`${from}T00:00:00Z`) + (at * hourMs) / 4),
  )
  return quarters.filter((at) => isDue?.(at)).map((at) => at.toISOString().slice(0, 16))
}

test('a backup is made once a day by the clock on the wall, also on the days the clocks change', () => {
  const { isDue } = dailyAt(150, 'Europe/Berlin')
  expect(dueIn(isDue, '2026-03-28', 3)).toEqual(['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30'])
  expect(dueIn(isDue, '2026-10-24', 3)).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30'])
})

test('the newest is tried in the night to Sunday or Monday, after the backup of that night', () => {
  expect(dueIn(onSundays(240, 'Pacific/Auckland').isDue, '2026-06-01', 14)).toEqual([
    '2026-06-06T16:00',
    '2026-06-13T16:00',
  ])
  // A quarter past eleven at night and an hour and a half are a quarter to one on Monday.
  expect(dueIn(onSundays(1395 + 90, 'Europe/London').isDue, '2026-06-01', 14)).toEqual([
    '2026-06-07T23:45',
    '2026-06-14T23:45',
  ])
})
