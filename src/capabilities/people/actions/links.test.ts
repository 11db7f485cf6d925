import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { type PartyInput, partyInputSchema } from '../model.ts'
import { around } from '../views/around.ts'
import { get } from '../views/get.ts'
import { linkKinds } from '../views/link-kinds.ts'
import { addLinkKind, changeLinkKind } from './link-kinds.ts'
import { changeLink, link } from './links.ts'
import { add, archive } from './record.ts'

const database = await testDatabase()
const unsaid = { ownKindId: null, role: null, since: null, until: null, note: null }

async function aFirm() {
  const desk = await testDesk(database, { today: day('2026-11-20') })
  return { desk, put: (displayName: string, given?: Partial<PartyInput>) => put(desk, displayName, given) }
}

async function put(desk: TestDesk, displayName: string, given: Partial<PartyInput> = {}): Promise<PartyId> {
  const party = { ...partyInputSchema.parse({ kind: 'person', displayName }), ...given }
  return (await desk.writing((work) => add(work, party))).id
}

test('a tie says as what and since when, and one that is over says until when', async () => {
  const { desk, put } = await aFirm()
  const [ana, mill] = [await put('Ana'), await put('The Mill', { kind: 'organisation' })]
  const tie = { ...unsaid, id: ana, toId: mill, kind: 'works-at', role: 'Miller' } as const
  const made = await desk.writing((work) => link(work, { ...tie, since: day('2019-05-01') }))
  expect(made).toMatchObject({ role: 'Miller', since: '2019-05-01', until: null, version: 1 })
  const end = { id: mill, linkId: made.id, version: 1, until: day('2026-10-31') }
  const ended = await desk.writing((work) => changeLink(work, end))
  expect(ended).toMatchObject({ direction: 'to', role: 'Miller', until: '2026-10-31', version: 2 })
  const late = desk.writing((work) => changeLink(work, end))
  await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const backwards = { ...end, version: 2, until: day('2019-04-30') }
  const refused = desk.writing((work) => changeLink(work, backwards))
  await expect(refused).rejects.toMatchObject({ code: 'invalid', details: { field: 'until' } })
})

test('a firm makes kinds of ties of its own, which read from both sides', async () => {
  const { desk, put } = await aFirm()
  const [ana, bo] = [await put('Ana'), await put('Bo')]
  const named = { name: 'mentors', reverseName: 'mentored by' }
  const kind = await desk.writing((work) => addLinkKind(work, named))
  const again = desk.writing((work) => addLinkKind(work, { ...named, name: 'Mentors' }))
  await expect(again).rejects.toMatchObject({ code: 'already-there', details: { what: 'link-kind' } })
  const tie = { ...unsaid, id: ana, toId: bo, kind: 'own', ownKindId: kind.id } as const
  await desk.writing((work) => link(work, tie))
  const twice = desk.writing((work) => link(work, tie))
  await expect(twice).rejects.toMatchObject({ code: 'already-there', details: { what: 'link' } })
  const renamed = { kindId: kind.id, version: 1, name: 'guides', retired: true }
  await desk.writing((work) => changeLinkKind(work, renamed))
  const { links } = await desk.reading((work) => get(work, { id: bo }))
  expect(links).toMatchObject([{ kind: 'own', direction: 'to', ownKind: { name: 'guides' } }])
  expect((await desk.reading(linkKinds)).items).toMatchObject([{ name: 'guides', retired: true }])
  const other = { ...tie, id: bo, toId: ana }
  const retired = desk.writing((work) => link(work, other))
  await expect(retired).rejects.toMatchObject({ code: 'not-found', details: { what: 'link-kind' } })
})

test('a tie of a kind of their own names it, and no other kind does', async () => {
  const { desk, put } = await aFirm()
  const [ana, bo] = [await put('Ana'), await put('Bo')]
  const kind = await desk.writing((work) => addLinkKind(work, { name: 'mentors', reverseName: 'by' }))
  for (const wrong of [{ kind: 'own' }, { kind: 'family', ownKindId: kind.id }] as const) {
    const refused = desk.writing((work) => link(work, { ...unsaid, id: ana, toId: bo, ...wrong }))
    await expect(refused).rejects.toMatchObject({ code: 'invalid', details: { field: 'ownKindId' } })
  }
})

test('around somebody are those of the same house, but not who left it, is archived, or is tied to them', async () => {
  const { desk, put } = await aFirm()
  const mill = await put('The Mill', { kind: 'organisation' })
  const [ana, bo, cy, di, ed] = [
    await put('Ana'),
    await put('Bo', { organisationName: 'The Mill' }),
    await put('Cy'),
    await put('Di'),
    await put('Ed', { organisationName: 'The Mill' }),
  ]
  const worksAt = { ...unsaid, toId: mill, kind: 'works-at' } as const
  await desk.writing(async (work) => {
    await link(work, { ...worksAt, id: ana })
    await link(work, { ...worksAt, id: cy, role: 'Driver' })
    await link(work, { ...worksAt, id: di, until: day('2026-11-19') })
    await archive(work, { id: ed })
  })
  const seenBy = async (id: PartyId) => {
    const { colleagues } = await desk.reading((work) => around(work, { id }))
    return colleagues.map(({ displayName, at, role }) => [displayName, at, role])
  }
  expect(await seenBy(ana)).toEqual([
    ['Bo', 'The Mill', null],
    ['Cy', 'The Mill', 'Driver'],
  ])
  expect(await seenBy(mill)).toEqual([['Bo', 'The Mill', null]])
  expect(await seenBy(di)).toEqual([])
  await desk.writing((work) => link(work, { ...unsaid, id: ana, toId: bo, kind: 'family' }))
  expect(await seenBy(ana)).toEqual([['Cy', 'The Mill', 'Driver']])
})
