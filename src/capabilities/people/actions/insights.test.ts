import { expect, test } from 'vitest'
import type { PartyId } from '../../../kernel/id.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { partyInputSchema } from '../model.ts'
import { insightInputSchema } from '../model/insight.ts'
import { get } from '../views/get.ts'
import { addInsight, archiveInsight, changeInsight, restoreInsight } from './insights.ts'
import { add } from './record.ts'

const database = await testDatabase()

async function ana(): Promise<{ desk: TestDesk; id: PartyId }> {
  const desk = await testDesk(database)
  const party = partyInputSchema.parse({ kind: 'person', displayName: 'Ana' })
  const { id } = await desk.writing((work) => add(work, party))
  return { desk, id }
}

const expects = insightInputSchema.parse({ kind: 'expectation', text: 'Delivery on the promised day' })

test('what somebody expects is on record with who learned it, and is not known to be met until we say so', async () => {
  const { desk, id } = await ana()
  const made = await desk.writing((work) => addInsight(work, { id, ...expects }))
  expect(made).toMatchObject({ state: 'not-known', importance: 'normal', learnedBy: 'Owner', version: 1 })
  const change = { id, insightId: made.id, version: 1, state: 'not-met' } as const
  const changed = await desk.writing((work) => changeInsight(work, change))
  expect(changed).toMatchObject({ text: expects.text, state: 'not-met', importance: 'normal', version: 2 })
  expect(await desk.reading((work) => get(work, { id }))).toMatchObject({ insights: [changed] })
  const facts = (await desk.facts()).filter(({ kind }) => kind.startsWith('Insight'))
  expect(facts.map(({ kind, details }) => [kind, details])).toEqual([
    ['InsightAdded', { kind: 'expectation' }],
    ['InsightChanged', { fields: ['state'] }],
  ])
})

test('of two who change the same insight at once, the second is told', async () => {
  const { desk, id } = await ana()
  const { id: insightId } = await desk.writing((work) => addInsight(work, { id, ...expects }))
  const change = { id, insightId, version: 1, state: 'met' } as const
  await desk.writing((work) => changeInsight(work, change))
  const late = desk.writing((work) => changeInsight(work, { ...change, state: 'not-met' }))
  await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile', details: { version: 2 } })
})

test('why somebody deals with us can be neither met nor not', async () => {
  const { desk, id } = await ana()
  const why = insightInputSchema.parse({ kind: 'why', text: 'You remember me', state: 'met' })
  const refused = desk.writing((work) => addInsight(work, { id, ...why }))
  await expect(refused).rejects.toMatchObject({ code: 'invalid', details: { field: 'state' } })
})

test('what is no longer so leaves the record and comes back as it was', async () => {
  const { desk, id } = await ana()
  const { id: insightId } = await desk.writing((work) => addInsight(work, { id, ...expects }))
  const which = { id, insightId }
  await desk.writing((work) => archiveInsight(work, which))
  expect((await desk.reading((work) => get(work, { id }))).insights).toEqual([])
  const again = desk.writing((work) => archiveInsight(work, which))
  await expect(again).rejects.toMatchObject({ code: 'not-found', details: { what: 'insight' } })
  const back = await desk.writing((work) => restoreInsight(work, which))
  expect(back).toMatchObject({ text: expects.text, state: 'not-known' })
})

test('who may not read talks does not read what was understood in them', async () => {
  const { desk, id } = await ana()
  await desk.writing((work) => addInsight(work, { id, ...expects }))
  const keeper = await desk.colleague({ roles: ['bookkeeper'], capabilities: ['people:read'] })
  expect((await keeper.reading((work) => get(work, { id }))).insights).toEqual([])
})
