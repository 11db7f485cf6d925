import { expect, test } from 'vitest'
import { outdated } from './rotation.ts'

const keep = { days: 7, weeks: 4, months: 12 }
const now = new Date('2026-11-22T12:00:00Z')
const dayMs = 86_400_000
const daily = (days: number) =>
  Array.from({ length: days }, (_, ago) => {
    const madeAt = new Date(now.getTime() - ago * dayMs)
    return { name: madeAt.toISOString().slice(0, 10), madeAt, reason: 'scheduled' }
  })

/** Lives through the days as the server does: one backup a day, old ones let go each time. */
function lived(days: number): string[] {
  let held: ReturnType<typeof daily> = []
  for (const one of daily(days).reverse()) {
    held.push(one)
    const gone = outdated(held, keep, { now: one.madeAt, lastGood: undefined })
    held = held.filter(({ name }) => !gone.includes(name))
  }
  return held.map(({ name }) => name)
}

test('after two years there is one of each of seven days, four weeks and twelve months', () => {
  const held = lived(730)
  expect(held.slice(-7)).toEqual(
    daily(7)
      .map(({ name }) => name)
      .reverse(),
  )
  expect(new Set(held.map((name) => name.slice(0, 7))).size).toBe(12)
  expect(held.length).toBeLessThanOrEqual(7 + 4 + 12)
})

test('the last backup that was restored in a drill stays, however old it grew', () => {
  const all = daily(60)
  expect(outdated(all, keep, { now, lastGood: undefined })).toContain('2026-10-15')
  expect(outdated(all, keep, { now, lastGood: '2026-10-15' })).not.toContain('2026-10-15')
})

test('the only backup stays', () => {
  const old = { name: 'old', madeAt: new Date('2020-01-01'), reason: 'upgrade' }
  expect(outdated([old], keep, { now, lastGood: undefined })).toEqual([])
})

test('of the backups before upgrades the last three stay, and they push out no other', () => {
  const upgrades = daily(5).map((one, ago) => ({ ...one, name: `upgrade ${ago}`, reason: 'upgrade' }))
  expect(outdated([...daily(7), ...upgrades], keep, { now, lastGood: undefined })).toEqual([
    'upgrade 3',
    'upgrade 4',
  ])
})

test('what somebody made by hand stays for a month', () => {
  const byHand = (ago: number) => ({
    name: `${ago}`,
    madeAt: new Date(now.getTime() - ago * dayMs),
    reason: 'asked',
  })
  const all = [...daily(70), byHand(20.1), byHand(20.2), byHand(33.2), byHand(33.3)]
  const gone = outdated(all, keep, { now, lastGood: undefined })
  expect(gone).not.toContain('20.2')
  expect(gone).toContain('33.3')
})
