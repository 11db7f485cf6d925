import { expect, test } from 'vitest'
import type { Id, PartyId } from '../../../kernel/id.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { newId } from '../../../platform/work.ts'
import { list } from '../../interactions/views.ts'
import { addNote } from '../../people/actions/notes.ts'
import { add, archive } from '../../people/actions/record.ts'
import { partyInputSchema } from '../../people/model.ts'
import { type Regular, type Tap, tapSchema } from '../model.ts'
import { regulars } from '../views/regulars.ts'
import { giveCard } from './cards.ts'
import { tap } from './taps.ts'

const database = await testDatabase({ max: 6 })
const now = new Date('2026-11-20T09:41:00Z')
const openDesk = () => testDesk(database, { now, today: '2026-11-20' as never })

function aCustomer(desk: TestDesk, known: Record<string, unknown> = {}): Promise<PartyId> {
  const input = { kind: 'person', displayName: 'Marcus Obi', roles: [{ role: 'customer' }], ...known }
  return desk.writing(async (work) => (await add(work, partyInputSchema.parse(input))).id)
}

const aTap = (partyId: PartyId, given: Partial<Tap> = {}): Tap =>
  tapSchema.parse({ id: newId('tap'), partyId, kind: 'visit', at: now.toISOString(), ...given })
const send = (desk: TestDesk, ...taps: Tap[]) => desk.writing((work) => tap(work, { taps }))
const visitsOf = async (desk: TestDesk) => (await desk.reading((work) => list(work, { limit: 50 }))).items
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()

test('a tap is one visit with what they had, however often it is sent', async () => {
  const desk = await openDesk()
  const marcus = await aCustomer(desk)
  const one = aTap(marcus, { text: 'Flat white, oat' })
  expect((await send(desk, one, one)).results.map(({ outcome }) => outcome)).toEqual(['kept', 'kept'])
  expect((await send(desk, one)).results).toMatchObject([{ outcome: 'kept' }])
  expect(await visitsOf(desk)).toMatchObject([
    { kind: 'visit', direction: 'in', outcome: 'reached', notes: 'Flat white, oat', member: 'Owner' },
  ])
})

test('a tap that waited for the connection counts on the day on which it was', async () => {
  const desk = await openDesk()
  const marcus = await aCustomer(desk)
  await send(desk, aTap(marcus, { at: '2026-11-18T16:05:00Z' }))
  expect(await visitsOf(desk)).toMatchObject([
    { happenedOn: '2026-11-18', happenedAt: '2026-11-18T16:05:00.000Z' },
  ])
})

test('of two devices that tap the same person within minutes one counts, and the other learns whose it was', async () => {
  const desk = await openDesk()
  const bea = await desk.colleague({ name: 'Bea' })
  const marcus = await aCustomer(desk)
  await send(bea, aTap(marcus))
  const second = aTap(marcus, { at: minutesLater(-4) })
  const answered = { outcome: 'same-visit', by: 'Bea', at: now.toISOString() }
  expect((await send(desk, second)).results).toMatchObject([answered])
  expect((await send(desk, second)).results).toMatchObject([answered])
  expect(await visitsOf(desk)).toHaveLength(1)
  await send(desk, aTap(marcus, { at: second.at, evenSo: true }))
  expect(await visitsOf(desk)).toHaveLength(2)
})

test('at the very same moment, too, only one of two devices is counted', async () => {
  const desk = await openDesk()
  const bea = await desk.colleague({ name: 'Bea' })
  const marcus = await aCustomer(desk)
  const answers = await Promise.all([send(desk, aTap(marcus)), send(bea, aTap(marcus))])
  expect(answers.map(({ results }) => results[0]?.outcome).sort()).toEqual(['kept', 'same-visit'])
  expect(await visitsOf(desk)).toHaveLength(1)
})

test('ten minutes apart are two visits, and so are two people', async () => {
  const desk = await openDesk()
  const [marcus, dan] = [await aCustomer(desk), await aCustomer(desk, { displayName: 'Dan Marsh' })]
  const { results } = await send(desk, aTap(marcus), aTap(dan), aTap(marcus, { at: minutesLater(-10) }))
  expect(results.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept'])
})

test('a visit is taken back once, and then the same person can be recorded anew', async () => {
  const desk = await openDesk()
  const marcus = await aCustomer(desk)
  const one = aTap(marcus)
  const back = aTap(marcus, { kind: 'take-back', of: one.id })
  const { results } = await send(desk, one, back, back)
  expect(results.map(({ outcome }) => outcome)).toEqual(['kept', 'taken-back', 'taken-back'])
  expect(await visitsOf(desk)).toEqual([])
  expect((await send(desk, aTap(marcus))).results).toMatchObject([{ outcome: 'kept' }])
})

test('a note comes to the visit it belongs to, once', async () => {
  const desk = await openDesk()
  const marcus = await aCustomer(desk)
  const note = aTap(marcus, { kind: 'note', text: 'Moving in May', at: minutesLater(-8) })
  await send(desk, aTap(marcus, { text: 'Flat white', at: minutesLater(-20) }), note)
  expect((await send(desk, note)).results).toMatchObject([{ outcome: 'kept' }])
  expect(await visitsOf(desk)).toMatchObject([{ notes: 'Flat white\nMoving in May' }])
})

test('nobody is recorded who is not on record, nor what waited for months, nor by a clock that is ahead', async () => {
  const desk = await openDesk()
  const marcus = await aCustomer(desk)
  const { results } = await send(
    desk,
    aTap(newId('party')),
    aTap(marcus, { at: '2026-08-01T10:00:00Z' }),
    aTap(marcus, { at: '2031-01-01T10:00:00Z' }),
    aTap(marcus, { kind: 'take-back', of: newId('tap') as Id<'tap'> }),
  )
  expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'kept', 'refused'])
  expect(await visitsOf(desk)).toMatchObject([{ happenedOn: '2026-11-20' }])
})

test('a device gets what the counter needs of each customer, and no more', async () => {
  const desk = await openDesk()
  const marcus = await aCustomer(desk, {
    goesBy: 'Marc',
    theUsual: 'Flat white, oat',
    phones: [{ asGiven: '07700 900123' }],
    emails: [{ address: 'marcus@example.com' }],
  })
  await aCustomer(desk, { displayName: 'A supplier', roles: [{ role: 'supplier' }] })
  await desk.writing((work) => addNote(work, { id: marcus, kind: 'family', text: 'Eli had the school play' }))
  await desk.writing((work) => giveCard(work, { partyId: marcus, code: 'QX-4411' }))
  await send(desk, aTap(marcus))
  const { parts } = await desk.reading((work) => regulars(work, {}))
  expect(parts.flatMap((part): Regular[] => part.regulars)).toEqual([
    {
      id: marcus,
      name: 'Marcus Obi',
      goesBy: 'Marc',
      usual: 'Flat white, oat',
      ask: 'Eli had the school play',
      phoneEnds: ['900123'],
      cards: ['QX-4411'],
      visits: ['2026-11-20'],
      lastOn: '2026-11-20',
      usualGapDays: null,
    },
  ])
})

test('a device asks for what changed and gets that; who is archived is gone with the next answer', async () => {
  const desk = await openDesk()
  const [marcus] = [await aCustomer(desk), await aCustomer(desk, { displayName: 'Dan Marsh' })]
  const ask = (since?: string) => desk.reading((work) => regulars(work, { since }))
  const first = await ask()
  expect((await ask(first.version)).parts).toEqual([])
  await desk.writing((work) => archive(work, { id: marcus }))
  const second = await ask(first.version)
  expect(second.parts).toHaveLength(1)
  expect(JSON.stringify(second.parts)).not.toContain('Marcus')
  expect((await ask(second.version)).parts).toEqual([])
})

test('a card belongs to whoever it was given to last, and another firm knows nothing of it', async () => {
  const desk = await openDesk()
  const [marcus, dan] = [await aCustomer(desk), await aCustomer(desk, { displayName: 'Dan Marsh' })]
  await desk.writing((work) => giveCard(work, { partyId: marcus, code: 'QX-4411' }))
  await desk.writing((work) => giveCard(work, { partyId: dan, code: 'QX-4411' }))
  const { parts } = await desk.reading((work) => regulars(work, {}))
  const everybody = parts.flatMap((part): Regular[] => part.regulars)
  expect(everybody.filter(({ cards }) => cards.includes('QX-4411')).map(({ id }) => id)).toEqual([dan])
  const other = await openDesk()
  await expect(other.writing((work) => giveCard(work, { partyId: dan, code: 'QX-9' }))).rejects.toMatchObject(
    {
      code: 'not-found',
    },
  )
})
