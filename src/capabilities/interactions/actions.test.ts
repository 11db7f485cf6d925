import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { PartyId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { type TestDesk, testDesk } from '../../platform/testing/desk.ts'
import { receiveParties } from '../people/actions/receive.ts'
import { partyInputSchema } from '../people/model.ts'
import {
  archive,
  change,
  keepPromise,
  log,
  logMany,
  promise,
  removeSource,
  reopenPromise,
  restore,
} from './actions.ts'
import { type InteractionInput, interactionInputSchema } from './model.ts'
import { list, promises } from './views.ts'

const database = await testDatabase()
const call = (partyId: PartyId, given: Record<string, unknown> = {}): InteractionInput =>
  interactionInputSchema.parse({ partyId, kind: 'call', ...given })

async function aParty(desk: TestDesk): Promise<PartyId> {
  const ana = partyInputSchema.parse({ kind: 'person', displayName: 'Ana' })
  const { ids } = await desk.writing((work) =>
    receiveParties(work, [{ ...ana, source: 'test', externalId: '1', notes: [] }]),
  )
  if (!ids[0]) throw new Error('nobody came')
  return ids[0]
}

const owed = { by: 'us', text: 'Send the price list', dueOn: day('2026-11-27') } as const
const openOnes = { open: true, limit: 50 }

test('a talk and the promise made in it are saved in one go and taken back in one go', async () => {
  const desk = await testDesk(database)
  const partyId = await aParty(desk)
  const talk = await desk.writing((work) => log(work, call(partyId, { said: 'Too slow', promise: owed })))
  expect(talk).toMatchObject({ member: 'Owner', outcome: 'reached', said: 'Too slow' })
  const kinds = (await desk.facts()).map(({ kind }) => kind)
  expect(kinds.slice(1)).toEqual(['InteractionLogged', 'PromiseMade'])
  expect(JSON.stringify(await desk.facts())).not.toContain('slow')
  await desk.writing((work) => archive(work, talk))
  expect((await desk.reading((work) => list(work, { limit: 50 }))).items).toEqual([])
  expect((await desk.reading((work) => promises(work, openOnes))).items).toEqual([])
  await desk.writing((work) => restore(work, talk))
  expect((await desk.reading((work) => promises(work, openOnes))).items).toMatchObject([{ partyName: 'Ana' }])
})

test('the day of a talk is the day of the firm', async () => {
  const desk = await testDesk(database, { timeZone: 'Pacific/Auckland', country: 'NZ' })
  const partyId = await aParty(desk)
  const happenedAt = '2026-03-01T20:00:00Z'
  const talk = await desk.writing((work) => log(work, call(partyId, { happenedAt })))
  expect(talk).toMatchObject({ happenedOn: '2026-03-02', happenedAt: '2026-03-01T20:00:00.000Z' })
})

test('a talk that has not been yet, or with nobody known, is refused', async () => {
  const desk = await testDesk(database)
  const partyId = await aParty(desk)
  await expect(
    desk.writing((work) => log(work, call(partyId, { happenedAt: '2199-01-01T00:00:00Z' }))),
  ).rejects.toMatchObject({ code: 'invalid', details: { field: 'happenedAt' } })
  const stranger = '01234567-89ab-7123-8123-0123456789ab' as PartyId
  await expect(desk.writing((work) => log(work, call(stranger)))).rejects.toMatchObject({ code: 'not-found' })
})

test('of two who correct a talk at once, the second is told', async () => {
  const desk = await testDesk(database)
  const partyId = await aParty(desk)
  const { id, version } = await desk.writing((work) => log(work, call(partyId, { notes: 'Hello' })))
  const results = await Promise.allSettled([
    desk.writing((work) => change(work, { id, version, minutes: 5 })),
    desk.writing((work) => change(work, { id, version, minutes: 9 })),
  ])
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  expect(items).toMatchObject([{ notes: 'Hello', version: 2 }])
})

test('promises come soonest first, are kept, and open again', async () => {
  const desk = await testDesk(database)
  const partyId = await aParty(desk)
  const later = await desk.writing((work) => promise(work, { ...owed, partyId, dueOn: day('2026-12-24') }))
  const sooner = await desk.writing((work) => promise(work, { ...owed, partyId }))
  const ids = async (asked: { open: boolean; limit: number }) =>
    (await desk.reading((work) => promises(work, asked))).items.map(({ id }) => id)
  expect(await ids(openOnes)).toEqual([sooner.id, later.id])
  await desk.writing((work) => keepPromise(work, sooner))
  expect(await ids(openOnes)).toEqual([later.id])
  expect(await ids({ open: false, limit: 50 })).toEqual([sooner.id])
  await desk.writing((work) => reopenPromise(work, sooner))
  expect(await ids(openOnes)).toEqual([sooner.id, later.id])
})

test('pages of talks go on where they ended, also among talks of one instant', async () => {
  const desk = await testDesk(database)
  const partyId = await aParty(desk)
  const happenedAt = '2026-03-01T10:00:00Z'
  for (let n = 0; n < 5; n++) await desk.writing((work) => log(work, call(partyId, { happenedAt })))
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await desk.reading((work) => list(work, { partyId, limit: 2, cursor }))
    for (const { id } of page.items) seen.add(id)
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen.size).toBe(5)
})

test('told talks are logged once, with their promises, and can be taken out again', async () => {
  const desk = await testDesk(database)
  const partyId = await aParty(desk)
  const told = Array.from({ length: 3 }, (_, n) => ({
    ...call(partyId, { happenedAt: '2026-01-05T10:00:00Z' }),
    promise: n === 0 ? { ...owed, keptAt: null } : null,
    source: 'sample',
    externalId: String(n),
    memberId: desk.memberId,
  }))
  expect(await desk.writing((work) => logMany(work, told))).toEqual({ created: 3, unchanged: 0 })
  const facts = await desk.facts()
  expect(await desk.writing((work) => logMany(work, told))).toEqual({ created: 0, unchanged: 3 })
  expect(await desk.facts()).toHaveLength(facts.length)
  const removed = await desk.writing((work) => removeSource(work, 'sample'))
  expect(removed).toEqual({ interactions: 3, promises: 1 })
})

test('a talk logged while the firm is looked at as of a day is one of that day', async () => {
  const now = new Date('2026-11-20T09:30:00Z')
  const desk = await testDesk(database, { today: day('2026-10-16'), now })
  const partyId = await aParty(desk)
  const talk = await desk.writing((work) => log(work, call(partyId)))
  expect(talk).toMatchObject({ happenedOn: '2026-10-16', happenedAt: '2026-10-16T09:30:00.000Z' })
})

test('a firm looked at as of a day knows no talks of later days', async () => {
  const now = new Date('2026-11-20T09:30:00Z')
  const desk = await testDesk(database, { today: day('2026-10-16'), now })
  const partyId = await aParty(desk)
  await desk.writing((work) => log(work, call(partyId, { happenedAt: '2026-11-03T10:00:00Z' })))
  const earlier = await desk.writing((work) => log(work, call(partyId)))
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  expect(items.map(({ id }) => id)).toEqual([earlier.id])
})
