import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { partyInputSchema } from '../model.ts'
import { consentInputSchema } from '../model/consent.ts'
import { get } from '../views/get.ts'
import { addConsent, withdrawConsent } from './consents.ts'
import { add } from './record.ts'

const database = await testDatabase()

async function ana() {
  const desk = await testDesk(database, { today: day('2026-11-20') })
  const party = partyInputSchema.parse({ kind: 'person', displayName: 'Ana' })
  const { id } = await desk.writing((work) => add(work, party))
  return { desk, id }
}

const newsletter = consentInputSchema.parse({
  purpose: 'newsletter',
  givenOn: '2026-05-03',
  givenHow: 'paper',
  proof: 'Card in the blue folder',
})

test('a consent keeps when, how and what proves it, and one that is taken back keeps its beginning', async () => {
  const { desk, id } = await ana()
  const given = await desk.writing((work) => addConsent(work, { id, ...newsletter }))
  expect(given).toMatchObject({ ...newsletter, recordedBy: 'Owner', withdrawnOn: null })
  const withdrawal = { id, consentId: given.id, withdrawnOn: null, withdrawnHow: 'phone' } as const
  const ended = await desk.writing((work) => withdrawConsent(work, withdrawal))
  expect(ended).toMatchObject({ ...newsletter, withdrawnOn: '2026-11-20', withdrawnHow: 'phone' })
  const again = await desk.writing((work) =>
    withdrawConsent(work, { ...withdrawal, withdrawnHow: 'email', withdrawnOn: day('2026-11-01') }),
  )
  expect(again).toEqual(ended)
  await desk.writing((work) => addConsent(work, { id, ...newsletter, givenOn: null }))
  const { consents } = await desk.reading((work) => get(work, { id }))
  expect(consents.map(({ givenOn, withdrawnOn }) => [givenOn, withdrawnOn])).toEqual([
    ['2026-11-20', null],
    ['2026-05-03', '2026-11-20'],
  ])
  const kinds = (await desk.facts()).map(({ kind }) => kind).filter((kind) => kind.startsWith('Consent'))
  expect(kinds).toEqual(['ConsentGiven', 'ConsentWithdrawn', 'ConsentGiven'])
})

test('nobody agrees tomorrow, or takes back what they had not yet agreed to', async () => {
  const { desk, id } = await ana()
  const tomorrow = { id, ...newsletter, givenOn: day('2026-11-21') }
  const early = desk.writing((work) => addConsent(work, tomorrow))
  await expect(early).rejects.toMatchObject({ code: 'invalid', details: { field: 'givenOn' } })
  const { id: consentId } = await desk.writing((work) => addConsent(work, { id, ...newsletter }))
  const before = { id, consentId, withdrawnOn: day('2026-05-02'), withdrawnHow: 'phone' } as const
  const refused = desk.writing((work) => withdrawConsent(work, before))
  await expect(refused).rejects.toMatchObject({ code: 'invalid', details: { field: 'withdrawnOn' } })
})
