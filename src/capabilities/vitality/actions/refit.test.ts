import { describe, expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { Desk } from '../../../platform/work.ts'
import type { State } from '../model.ts'
import { found, rhythm, sell, smallFirm } from './testing/firm.ts'
import { of } from '../views/vitality-of.ts'
import { summary } from '../views/summary.ts'
import { refit, refitFirm } from './refit.ts'
import { keepUp, refitAfter } from './rescore.ts'

const database = await testDatabase()
const today = '2026-11-20'

const at = (asOf: string) => testDesk(database, { today: day(asOf) })

async function moveTo(desk: Desk, asOf: string): Promise<void> {
  await desk.writing(({ db, workspaceId }) =>
    db.query('update workspace set as_of = $2 where workspace_id = $1', [workspaceId, asOf]),
  )
}

const vitalityOf = async (desk: Desk, id: PartyId) =>
  (await desk.reading((work) => of(work, { id }))).vitality

async function stateOf(desk: Desk, id: PartyId): Promise<State | undefined> {
  return (await vitalityOf(desk, id))?.state
}

describe('a firm of twenty customers', async () => {
  const desk = await at(today)
  const ids = await found(desk, smallFirm(today))
  const outcome = await refitFirm(desk)

  test('has enough history to tell who left', () => {
    expect(outcome).toMatchObject({ customers: 20, verdict: 'told', asOf: today, changed: 0 })
    expect(outcome.horizonDays).toBe(32)
  })

  test('its regulars are likely to order, and those who left are not', async () => {
    const [regular, left, once] = await Promise.all(
      [ids[0], ids[10], ids[15]].map((id) => vitalityOf(desk, id)),
    )
    expect(regular?.chance).toBeGreaterThan(0.7)
    expect(regular?.chanceLow).toBeLessThan(regular?.chance ?? 0)
    expect(regular?.chanceHigh).toBeGreaterThan(regular?.chance ?? 1)
    expect(regular?.state).toBe('steady')
    expect(left?.chance).toBeLessThan(0.1)
    expect(left?.state).toBe('dying')
    expect(left?.longerThanShare).toBeGreaterThan(0.95)
    expect(once?.usualGapDays).toBeNull()
    expect(once?.state).toBe('dormant')
  })

  test('the trail has 24 month ends and today, and none before the first order', async () => {
    const left = await vitalityOf(desk, ids[10])
    expect(left?.trail).toHaveLength(25)
    // The first of them is 30 November 2024; the first order was in December.
    expect(left?.trail[0]).toBeNull()
    expect(left?.trail[8]).toBeGreaterThan(0.6)
    expect(left?.trail[24]).toBeCloseTo(left?.chance ?? 1, 3)
  })

  test('36 months of orders are there, the last one this month', async () => {
    const { months } = await desk.reading((work) => of(work, { id: ids[15] }))
    expect(months).toHaveLength(36)
    expect(months.at(-1)?.month).toBe('2026-11-01')
    expect(months.filter(({ orders }) => orders > 0)).toEqual([
      { month: '2025-02-01', orders: 1, amountMinor: 1000 },
    ])
  })

  test('the summary counts them, and makes nobody grow since a month of which nothing is known', async () => {
    const said = await desk.reading(summary)
    expect(said).toMatchObject({ asOf: today, relationships: 20, growingSinceMonth: 0, refitting: false })
    // Silent for more than 540 days; the last of the five came 527 days ago.
    expect(said.counts.dormant).toBe(4)
    expect(said.counts.dying).toBe(6)
    expect(said.fit).toMatchObject({ verdict: 'told', customers: 20 })
  })

  test('the ledger keeps one fact of it and none for first states', async () => {
    const kinds = (await desk.facts()).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'VitalityRefitted')).toHaveLength(1)
    expect(kinds).not.toContain('VitalityChanged')
  })

  test('worked out again it says the same, and one fit a day is kept', async () => {
    const before = await vitalityOf(desk, ids[3])
    await refitFirm(desk)
    expect(await vitalityOf(desk, ids[3])).toEqual(before)
    const [{ fits }] = await desk.reading(({ db, workspaceId }) =>
      db.query<{ fits: number }>('select count(*)::int as fits from vitality_fit where workspace_id = $1', [
        workspaceId,
      ]),
    )
    expect(fits).toBe(1)
  })
})

test('sales of one day are one order, returns are none but lessen the worth', async () => {
  const desk = await at(today)
  const [buyer, returner] = await found(desk, [
    { name: 'Buyer', orders: ['2026-11-01', '2026-11-01', '2026-11-10'], returns: ['2026-11-12'] },
    { name: 'Returner', orders: [], returns: ['2026-11-12'] },
  ])
  await refitFirm(desk)
  const said = await vitalityOf(desk, buyer)
  expect(said).toMatchObject({ orders: 2, lastOn: '2026-11-10', worthTotalMinor: 2000, worthYearMinor: 2000 })
  expect(await vitalityOf(desk, returner)).toBeNull()
})

test('sales after the day that the firm is looked at as of are not known yet', async () => {
  const desk = await at('2026-06-01')
  const [id] = await found(desk, [{ name: 'Later', orders: ['2026-05-01', '2026-07-01'] }])
  await refitFirm(desk)
  expect(await vitalityOf(desk, id)).toMatchObject({ orders: 1, asOf: '2026-06-01', worthTotalMinor: 1000 })
})

test('a firm in which few came back is told so, and has rates but no chances', async () => {
  const desk = await at(today)
  const ids = await found(
    desk,
    Array.from({ length: 20 }, (_, i) => ({
      name: `Guest ${i}`,
      orders: rhythm('2026-01-05', i < 5 ? today : '2026-01-05', 20),
    })),
  )
  expect((await refitFirm(desk)).verdict).toBe('few-repeat-buyers')
  const said = await vitalityOf(desk, ids[0])
  expect(said).toMatchObject({ state: 'too-little-history', chance: null, expectedOrders: null })
  expect(said?.reason.because).toBe('few-repeat-buyers')
  expect(said?.usualGapDays).toBeGreaterThan(10)
  expect(said?.trail.every((point) => point === null)).toBe(true)
})

test('a firm without a single sale is worked out without a word about anybody', async () => {
  const desk = await at(today)
  expect(await refitFirm(desk)).toMatchObject({ customers: 0, verdict: 'few-repeat-buyers' })
})

test('a state changes only after two runs on different days agree', async () => {
  const desk = await at('2026-05-01')
  const ids = await found(desk, smallFirm('2026-05-01'))
  await refitFirm(desk)
  expect(await stateOf(desk, ids[0])).toBe('steady')
  await found(desk, [])
  await moveTo(desk, '2026-05-28')
  await refitFirm(desk)
  await moveTo(desk, '2026-06-25')
  await refitFirm(desk)
  const states: (State | undefined)[] = []
  for (const night of ['2026-07-20', '2026-07-20', '2026-07-21']) {
    await moveTo(desk, night)
    await refitFirm(desk)
    states.push(await stateOf(desk, ids[0]))
  }
  expect(states[1]).toBe(states[0])
  expect(await stateOf(desk, ids[0])).toBe('dying')
  const changes = (await desk.facts()).filter(
    ({ kind, partyId }) => kind === 'VitalityChanged' && partyId === ids[0],
  )
  expect(changes.at(-1)?.details).toMatchObject({ after: 'dying' })
})

describe('what is sold after the fit', async () => {
  const desk = await at(today)
  const ids = await found(desk, smallFirm(today))
  await refitFirm(desk)
  const sale = (id: PartyId) => ({ kind: 'TradeRecorded', subjectId: id, partyId: id })

  test('one sale moves its own customer only, by the same fit', async () => {
    const before = await vitalityOf(desk, ids[1])
    await desk.writing(async (work) => {
      await sell(work, [{ partyId: ids[15], on: today, amountMinor: 500 }])
      await work.announce(sale(ids[15]))
    })
    expect(await keepUp(desk, { partyId: ids[15] })).toEqual({ kind: 'rescored', parties: 1 })
    expect(await vitalityOf(desk, ids[15])).toMatchObject({ orders: 2, silentDays: 0, worthTotalMinor: 1500 })
    expect(await vitalityOf(desk, ids[1])).toEqual(before)
  })

  test('a customer whose only sale is taken back is no longer spoken of', async () => {
    await desk.writing(({ db, workspaceId }) =>
      db.query('update trade set archived_at = now() where workspace_id = $1 and party_id = $2', [
        workspaceId,
        ids[16],
      ]),
    )
    await keepUp(desk, { partyId: ids[16] })
    expect(await vitalityOf(desk, ids[16])).toBeNull()
  })

  test('many sales call for a new fit, once', async () => {
    await desk.writing((work) => work.announce(...ids.map(sale)))
    expect(await keepUp(desk, { partyId: ids[0] })).toEqual({ kind: 'refitted' })
    expect(await keepUp(desk, { partyId: ids[0] })).toEqual({ kind: 'rescored', parties: 1 })
  })

  test('who asks for a refit sees that it is under way until it is done', async () => {
    expect(await desk.writing(refit)).toEqual({ queued: true })
    expect((await desk.reading(summary)).refitting).toBe(true)
    const asked = (await desk.facts()).findLast(({ kind }) => kind === 'VitalityRefitAsked')
    await refitAfter(desk, asked?.id ?? '')
    const first = (await desk.reading(summary)).fit
    expect((await desk.reading(summary)).refitting).toBe(false)
    await refitAfter(desk, asked?.id ?? '')
    expect((await desk.reading(summary)).fit).toEqual(first)
  })
})

test('another firm hears nothing of it', async () => {
  const [desk, other] = [await at(today), await at(today)]
  const [id] = await found(desk, smallFirm(today))
  await refitFirm(desk)
  await expect(other.reading((work) => of(work, { id }))).rejects.toMatchObject({ code: 'not-found' })
  expect((await other.reading(summary)).relationships).toBe(0)
})

test('a firm whose last sale was decades ago is worked out all the same', async () => {
  const desk = await at('2066-11-20')
  const ids = await found(desk, smallFirm(today))
  expect(await refitFirm(desk)).toMatchObject({ customers: 20 })
  expect((await vitalityOf(desk, ids[0]))?.state).toBe('dormant')
})
