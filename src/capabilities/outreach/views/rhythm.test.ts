import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { rhythm } from './rhythm.ts'

const database = await testDatabase()
const desk = await testDesk(database, { today: '2026-11-20' as Day })
const goalOf = (month: string) =>
  desk.reading(async (work) => (await rhythm(work, { month: month as Day })).goal)

test('one may look ten years back and ten years ahead', async () => {
  expect(await goalOf('2016-12-01')).toBeGreaterThan(0)
  expect(await goalOf('2036-11-01')).toBeGreaterThan(0)
})

test.each(['0001-01-01', '1950-01-01', '2036-11-21', '9999-12-31'])(
  'the month of %s is too far away to be worked out',
  async (month) => {
    await expect(goalOf(month)).rejects.toMatchObject({ code: 'invalid', details: { field: 'month' } })
  },
)
