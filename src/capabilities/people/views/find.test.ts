import { expect, test } from 'vitest'
import type { PartyId } from '../../../kernel/id.ts'
import { openOwnerPool } from '../../../platform/database.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { link, unlink } from '../actions/links.ts'
import { addNote, archiveNote } from '../actions/notes.ts'
import { add } from '../actions/record.ts'
import { partyInputSchema } from '../model.ts'
import { find } from './find.ts'

const database = await testDatabase()

const aParty = (desk: TestDesk, displayName: string, known: Record<string, unknown> = {}): Promise<PartyId> =>
  desk.writing(async (work) => {
    const { id } = await add(work, partyInputSchema.parse({ kind: 'person', displayName, ...known }))
    return id
  })

async function named(desk: TestDesk, q: string, limit = 10): Promise<string[]> {
  const { items } = await desk.reading((work) => find(work, { q, archived: false, limit }))
  return items.map(({ displayName }) => displayName)
}

test('an organisation is found with the people who work there, until they leave', async () => {
  const desk = await testDesk(database)
  const contoso = await aParty(desk, 'Contoso Roasters', { kind: 'organisation' })
  const priya = await aParty(desk, 'Priyanka Raman')
  const { id: linkId } = await desk.writing((work) =>
    link(work, { id: priya, toId: contoso, kind: 'works-at', note: null }),
  )
  expect(await named(desk, 'contoso')).toEqual(['Contoso Roasters', 'Priyanka Raman'])
  expect(await named(desk, 'priyanka roasters')).toEqual(['Priyanka Raman'])
  await desk.writing((work) => unlink(work, { id: priya, linkId }))
  expect(await named(desk, 'contoso')).toEqual(['Contoso Roasters'])
})

test('a note finds whom it is about, without accents and together with the name, until it is archived', async () => {
  const desk = await testDesk(database)
  const id = await aParty(desk, 'Márta Lindqvist')
  const note = await desk.writing((work) =>
    addNote(work, { id, kind: 'family', text: 'Her son plays the CÉLESTA' }),
  )
  expect(await named(desk, 'celesta')).toEqual(['Márta Lindqvist'])
  expect(await named(desk, 'marta celesta')).toEqual(['Márta Lindqvist'])
  expect(await named(desk, 'tom celesta')).toEqual([])
  await desk.writing((work) => archiveNote(work, { id, noteId: note.id }))
  expect(await named(desk, 'celesta')).toEqual([])
})

test('a whole name stands before one that only begins like it, and that before one within', async () => {
  const desk = await testDesk(database)
  for (const name of ['Joanna Leeson', 'Lee Annabel', 'Anna Lee', 'Anna Leeds']) await aParty(desk, name)
  expect(await named(desk, 'anna lee')).toEqual(['Anna Lee', 'Anna Leeds', 'Lee Annabel', 'Joanna Leeson'])
})

test('of those who match alike the closest comes first', async () => {
  const desk = await testDesk(database)
  const ids = [
    await aParty(desk, 'Anna Adams'),
    await aParty(desk, 'Anna Brown'),
    await aParty(desk, 'Anna Clark'),
  ]
  const owner = openOwnerPool(database.ownerUrl, 1)
  await owner.query(
    `insert into relationship (workspace_id, party_id, sort_name, added_at, is_archived, roles, steward_ids, chance,
       worth_year_minor, last_talk_on, words)
     select $1, id, 'x', now(), false, '{}', '{}', chance, worth, null, ''
     from unnest($2::uuid[], array[0.1, 0.9, 0.5]::real[], array[0, 5000, 0]) as t (id, chance, worth)`,
    [desk.workspaceId, ids],
  )
  await owner.end()
  expect(await named(desk, 'anna')).toEqual(['Anna Brown', 'Anna Clark', 'Anna Adams'])
})

test('page by page one sees everybody once, those found by their firm after those found by name', async () => {
  const desk = await testDesk(database)
  const firm = await aParty(desk, 'Harbour', { kind: 'organisation' })
  for (const name of ['Ada', 'Bo', 'Cy', 'Di']) {
    const id = await aParty(desk, name)
    await desk.writing((work) => link(work, { id, toId: firm, kind: 'works-at', note: null }))
  }
  await aParty(desk, 'Harbourne')
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await desk.reading((work) =>
      find(work, { q: 'harbour', archived: false, limit: 2, ...(cursor ? { cursor } : {}) }),
    )
    seen.push(...page.items.map(({ displayName }) => displayName))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['Harbour', 'Harbourne', 'Ada', 'Bo', 'Cy', 'Di'])
})

test('whoever is limited to their own people finds nobody else, neither by a note nor misspelt', async () => {
  const desk = await testDesk(database)
  const bea = await desk.colleague({ name: 'Bea', isLimited: true })
  const mine = await aParty(desk, 'Quillon Mine', { roles: [{ role: 'customer', stewardId: bea.memberId }] })
  const others = await aParty(desk, 'Quillon Others')
  for (const id of [mine, others])
    await desk.writing((work) => addNote(work, { id, kind: 'life', text: 'Plays the oboe' }))
  for (const q of ['oboe', 'quilon', 'qiullon'])
    expect([q, await named(bea, q)]).toEqual([q, ['Quillon Mine']])
  expect(await named(desk, 'quilon')).toHaveLength(2)
})
