import { expect, test } from 'vitest'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { PartyDraft } from '../model.ts'
import { partyInputSchema } from '../model.ts'
import { find } from '../views/find.ts'
import { get } from '../views/get.ts'
import { receiveParties } from './receive.ts'
import { archive, change } from './record.ts'
import { removeSource } from './remove-source.ts'

const database = await testDatabase()

type Given = Partial<Omit<PartyDraft, 'emails' | 'phones'>> & { emails?: string[]; phones?: string[] }

/** A contact from a file; a test says what is in it. */
function aContact({ emails = [], phones = [], ...given }: Given = {}): PartyDraft {
  return {
    ...partyInputSchema.parse({ kind: 'person', displayName: 'Ana Smith' }),
    source: 'csv',
    externalId: null,
    notes: [],
    ...given,
    emails: emails.map((address) => ({ address, label: null })),
    phones: phones.map((asGiven) => ({ asGiven, e164: null, label: null })),
  }
}

const customer = { role: 'customer', since: null, until: null, stewardId: null } as const

test('the same contacts again change nothing and say nothing', async () => {
  const desk = await testDesk(database)
  const drafts = [
    aContact({ displayName: 'Numbered', externalId: '17850', roles: [customer] }),
    aContact({
      displayName: 'Ana Smith',
      emails: ['ana@example.com'],
      notes: [{ kind: 'life', text: 'Sails' }],
    }),
    aContact({ displayName: 'Bo Phone', phones: ['020 7946 0123'], tags: ['regular'] }),
    aContact({ displayName: 'Only Name', organisationName: 'Acme' }),
  ]
  const first = await desk.writing((work) => receiveParties(work, drafts))
  expect(first).toMatchObject({ created: 4, changed: 0, unchanged: 0 })
  const facts = await desk.facts()
  const again = await desk.writing((work) => receiveParties(work, drafts))
  expect(again).toMatchObject({ ids: first.ids, created: 0, changed: 0, unchanged: 4 })
  expect(await desk.facts()).toHaveLength(facts.length)
  expect(facts.filter(({ kind }) => kind === 'PartyAdded')).toHaveLength(4)
})

test('a contact is recognised by its number, its e-mail or its phone, however that is written', async () => {
  const desk = await testDesk(database)
  const [id] = await desk.writing(async (work) => {
    const known = aContact({ externalId: '7', emails: ['ana@example.com'], phones: ['020 7946 0123'] })
    return (await receiveParties(work, [known])).ids
  })
  const came = await desk.writing((work) =>
    receiveParties(work, [
      aContact({ displayName: 'Somebody else', externalId: '7' }),
      aContact({ source: 'google', displayName: 'Ana S', emails: ['ana@example.com'] }),
      aContact({ source: 'outlook', displayName: 'Ana', phones: ['+44 (0)20 7946-0123'] }),
    ]),
  )
  expect(came.ids).toEqual([id, id, id])
  expect(came.created).toBe(0)
})

test('people who share an office, a phone or a name in another file stay themselves', async () => {
  const desk = await testDesk(database)
  const { created } = await desk.writing((work) =>
    receiveParties(work, [
      aContact({ displayName: 'Ana Smith', emails: ['info@acme.example'], phones: ['020 7946 0123'] }),
      aContact({ displayName: 'Bob Jones', emails: ['info@acme.example'] }),
      aContact({ displayName: 'Carl Jung', phones: ['020 7946 0123'] }),
      aContact({ displayName: 'Dora', source: 'one' }),
      aContact({ displayName: 'Dora', source: 'two' }),
      aContact({ displayName: 'Eve', externalId: '1', emails: ['eve@example.com'] }),
      aContact({ displayName: 'Eve', externalId: '2', emails: ['eve@example.com'] }),
    ]),
  )
  expect(created).toBe(7)
})

test('a file fills what is empty and adds what is new, and blanks or overwrites nothing', async () => {
  const desk = await testDesk(database)
  const [id] = await desk.writing(async (work) => {
    const known = aContact({ emails: ['ana@example.com'], goesBy: 'Annie', theUsual: 'Flat white' })
    return (await receiveParties(work, [known])).ids
  })
  if (!id) throw new Error('nobody came')
  const richer = aContact({
    emails: ['ana@example.com', 'ana@work.example'],
    goesBy: 'Other',
    theUsual: null,
    organisationName: 'Acme',
    doNotContact: true,
    roles: [customer],
  })
  const { changed } = await desk.writing((work) => receiveParties(work, [richer]))
  expect(changed).toBe(1)
  const party = await desk.reading((work) => get(work, { id }))
  expect(party).toMatchObject({ goesBy: 'Annie', theUsual: 'Flat white', organisationName: 'Acme' })
  expect(party.doNotContact).toBe(false)
  expect(party.emails.map(({ address }) => address)).toEqual(['ana@example.com', 'ana@work.example'])
  expect(party.roles.map(({ role }) => role)).toEqual(['customer'])
  const told = (await desk.facts()).find(({ kind }) => kind === 'PartyChanged')
  expect(told?.details).toEqual({ fields: ['organisationName', 'emails', 'roles'], source: 'csv' })
})

test('who was archived or asked to be left alone stays so', async () => {
  const desk = await testDesk(database)
  const draft = aContact({ externalId: '1' })
  const id = await desk.writing(async (work) => {
    const { ids } = await receiveParties(work, [draft])
    if (!ids[0]) throw new Error('nobody came')
    await change(work, { id: ids[0], version: 1, doNotContact: true })
    await archive(work, { id: ids[0] })
    return ids[0]
  })
  await desk.writing((work) => receiveParties(work, [{ ...draft, goesBy: 'Annie' }]))
  const party = await desk.reading((work) => get(work, { id }))
  expect(party.archivedAt).not.toBeNull()
  expect(party).toMatchObject({ doNotContact: true, goesBy: 'Annie' })
})

test('one person in several rows of a file is one party with all their e-mails', async () => {
  const desk = await testDesk(database)
  const { ids, created, changed } = await desk.writing((work) =>
    receiveParties(work, [
      aContact({ externalId: '1', emails: ['a@example.com'] }),
      aContact({ externalId: '1', emails: ['b@example.com', 'b@example.com'] }),
    ]),
  )
  expect(new Set(ids).size).toBe(1)
  expect([created, changed]).toEqual([1, 0])
  const [id] = ids
  if (!id) throw new Error('nobody came')
  const party = await desk.reading((work) => get(work, { id }))
  expect(party.emails.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com'])
})

test('two imports at once add nobody twice', async () => {
  const desk = await testDesk(database)
  const drafts = Array.from({ length: 50 }, (_, n) => aContact({ externalId: String(n) }))
  const bringIn = () => desk.writing((work) => receiveParties(work, drafts))
  const [one, other] = await Promise.all([bringIn(), bringIn()])
  expect(one.created + other.created).toBe(50)
  expect(one.ids).toEqual(other.ids)
})

test('taking out a source leaves the others', async () => {
  const desk = await testDesk(database)
  await desk.writing((work) =>
    receiveParties(work, [aContact({ source: 'sample' }), aContact({ source: 'csv', displayName: 'Stays' })]),
  )
  expect(await desk.writing((work) => removeSource(work, 'sample'))).toEqual({ parties: 1 })
  const { items } = await desk.reading((work) => find(work, { q: '', archived: false, limit: 50 }))
  expect(items.map(({ displayName }) => displayName)).toEqual(['Stays'])
})
