import { expect, test } from 'vitest'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { receiveParties } from '../../people/actions/receive.ts'
import { add, archive, change } from '../../people/actions/record.ts'
import { type PartyDraft, type PartyInput, partyInputSchema } from '../../people/model.ts'
import { likely } from '../rules/weighing.ts'
import { foundPairs } from '../rules/testing/found-pairs.ts'
import { type Labelled, labelledBook } from '../rules/testing/labelled-book.ts'
import { list } from '../views/pairs.ts'
import { differ, mergeMany, reopen } from './merging.ts'
import { scan } from './scan.ts'

const database = await testDatabase()

const person = (displayName: string, given: Partial<PartyInput> = {}): PartyInput => ({
  ...partyInputSchema.parse({ kind: 'person', displayName }),
  ...given,
})
const phone = partyInputSchema.shape.phones.parse([{ asGiven: '+44 7700 900123' }])
const pairsOf = async (desk: TestDesk) => (await desk.reading((work) => list(work, { limit: 50 }))).items
const namesOf = async (desk: TestDesk) =>
  (await pairsOf(desk)).map(({ one, other }) => [one.displayName, other.displayName].toSorted())

async function twice(desk: TestDesk) {
  const one = await desk.writing((work) => add(work, person('William Oakley', { phones: phone })))
  const other = await desk.writing((work) => add(work, person('Bill Oakley', { phones: phone })))
  return { one, other }
}

test('who is on record twice is found with the reasons, and a scan again finds nothing more', async () => {
  const desk = await testDesk(database)
  await twice(desk)
  await desk.writing((work) => add(work, person('Somebody Else')))
  await scan(desk)
  const [pair] = await pairsOf(desk)
  expect(pair.chance).toBeGreaterThan(likely)
  expect(pair.reasons.map(({ field, level }) => `${field} ${level}`).toSorted()).toEqual([
    'family 2',
    'given 2',
    'phone 2',
  ])
  await scan(desk)
  expect(await pairsOf(desk)).toHaveLength(1)
})

test('two who are two stay two, whatever scans come, until somebody takes that back', async () => {
  const desk = await testDesk(database)
  const { one } = await twice(desk)
  await scan(desk)
  const [{ id }] = await pairsOf(desk)
  await desk.writing((work) => differ(work, { id }))
  await desk.writing((work) => change(work, { id: one.id, version: 1, theUsual: 'Tea' }))
  await scan(desk)
  expect(await pairsOf(desk)).toEqual([])
  await desk.writing((work) => reopen(work, { id }))
  expect(await pairsOf(desk)).toHaveLength(1)
})

test('a pair goes when a change makes them two, or when one of them is archived', async () => {
  const desk = await testDesk(database)
  const { one, other } = await twice(desk)
  const third = await desk.writing((work) => add(work, person('Will Oakley', { phones: phone })))
  await scan(desk)
  expect(await pairsOf(desk)).toHaveLength(3)
  await desk.writing((work) => archive(work, { id: third.id }))
  expect(await namesOf(desk)).toEqual([['Bill Oakley', 'William Oakley']])
  await desk.writing((work) => change(work, { id: other.id, version: 1, displayName: 'Rosa Oakley' }))
  await scan(desk)
  expect(await pairsOf(desk)).toEqual([])
  expect(one.version).toBe(1)
})

test('picked pairs are merged into the older record, and are pairs no more', async () => {
  const desk = await testDesk(database)
  const { one } = await twice(desk)
  await scan(desk)
  const ids = (await pairsOf(desk)).map(({ id }) => id)
  expect(await desk.writing((work) => mergeMany(work, { ids }))).toEqual({ merged: 1 })
  expect(await pairsOf(desk)).toEqual([])
  const facts = await desk.facts()
  expect(facts.at(-1)).toMatchObject({ kind: 'PartiesMerged', partyId: one.id })
})

test('the scan of the database finds what the rules find in the same book', async () => {
  const desk = await testDesk(database)
  const book = labelledBook(250, 21)
  const { ids } = await desk.writing((work) => receiveParties(work, book.map(draftOf)))
  await scan(desk)
  const recordOf = new Map(ids.map((id, at) => [id, book[at].id]))
  const named = (one: string, other: string) => [one, other].toSorted().join(' ')
  const { items } = await desk.reading((work) => list(work, { limit: 200 }))
  const inDatabase = items.map(({ one, other }) =>
    named(recordOf.get(one.id) ?? '', recordOf.get(other.id) ?? ''),
  )
  const byRules = foundPairs(book).found.filter(({ chance }) => chance >= likely)
  expect(byRules.length).toBeGreaterThan(10)
  expect(inDatabase.toSorted()).toEqual(byRules.map(({ one, other }) => named(one, other)).toSorted())
})

function draftOf(record: Labelled): PartyDraft {
  const { kind, displayName, givenName, familyName, organisationName, emails, phones, places, birthday } =
    record
  return {
    ...person(displayName),
    kind,
    givenName,
    familyName,
    organisationName,
    emails: emails.map((address) => ({ address, label: null })),
    phones: phones.map((asGiven) => ({ asGiven, e164: null, label: null })),
    addresses: places.map((place) => ({ ...place, region: null, country: null, label: null })),
    occasions: birthday === null ? [] : [{ kind: 'birthday', label: null, ...birthday }],
    source: 'book',
    externalId: record.id,
    notes: [],
  }
}
