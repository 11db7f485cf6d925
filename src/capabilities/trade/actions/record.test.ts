import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { receiveParties } from '../../people/actions/receive.ts'
import { partyInputSchema } from '../../people/model.ts'
import { type TradeInput, tradeInputSchema } from '../model.ts'
import { bothWays } from '../views/both-ways.ts'
import { get, list } from '../views/trades.ts'
import { archive, pay, record, restore } from './record.ts'

const database = await testDatabase()
const today = day('2026-11-20')

function aSale(given: Record<string, unknown> = {}): TradeInput {
  const lines = [{ product: 'Flat white', quantity: '2', unitPrice: '3.20' }]
  return tradeInputSchema.parse({ partyId: null, side: 'sale', happenedOn: '2026-11-01', lines, ...given })
}

async function aParty(work: Writing): Promise<PartyId> {
  const ana = partyInputSchema.parse({ kind: 'person', displayName: 'Ana' })
  const { ids } = await receiveParties(work, [{ ...ana, source: 'test', externalId: '1', notes: [] }])
  if (!ids[0]) throw new Error('nobody came')
  return ids[0]
}

test('what went both ways: sales less returns, purchases, and what is owed on bills', async () => {
  const desk = await testDesk(database, { today })
  const id = await desk.writing(aParty)
  await desk.writing(async (work) => {
    await record(work, aSale({ partyId: id, happenedOn: '2024-01-10' }))
    const bill = await record(work, aSale({ partyId: id, dueOn: '2026-12-01' }))
    await pay(work, { tradeId: bill.id, amountMinor: 240, paidOn: today, note: null })
    const back = [{ product: 'Flat white', quantity: '-1', unitPrice: '3.20' }]
    await record(work, aSale({ partyId: id, lines: back }))
    await record(work, aSale({ partyId: id, side: 'purchase', dueOn: '2026-11-30' }))
    await record(work, aSale({ partyId: id, currency: 'EUR' }))
  })
  const both = await desk.reading((work) => bothWays(work, { id }))
  expect(both).toMatchObject({
    currency: 'GBP',
    soldMinor: 640 + 640 - 320,
    soldLastYearMinor: 640 - 320,
    boughtMinor: 640,
    orders: 2,
    firstOn: '2024-01-10',
    owedToUsMinor: 400,
    owedByUsMinor: 640,
    otherCurrencies: [{ currency: 'EUR', soldMinor: 640, boughtMinor: 0 }],
  })
  expect(both.usuals).toEqual([{ product: 'Flat white', times: 3, lastOn: '2026-11-01' }])
})

test('what was taken back counts no more, until it is brought back', async () => {
  const desk = await testDesk(database, { today })
  const id = await desk.writing(aParty)
  const sale = await desk.writing((work) => record(work, aSale({ partyId: id })))
  await desk.writing((work) => archive(work, sale))
  expect((await desk.reading((work) => bothWays(work, { id }))).orders).toBe(0)
  await desk.writing((work) => restore(work, sale))
  expect((await desk.reading((work) => bothWays(work, { id }))).orders).toBe(1)
  const kinds = (await desk.facts()).map(({ kind }) => kind)
  expect(kinds).toEqual(['PartyAdded', 'TradeRecorded', 'TradeArchived', 'TradeRestored'])
})

test('a firm looked at as of a day knows no payment of a later one', async () => {
  const asOf = day('2026-10-16')
  const desk = await testDesk(database, { today: asOf })
  const partyId = await desk.writing(aParty)
  const bill = await desk.writing((work) =>
    record(work, aSale({ partyId, side: 'purchase', happenedOn: '2026-10-01', dueOn: '2026-10-20' })),
  )
  await desk.writing(({ db, workspaceId, newId, now }) =>
    db.query(
      `insert into payment (workspace_id, id, party_id, trade_id, side, amount_minor, currency, paid_on, created_at)
       values ($1, $2, $3, $4, 'purchase', 640, 'GBP', '2026-11-15', $5)`,
      [workspaceId, newId('payment'), partyId, bill.id, now],
    ),
  )
  const { items } = await desk.reading((work) => list(work, { partyId, limit: 50 }))
  expect(items.map(({ paidMinor }) => paidMinor)).toEqual([0])
  expect(await desk.reading((work) => get(work, bill))).toMatchObject({ paidMinor: 0 })
})

test('the same thing sold twice is one product', async () => {
  const desk = await testDesk(database, { today })
  await desk.writing(async (work) => {
    await record(work, aSale())
    await record(work, aSale())
  })
  const rows = await desk.reading((work) =>
    work.db.query('select id from product where workspace_id = $1', [work.workspaceId]),
  )
  expect(rows).toHaveLength(1)
})

test('a sale that has not been yet, or in a currency it is not paid in, is refused by field', async () => {
  const desk = await testDesk(database)
  const refused = (field: string) => ({ code: 'invalid', details: { field } })
  await expect(
    desk.writing((work) => record(work, aSale({ happenedOn: '2199-01-01' }))),
  ).rejects.toMatchObject(refused('happenedOn'))
  await expect(
    desk.writing(async (work) => {
      const { id } = await record(work, aSale({ happenedOn: '2024-01-01' }))
      return pay(work, { tradeId: id, amountMinor: 1, currency: 'EUR', paidOn: today, note: null })
    }),
  ).rejects.toMatchObject(refused('currency'))
})

test('pages of trades go on where they ended, newest first, up to the day one looks from', async () => {
  const desk = await testDesk(database, { today: day('2024-06-30') })
  for (const happenedOn of ['2024-01-01', '2024-03-01', '2024-03-01', '2024-09-01'])
    await desk.writing((work) => record(work, aSale({ happenedOn })))
  const days: string[] = []
  let cursor: string | undefined
  do {
    const page = await desk.reading((work) => list(work, { limit: 1, cursor }))
    days.push(...page.items.map(({ happenedOn }) => happenedOn))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(days).toEqual(['2024-03-01', '2024-03-01', '2024-01-01'])
})

test('one sale, or one line of it, comes to no more than sums can hold exactly', async () => {
  const desk = await testDesk(database, { today })
  const line = (unitPrice: string, quantity = '1') => ({ product: 'Tower', quantity, unitPrice })
  const sell = (...lines: unknown[]) => desk.writing((work) => record(work, aSale({ lines })))
  const tooLarge = (at: number) => ({
    code: 'invalid',
    details: { field: `lines.${at}.unitPrice`, reason: 'too-large' },
  })
  expect((await sell(line('10000000000'))).totalMinor).toBe(1_000_000_000_000)
  await expect(sell(line('10000000000.01'))).rejects.toMatchObject(tooLarge(0))
  await expect(sell(line('5000000000', '-3'))).rejects.toMatchObject(tooLarge(0))
  await expect(sell(line('9000000000'), line('9000000000'))).rejects.toMatchObject(tooLarge(1))
})

test('a price below zero is refused, as imports refuse it', () => {
  const read = tradeInputSchema.safeParse({
    ...aSale(),
    lines: [{ product: 'Tea', quantity: '1', unitPrice: '-2.50' }],
  })
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['lines.0.unitPrice'])
})
