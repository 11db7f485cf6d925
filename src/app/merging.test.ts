import { afterAll, expect, test } from 'vitest'
import type { Id, PartyId } from '../kernel/id.ts'
import { mergeParties, undoMerge } from '../capabilities/people/actions/merge.ts'
import { link } from '../capabilities/people/actions/links.ts'
import { addNote, archiveNote } from '../capabilities/people/actions/notes.ts'
import { receiveParties } from '../capabilities/people/actions/receive.ts'
import { add, change } from '../capabilities/people/actions/record.ts'
import { type PartyInput, partyInputSchema } from '../capabilities/people/model.ts'
import { find } from '../capabilities/people/views/find.ts'
import { get } from '../capabilities/people/views/get.ts'
import { toPart } from '../capabilities/people/views/merges.ts'
import { openOwnerPool } from '../platform/database.ts'
import { type TestDesk, testDesk } from '../platform/testing/desk.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { oneOfEach } from './testing/one-of-each.ts'
import { serve } from './testing/serve.ts'

// Two records of one party become one, and everything follows; and they can be taken apart again.

const database = await testDatabase()
const owner = openOwnerPool(database.ownerUrl)
const server = await serve(database)
afterAll(() => owner.end())

const person = (given: Partial<PartyInput> & { displayName: string }): PartyInput => ({
  ...partyInputSchema.parse({ kind: 'person', displayName: given.displayName }),
  ...given,
})
const added = (desk: TestDesk, given: Parameters<typeof person>[0]) =>
  desk.writing((work) => add(work, person(given)))
const mail = (...addresses: string[]) => addresses.map((address) => ({ address, label: null }))
const shown = (desk: TestDesk, id: PartyId) => desk.reading((work) => get(work, { id }))

async function merged(desk: TestDesk, keptId: PartyId, goneId: PartyId, chosen = {}) {
  const [merge] = await desk.writing((work) => mergeParties(work, [{ keptId, goneId, chosen }]))
  return merge.id
}
const parted = (desk: TestDesk, id: Id<'merge'>, given: { rows?: string[]; fields?: string[] } = {}) =>
  desk.writing((work) => undoMerge(work, id, { rows: given.rows ?? [], fields: given.fields ?? [] }))

test('the one that stays has the lists of both, what only the other knew, and what was chosen', async () => {
  const desk = await testDesk(database)
  const kept = await added(desk, {
    displayName: 'Ana Rossi',
    goesBy: 'Annie',
    emails: mail('ana@example.com'),
    tags: ['regular'],
  })
  const gone = await added(desk, {
    displayName: 'A. Rossi',
    goesBy: 'Anita',
    theUsual: 'Flat white',
    doNotContact: true,
    emails: mail('ana@example.com', 'rossi@example.com'),
    tags: ['choir'],
  })
  await merged(desk, kept.id, gone.id, { goesBy: 'gone' })
  const after = await shown(desk, kept.id)
  expect(after).toMatchObject({
    displayName: 'Ana Rossi',
    goesBy: 'Anita',
    theUsual: 'Flat white',
    doNotContact: true,
    tags: ['regular', 'choir'],
  })
  expect(after.emails.map(({ address }) => address)).toEqual(['ana@example.com', 'rossi@example.com'])
  const { items } = await desk.reading((work) =>
    find(work, { q: 'rossi@example', archived: false, limit: 5 }),
  )
  expect(items.map(({ id }) => id)).toEqual([kept.id])
})

test('the address of the record that went leads to the one that stayed, also after that went on', async () => {
  const desk = await testDesk(database)
  const [one, two, three] = [
    await added(desk, { displayName: 'Ana' }),
    await added(desk, { displayName: 'Ana R' }),
    await added(desk, { displayName: 'Ana Rossi' }),
  ]
  await merged(desk, two.id, one.id)
  await merged(desk, three.id, two.id)
  for (const gone of [one, two]) {
    await expect(shown(desk, gone.id)).rejects.toMatchObject({
      code: 'gone',
      details: { reason: 'merged', keptId: three.id },
    })
  }
})

test('a file that is brought in again finds the record that its number went into', async () => {
  const desk = await testDesk(database)
  const draft = (externalId: string, displayName: string) => ({
    ...person({ displayName }),
    source: 'till',
    externalId,
    notes: [],
  })
  const drafts = [draft('1', 'Ana Rossi'), draft('2', 'Anna Rossi')]
  const { ids } = await desk.writing((work) => receiveParties(work, drafts))
  await merged(desk, ids[0], ids[1])
  const again = await desk.writing((work) => receiveParties(work, drafts))
  expect(again).toMatchObject({ ids: [ids[0], ids[0]], created: 0 })
})

test('a merge is undone after edits: each has its own again, and what can not be told apart is asked', async () => {
  const desk = await testDesk(database)
  const kept = await added(desk, {
    displayName: 'Ana Rossi',
    theUsual: 'Tea',
    emails: mail('ana@example.com'),
  })
  const gone = await added(desk, {
    displayName: 'Ann Rossi',
    goesBy: 'Annie',
    emails: mail('ann@example.com'),
    roles: partyInputSchema.shape.roles.parse([{ role: 'customer' }]),
  })
  const [mine, theirs] = [
    await desk.writing((work) => addNote(work, { id: kept.id, kind: 'life', text: 'Sings' })),
    await desk.writing((work) => addNote(work, { id: gone.id, kind: 'life', text: 'Rows' })),
  ]
  const merge = await merged(desk, kept.id, gone.id)
  const { version } = await shown(desk, kept.id)
  await desk.writing((work) =>
    change(work, {
      id: kept.id,
      version,
      theUsual: 'Coffee',
      language: 'it',
      // The list is written anew; what each brought is in it still.
      emails: mail('ana@example.com', 'ann@example.com', 'new@example.com'),
    }),
  )
  const later = await desk.writing((work) => addNote(work, { id: kept.id, kind: 'life', text: 'Has a dog' }))
  await desk.writing((work) => archiveNote(work, { id: kept.id, noteId: theirs.id }))

  const asked = await desk.reading((work) => toPart(work, { id: merge }))
  expect(asked.fields).toEqual([
    { field: 'language', merged: null, now: 'it' },
    { field: 'theUsual', merged: 'Tea', now: 'Coffee' },
  ])
  expect(asked.added.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Has a dog', 'new@example.com']),
  )

  await parted(desk, merge, { rows: [later.id], fields: ['language'] })
  const [one, other] = [await shown(desk, kept.id), await shown(desk, gone.id)]
  expect(one).toMatchObject({
    displayName: 'Ana Rossi',
    goesBy: null,
    theUsual: 'Coffee',
    language: null,
    roles: [],
  })
  expect(one.emails.map(({ address }) => address)).toEqual(['ana@example.com', 'new@example.com'])
  expect(one.notes.map(({ id }) => id)).toEqual([mine.id])
  expect(other).toMatchObject({ displayName: 'Ann Rossi', goesBy: 'Annie', theUsual: null, language: 'it' })
  expect(other.emails.map(({ address }) => address)).toEqual(['ann@example.com'])
  expect(other.roles.map(({ role }) => role)).toEqual(['customer'])
  // The note that was put away meanwhile stays so; the newer one was said to be theirs.
  expect(other.notes.map(({ text }) => text)).toEqual(['Has a dog'])
  await expect(parted(desk, merge)).rejects.toMatchObject({ code: 'not-found' })
})

test('merges are undone in any order', async () => {
  const desk = await testDesk(database)
  const records = [
    await added(desk, { displayName: 'One', emails: mail('one@example.com') }),
    await added(desk, { displayName: 'Two', emails: mail('two@example.com') }),
    await added(desk, { displayName: 'Three', emails: mail('three@example.com') }),
  ]
  const [one, two, three] = records
  const first = await merged(desk, two.id, one.id)
  const second = await merged(desk, three.id, two.id)
  await parted(desk, first)
  await parted(desk, second)
  for (const record of records) {
    const { emails, displayName } = await shown(desk, record.id)
    expect([displayName, emails]).toEqual([record.displayName, record.emails])
  }
})

test('a tie of the two with each other goes, one that both have with a third counts once, and both come back', async () => {
  const desk = await testDesk(database)
  const [ana, anna, mill] = [
    await added(desk, { displayName: 'Ana' }),
    await added(desk, { displayName: 'Anna' }),
    await added(desk, { displayName: 'Mill' }),
  ]
  const tie = (id: PartyId, toId: PartyId) =>
    desk.writing((work) => link(work, { id, toId, kind: 'friend', note: null }))
  await tie(ana.id, anna.id)
  await tie(ana.id, mill.id)
  await tie(anna.id, mill.id)
  const merge = await merged(desk, ana.id, anna.id)
  expect((await shown(desk, ana.id)).links.map(({ partyId }) => partyId)).toEqual([mill.id])
  await parted(desk, merge)
  const friends = (await shown(desk, anna.id)).links.map(({ partyId }) => partyId)
  expect(friends.toSorted()).toEqual([ana.id, mill.id].toSorted())
})

test('of many pairs at once, those that hang together become one', async () => {
  const desk = await testDesk(database)
  const [a, b, c] = [
    await added(desk, { displayName: 'A', emails: mail('a@example.com') }),
    await added(desk, { displayName: 'B', emails: mail('b@example.com') }),
    await added(desk, { displayName: 'C', emails: mail('b@example.com', 'c@example.com') }),
  ]
  await desk.writing((work) =>
    mergeParties(work, [
      { keptId: b.id, goneId: c.id },
      { keptId: a.id, goneId: b.id },
    ]),
  )
  const { emails } = await shown(desk, a.id)
  expect(emails.map(({ address }) => address).toSorted()).toEqual([
    'a@example.com',
    'b@example.com',
    'c@example.com',
  ])
})

test('who is limited to some parties merges none, and nobody merges a person with an organisation', async () => {
  const desk = await testDesk(database)
  const [ana, firm] = [
    await added(desk, { displayName: 'Ana' }),
    await desk.writing((work) => add(work, { ...person({ displayName: 'Mill' }), kind: 'organisation' })),
  ]
  await expect(merged(desk, ana.id, firm.id)).rejects.toMatchObject({ code: 'invalid' })
  const limited = await desk.colleague({ isLimited: true })
  await expect(merged(limited, ana.id, firm.id)).rejects.toMatchObject({ code: 'not-allowed' })
})

/** Every column of the database that names a party, and who is named in it how often. */
async function namedIn(workspaceId: string): Promise<Map<string, Map<string, number>>> {
  const { rows: columns } = await owner.query<{ name: string; column: string }>(
    `select c.conrelid::regclass::text as name, a.attname as "column"
     from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname <> 'workspace_id'
     where c.contype = 'f' and c.confrelid = 'party'::regclass
     order by 1, 2`,
  )
  const found = new Map<string, Map<string, number>>()
  for (const { name, column } of columns) {
    const { rows } = await owner.query<{ party: string; rows: number }>(
      `select ${column} as party, count(*)::int as rows from ${name}
       where workspace_id = $1 and ${column} is not null group by 1`,
      [workspaceId],
    )
    found.set(`${name}.${column}`, new Map(rows.map(({ party, rows: count }) => [party, count])))
  }
  return found
}

test('whatever names a party follows it, in every table there is, and comes back', async () => {
  const ada = await server.found()
  const me = (await ada.call('GET', '/me')).body as unknown as Record<'firm' | 'member', { id: string }>
  const [firm, member] = [me.firm.id, me.member.id]
  const { party: gone } = await oneOfEach(owner, { firm, member, session: member })
  const made = await ada.call('POST', '/parties', { body: { kind: 'person', displayName: 'One, too' } })
  const kept = String(made.body['id'])
  const filled = {
    version: 1,
    emails: [{ address: 'one@example.com' }],
    phones: [{ asGiven: '+44 7700 900123' }],
    addresses: [{ town: 'Bath' }],
    occasions: [{ kind: 'birthday', month: 2, day: 29 }],
  }
  expect((await ada.call('PATCH', `/parties/${gone}`, { body: filled })).status).toBe(200)
  const before = await namedIn(firm)
  const merge = await ada.call('POST', `/parties/${kept}/merge`, { body: { goneId: gone } })
  expect(merge.status).toBe(200)
  const during = await namedIn(firm)
  for (const [column, named] of before) {
    expect([column, during.get(column)?.get(gone) ?? 0]).toEqual([column, 0])
    if (isOfMerging(column)) continue
    expect([column, during.get(column)?.get(kept) ?? 0]).toEqual([
      column,
      (named.get(gone) ?? 0) + (named.get(kept) ?? 0),
    ])
  }
  expect((await ada.call('POST', `/merges/${merge.body['id']}/undo`, { body: {} })).status).toBe(200)
  const after = await namedIn(firm)
  for (const [column, named] of before) {
    if (!isOfMerging(column)) expect([column, after.get(column)]).toEqual([column, named])
  }
  const filledColumns = [...before].filter(([, named]) => named.has(gone)).map(([column]) => column)
  expect(filledColumns.length).toBeGreaterThan(10)
})

/** What is worked out anew, or is about merging itself. */
function isOfMerging(column: string): boolean {
  return /^(vitality|relationship|duplicate_key|party_merge)\./.test(column)
}
