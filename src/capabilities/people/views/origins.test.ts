import { expect, test } from 'vitest'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { receiveParties } from '../actions/receive.ts'
import { add, change } from '../actions/record.ts'
import { partyInputSchema } from '../model.ts'
import { origins } from './origins.ts'

const database = await testDatabase()

test('a field came with whoever added the party, until somebody or a file changed it', async () => {
  const desk = await testDesk(database)
  const colleague = await desk.colleague({ name: 'Bo' })
  const ana = partyInputSchema.parse({
    kind: 'person',
    displayName: 'Ana Smith',
    emails: [{ address: 'ana@example.com' }],
  })
  const { id } = await desk.writing((work) => add(work, ana))
  expect(await desk.reading((work) => origins(work, { id }))).toMatchObject({
    added: { source: 'typed', by: 'Owner' },
    changed: [],
  })
  await desk.writing((work) => change(work, { id, version: 1, theUsual: 'Tea', goesBy: 'Annie' }))
  await colleague.writing((work) => change(work, { id, version: 2, theUsual: 'Green tea' }))
  const fromFile = { ...ana, sayIt: 'AH-na', source: 'google', externalId: null, notes: [] }
  await colleague.writing((work) => receiveParties(work, [fromFile]))
  const { changed } = await desk.reading((work) => origins(work, { id }))
  expect(changed.map(({ field, source, by }) => [field, source, by])).toEqual([
    ['goesBy', 'typed', 'Owner'],
    ['sayIt', 'google', 'Bo'],
    ['theUsual', 'typed', 'Bo'],
  ])
})

test('who came with a file says which program it was from', async () => {
  const desk = await testDesk(database)
  const draft = {
    ...partyInputSchema.parse({ kind: 'person', displayName: 'Ana' }),
    source: 'outlook',
    externalId: null,
    notes: [],
  }
  const { ids } = await desk.writing((work) => receiveParties(work, [draft]))
  const { added } = await desk.reading((work) => origins(work, { id: ids[0] }))
  expect(added).toMatchObject({ source: 'outlook', by: 'Owner' })
})
