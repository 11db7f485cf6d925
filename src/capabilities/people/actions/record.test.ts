import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { type PartyInput, partyInputSchema, type PartyRole } from '../model.ts'
import { find } from '../views/find.ts'
import { get } from '../views/get.ts'
import { link, unlink } from './links.ts'
import { addNote, archiveNote } from './notes.ts'
import { add, archive, change, restore } from './record.ts'

const database = await testDatabase()

function aPerson(given: Partial<PartyInput> & { displayName: string }): PartyInput {
  return { ...partyInputSchema.parse({ kind: 'person', displayName: given.displayName }), ...given }
}

async function namesFor(desk: TestDesk, q: string): Promise<string[]> {
  const { items } = await desk.reading((work) => find(work, { q, archived: false, limit: 50 }))
  return items.map(({ displayName }) => displayName)
}

test('of two members who save at once, the second is told and loses nothing unseen', async () => {
  const desk = await testDesk(database)
  const colleague = await desk.colleague()
  const { id, version } = await desk.writing((work) => add(work, aPerson({ displayName: 'Ana' })))
  const results = await Promise.allSettled([
    desk.writing((work) => change(work, { id, version, goesBy: 'Annie' })),
    colleague.writing((work) => change(work, { id, version, theUsual: 'Tea' })),
  ])
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toHaveLength(1)
  expect(refused[0]?.reason).toMatchObject({ code: 'changed-meanwhile', details: { version: 2 } })
})

test('a change leaves what it does not name, and says which fields it changed', async () => {
  const desk = await testDesk(database)
  const person = aPerson({ displayName: 'Ana', theUsual: 'Tea', tags: ['regular'] })
  const { id } = await desk.writing((work) => add(work, person))
  const after = await desk.writing((work) => change(work, { id, version: 1, goesBy: 'Annie' }))
  expect(after).toMatchObject({ goesBy: 'Annie', theUsual: 'Tea', tags: ['regular'], version: 2 })
  const same = await desk.writing((work) => change(work, { id, version: 2, goesBy: 'Annie' }))
  expect(same.version).toBe(2)
  const changes = (await desk.facts()).filter(({ kind }) => kind === 'PartyChanged')
  expect(changes.map(({ details }) => details)).toEqual([{ fields: ['goesBy'], source: 'typed' }])
})

test('who was a supplier until some day is found as one up to that day, and no longer', async () => {
  const desk = await testDesk(database, { today: day('2024-06-01') })
  const roles = (until: string) =>
    partyInputSchema.parse({
      kind: 'person',
      displayName: 'x',
      roles: [{ role: 'supplier', until }, { role: 'customer' }],
    }).roles
  await desk.writing(async (work) => {
    await add(work, aPerson({ displayName: 'Still Mill', roles: roles('2024-06-01') }))
    await add(work, aPerson({ displayName: 'Former Mill', roles: roles('2024-05-31') }))
  })
  for (const q of ['', 'mill']) {
    const found = (role?: PartyRole) =>
      desk.reading(async (work) => {
        const { items } = await find(work, { q, role, archived: false, limit: 50 })
        return items.map(({ displayName, roles }) => [displayName, ...roles.toSorted()])
      })
    expect(await found('supplier')).toEqual([['Still Mill', 'customer', 'supplier']])
    expect(await found()).toEqual([
      ['Former Mill', 'customer'],
      ['Still Mill', 'customer', 'supplier'],
    ])
  }
})

test('the usual has a price beside its words, in its own currency, and may lose it again', async () => {
  const desk = await testDesk(database)
  const theUsualPrice = { amountMinor: 450, currency: 'KWD' }
  const occasions = partyInputSchema.parse({
    kind: 'person',
    displayName: 'x',
    occasions: [{ kind: 'festival', label: 'Nowruz', month: 3, day: 20 }],
  }).occasions
  const ana = aPerson({ displayName: 'Ana', theUsual: 'Tea', theUsualPrice, occasions })
  const { id } = await desk.writing((work) => add(work, ana))
  expect(await desk.reading((work) => get(work, { id }))).toMatchObject({
    theUsualPrice,
    occasions: [{ kind: 'festival', label: 'Nowruz' }],
  })
  const after = await desk.writing((work) => change(work, { id, version: 1, theUsualPrice: null }))
  expect(after).toMatchObject({ theUsual: 'Tea', theUsualPrice: null, version: 2 })
})

test('names are found without their accents, apostrophes and letters of their own, in any script', async () => {
  const desk = await testDesk(database)
  for (const displayName of ['Zoë Müller-Øst', "Siobhán O'Brien", 'أحمد السيّد', '王小明', 'Straße GmbH'])
    await desk.writing((work) => add(work, aPerson({ displayName })))
  expect(await namesFor(desk, 'zoe muller ost')).toEqual(['Zoë Müller-Øst'])
  expect(await namesFor(desk, 'OBRIEN')).toEqual(["Siobhán O'Brien"])
  expect(await namesFor(desk, 'o’brien siobhan')).toEqual(["Siobhán O'Brien"])
  expect(await namesFor(desk, 'احمد')).toEqual(['أحمد السيّد'])
  expect(await namesFor(desk, '小明')).toEqual(['王小明'])
  expect(await namesFor(desk, 'strasse')).toEqual(['Straße GmbH'])
  expect(await namesFor(desk, '!?')).toEqual([])
})

test('a phone is found by its digits however it was written down', async () => {
  const desk = await testDesk(database)
  const phones = [{ asGiven: '020 7946-0123', e164: null, label: null }]
  const { phones: kept } = await desk.writing((work) => add(work, aPerson({ displayName: 'Ana', phones })))
  expect(kept[0]?.e164).toBe('+442079460123')
  for (const q of ['02079460123', '+44 20 7946 0123', '0044 (0)20 7946 0123', '7946 0123', '(020) 7946'])
    expect(await namesFor(desk, q), q).toEqual(['Ana'])
  expect(await namesFor(desk, '020 7946 0124')).toEqual([])
})

test('signs that mean something to SQL are only signs', async () => {
  const desk = await testDesk(database)
  await desk.writing((work) => add(work, aPerson({ displayName: '100% Juice' })))
  await desk.writing((work) => add(work, aPerson({ displayName: '100 Days' })))
  expect(await namesFor(desk, '100%')).toEqual(['100% Juice'])
})

test('who begins with what was typed comes first, and pages go on where they ended', async () => {
  const desk = await testDesk(database)
  for (const displayName of ['Joanna Bell', 'Anna Cole', 'Bo Anna', 'Annabel Day'])
    await desk.writing((work) => add(work, aPerson({ displayName })))
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await desk.reading((work) => find(work, { q: 'anna', archived: false, limit: 1, cursor }))
    seen.push(...page.items.map(({ displayName }) => displayName))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['Anna Cole', 'Annabel Day', 'Bo Anna', 'Joanna Bell'])
  const broken = desk.reading((work) => find(work, { q: '', archived: false, limit: 1, cursor: 'x' }))
  await expect(broken).rejects.toMatchObject({ code: 'invalid', details: { field: 'cursor' } })
})

test('who is archived is out of the lists and comes back whole', async () => {
  const desk = await testDesk(database)
  const { id } = await desk.writing((work) => add(work, aPerson({ displayName: 'Ana', theUsual: 'Tea' })))
  await desk.writing((work) => archive(work, { id }))
  expect(await namesFor(desk, 'ana')).toEqual([])
  const back = await desk.writing((work) => restore(work, { id }))
  expect(back).toMatchObject({ archivedAt: null, theUsual: 'Tea' })
  expect(await namesFor(desk, 'ana')).toEqual(['Ana'])
})

test('notes carry who learned them and when; ties show at both ends', async () => {
  const desk = await testDesk(database)
  const [ana, firm] = await desk.writing(async (work) => [
    await add(work, aPerson({ displayName: 'Ana' })),
    await add(work, aPerson({ displayName: 'Acme', kind: 'organisation' })),
  ])
  const note = await desk.writing((work) => addNote(work, { id: ana.id, kind: 'family', text: 'Two boys' }))
  expect(note).toMatchObject({ text: 'Two boys', learnedBy: 'Owner' })
  const unsaid = { ownKindId: null, role: null, since: null, until: null, note: null }
  const tie = { id: ana.id, toId: firm.id, kind: 'works-at', ...unsaid } as const
  const made = await desk.writing((work) => link(work, tie))
  expect(made).toMatchObject({ direction: 'from', displayName: 'Acme' })
  await expect(desk.writing((work) => link(work, tie))).rejects.toMatchObject({ code: 'already-there' })
  const atFirm = await desk.reading((work) => get(work, { id: firm.id }))
  expect(atFirm.links).toMatchObject([{ direction: 'to', displayName: 'Ana' }])
  await desk.writing((work) => unlink(work, { id: firm.id, linkId: made.id }))
  await desk.writing((work) => archiveNote(work, { id: ana.id, noteId: note.id }))
  expect(await desk.reading((work) => get(work, { id: ana.id }))).toMatchObject({ notes: [], links: [] })
})

test("another firm's people are not there", async () => {
  const [desk, other] = [await testDesk(database), await testDesk(database)]
  const { id } = await desk.writing((work) => add(work, aPerson({ displayName: 'Ana' })))
  const missing = { code: 'not-found', details: { what: 'party' } }
  await expect(other.reading((work) => get(work, { id }))).rejects.toMatchObject(missing)
  await expect(other.writing((work) => archive(work, { id }))).rejects.toMatchObject(missing)
  const unknown = '01234567-89ab-7123-8123-0123456789ab' as PartyId
  await expect(desk.reading((work) => get(work, { id: unknown }))).rejects.toMatchObject(missing)
})
