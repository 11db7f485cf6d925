import { expect, test } from 'vitest'
import { intervalOf, nextRun } from './cron.ts'
import { type Beat, isNearlyFull, type Sight, stateOf, troublesIn } from './troubles.ts'

const now = new Date('2026-11-22T09:00:30Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const aBeat = (given: Partial<Beat> = {}): Beat => ({
  name: 'sweep',
  cron: '* * * * *',
  knownSince: ago(100_000),
  watchedSince: ago(10_000),
  startedAt: ago(1),
  finishedAt: ago(1),
  failedAt: null,
  ...given,
})
const aSight = (given: Partial<Sight> = {}): Sight => ({
  now,
  beats: [aBeat(), aBeat({ name: 'backup', cron: '30 2 * * *', finishedAt: ago(390) })],
  deadJobs: 0,
  mailFailed: 0,
  backup: { lastMadeAt: ago(390), lastTriedAt: ago(3 * 1440), hasFailed: false },
  disk: { freeBytes: 50e9, totalBytes: 100e9 },
  ...given,
})
const kindsIn = (given: Partial<Sight>) => troublesIn(aSight(given)).map(({ kind }) => kind)

test.each([
  ['* * * * *', '2026-11-22T09:01:00.000Z', 1],
  ['*/10 * * * *', '2026-11-22T09:10:00.000Z', 10],
  ['17 * * * *', '2026-11-22T09:17:00.000Z', 60],
  ['15 1 * * *', '2026-11-23T01:15:00.000Z', 1440],
  ['0 4 * * 0', '2026-11-29T04:00:00.000Z', 7 * 1440],
  ['30 8-10,20 * * *', '2026-11-22T09:30:00.000Z', 60],
  ['0 0 1 1 *', '2027-01-01T00:00:00.000Z', 365 * 1440],
])('%s comes round next at %s', (cron, next, minutes) => {
  expect(nextRun(cron, now)?.toISOString()).toBe(next)
  expect(intervalOf(cron, now)).toBe(minutes * 60_000)
})

test('a schedule that missed three rounds is silent; one that is a little late is not', () => {
  expect(stateOf(aBeat({ cron: '15 1 * * *', finishedAt: ago(2 * 1440) }), now)).toBe('fine')
  expect(stateOf(aBeat({ cron: '15 1 * * *', finishedAt: ago(3 * 1440 + 1) }), now)).toBe('silent')
  // A queue that is busy for some minutes is no trouble either.
  expect(stateOf(aBeat({ finishedAt: ago(14) }), now)).toBe('fine')
  expect(stateOf(aBeat({ finishedAt: ago(16) }), now)).toBe('silent')
})

test('a machine that was off over the weekend has time to catch up before anybody is told', () => {
  const off = { finishedAt: ago(5000), cron: '*/10 * * * *' }
  expect(stateOf(aBeat({ ...off, watchedSince: ago(5) }), now)).toBe('fine')
  expect(stateOf(aBeat({ ...off, watchedSince: ago(31) }), now)).toBe('silent')
})

test('a schedule that never ran is new for a while, and then silent', () => {
  const never = { startedAt: null, finishedAt: null, cron: '15 1 * * *' }
  expect(stateOf(aBeat({ ...never, knownSince: ago(1440), watchedSince: ago(1440) }), now)).toBe('new')
  expect(stateOf(aBeat({ ...never, knownSince: ago(5 * 1440) }), now)).toBe('silent')
})

test('a schedule fails if it failed in its last run, not if it once did', () => {
  expect(stateOf(aBeat({ startedAt: ago(2), failedAt: ago(1), finishedAt: ago(1) }), now)).toBe('failing')
  expect(stateOf(aBeat({ startedAt: ago(1), failedAt: ago(2) }), now)).toBe('fine')
})

test('where all runs there is nothing to tell', () => {
  expect(kindsIn({})).toEqual([])
})

test('each thing that stopped is told once, and which one', () => {
  expect(kindsIn({ deadJobs: 2 })).toEqual(['job-failed'])
  expect(kindsIn({ mailFailed: 1 })).toEqual(['mail-failed'])
  expect(kindsIn({ disk: { freeBytes: 1e9, totalBytes: 100e9 } })).toEqual(['disk-full'])
  const silent = ['one', 'two'].map((name) => aBeat({ name, finishedAt: ago(60) }))
  expect(troublesIn(aSight({ beats: silent }))).toEqual([{ kind: 'schedule-stopped', what: 'one, two' }])
})

test('a backup is old after three days, or when none was ever made in that time', () => {
  const backup = (lastMadeAt: Date | null) => ({
    backup: { lastMadeAt, lastTriedAt: null, hasFailed: false },
  })
  expect(kindsIn(backup(ago(3 * 1440 - 1)))).toEqual([])
  expect(kindsIn(backup(ago(3 * 1440 + 1)))).toEqual(['backup-old'])
  expect(kindsIn(backup(null))).toEqual(['backup-old'])
  // Where backups are switched off, nobody is told.
  expect(kindsIn({ ...backup(null), beats: [aBeat()] })).toEqual([])
})

test('a large disk with fifty gigabytes left is not full, and a small one with a twentieth is', () => {
  expect(isNearlyFull({ freeBytes: 50e9, totalBytes: 2000e9 })).toBe(false)
  expect(isNearlyFull({ freeBytes: 0.9e9, totalBytes: 20e9 })).toBe(true)
  expect(isNearlyFull({ freeBytes: 1.1e9, totalBytes: 20e9 })).toBe(false)
})
