import { expect, test } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { aParty } from '../actions/testing/a-firm.ts'
import { candidatesOf } from './candidates.ts'

const database = await testDatabase()
const friday = day('2026-11-20')

test('what was bought from somebody is added up in the money of the firm alone', async () => {
  const desk = await testDesk(database, { today: friday, now: new Date(`${friday}T09:00:00Z`) })
  const mill = await aParty(desk, { role: 'supplier', state: null })
  await desk.writing(async ({ db, workspaceId, newId, now }) => {
    const bought = (currency: string, totalMinor: number) =>
      db.query(
        `insert into trade (workspace_id, id, party_id, side, happened_at, happened_on, currency, total_minor,
           created_at)
         values ($1, $2, $3, 'purchase', $4, $5, $6, $7, $4)`,
        [workspaceId, newId('trade'), mill, now, addDays(friday, -10), currency, totalMinor],
      )
    await bought('GBP', 12_000)
    await bought('JPY', 900_000)
  })
  expect(await desk.reading(candidatesOf)).toMatchObject([{ partyId: mill, boughtYearMinor: 12_000 }])
})
