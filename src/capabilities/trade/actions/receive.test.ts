import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { TradeLineDraft } from '../model.ts'
import { list, get } from '../views/trades.ts'
import { products } from '../views/products.ts'
import { openTradeReceiver, receiveTradeLines } from './receive.ts'
import { payMany, recordMany, removeSource } from './record-many.ts'

const database = await testDatabase()

/** A line of invoice 536365; a test says what is different. */
function aLine(given: Partial<TradeLineDraft> = {}): TradeLineDraft {
  return {
    externalId: '536365',
    side: 'sale',
    number: '536365',
    happenedAt: '2010-12-01T08:26:00Z',
    happenedOn: day('2010-12-01'),
    dueOn: null,
    currency: 'GBP',
    isReturn: false,
    partyId: null,
    position: 0,
    productKey: '85123A',
    productName: 'WHITE HANGING HEART',
    quantity: '6',
    unitPrice: '2.55',
    amountMinor: 1530,
    ...given,
  }
}

const two = [aLine(), aLine({ position: 1, productKey: '71053', productName: 'LANTERN', amountMinor: 2034 })]

test('the same lines again change nothing and say nothing', async () => {
  const desk = await testDesk(database)
  const first = await desk.writing((work) => receiveTradeLines(work, 'shop', two))
  expect(first).toEqual({
    trades: { created: 1, changed: 0, unchanged: 0, returns: 0 },
    lines: { created: 2, changed: 0, unchanged: 0 },
  })
  const facts = await desk.facts()
  expect(facts.map(({ kind }) => kind)).toEqual(['TradeRecorded', 'TradesReceived'])
  expect(facts[0]?.details).toMatchObject({ totalMinor: 3564, currency: 'GBP' })
  const again = await desk.writing((work) => receiveTradeLines(work, 'shop', two))
  expect(again).toEqual({
    trades: { created: 0, changed: 0, unchanged: 1, returns: 0 },
    lines: { created: 0, changed: 0, unchanged: 2 },
  })
  expect(await desk.facts()).toHaveLength(2)
})

test('an invoice that goes on in a later batch is one trade with one total', async () => {
  const desk = await testDesk(database)
  const came = await desk.writing(async (work) => {
    const receiver = await openTradeReceiver(work, 'shop')
    for (const line of two) await receiver.receive([line])
    return receiver.finish()
  })
  expect(came.trades.created).toBe(1)
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  expect(items).toMatchObject([{ totalMinor: 3564, lineCount: 2 }])
})

test('two equal lines inside an invoice are two lines', async () => {
  const desk = await testDesk(database)
  await desk.writing((work) => receiveTradeLines(work, 'shop', [aLine(), aLine({ position: 1 })]))
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  expect(items).toMatchObject([{ totalMinor: 3060, lineCount: 2 }])
})

test('a cancelled invoice is a return; a line that came back only lowers the total', async () => {
  const desk = await testDesk(database)
  const back = { quantity: '-1', amountMinor: -255 }
  const { trades } = await desk.writing((work) =>
    receiveTradeLines(work, 'shop', [
      aLine({ externalId: 'C536379', isReturn: true, ...back }),
      aLine(),
      aLine({ position: 1, isReturn: true, ...back }),
    ]),
  )
  expect(trades).toMatchObject({ created: 2, returns: 1 })
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  const totals = items.map(({ totalMinor, isReturn }) => [totalMinor, isReturn])
  expect(totals.sort()).toEqual([
    [-255, true],
    [1275, false],
  ])
})

test('a price of three decimals is kept as it is', async () => {
  const desk = await testDesk(database)
  const fine = aLine({ quantity: '5', unitPrice: '0.001', amountMinor: 1 })
  await desk.writing((work) => receiveTradeLines(work, 'shop', [fine]))
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  const id = items[0]?.id
  if (!id) throw new Error('no trade')
  const { lines, totalMinor } = await desk.reading((work) => get(work, { id }))
  expect(lines).toMatchObject([{ quantity: '5', unitPrice: '0.001', amountMinor: 1 }])
  expect(totalMinor).toBe(1)
})

test('a corrected file corrects the total and says so', async () => {
  const desk = await testDesk(database)
  await desk.writing((work) => receiveTradeLines(work, 'shop', two))
  const corrected = [aLine({ quantity: '8', amountMinor: 2040 }), ...two.slice(1), aLine({ position: 2 })]
  const came = await desk.writing((work) => receiveTradeLines(work, 'shop', corrected))
  expect(came).toEqual({
    trades: { created: 0, changed: 1, unchanged: 0, returns: 0 },
    lines: { created: 1, changed: 1, unchanged: 1 },
  })
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  expect(items).toMatchObject([{ totalMinor: 2040 + 2034 + 1530, version: 2 }])
  const kinds = (await desk.facts()).map(({ kind }) => kind)
  expect(kinds.slice(2)).toEqual(['TradeChanged', 'TradesReceived'])
})

test('trades of one line are told of with their batch, and counted with all others', async () => {
  const desk = await testDesk(database)
  const alone = (externalId: string, change: Partial<TradeLineDraft> = {}) =>
    aLine({ externalId, number: null, isAlone: true, ...change })
  const bring = (lines: TradeLineDraft[]) =>
    desk.writing(async (work) => {
      const receiver = await openTradeReceiver(work, 'shop')
      await receiver.receive(lines)
      const [{ told }] = await work.db.query<{ told: number }>(
        'select count(*)::int as told from fact where workspace_id = $1',
        [work.workspaceId],
      )
      await receiver.receive([aLine({ position: 1 })])
      return { told, ...(await receiver.finish()) }
    })
  const back = alone('b', { quantity: '-1', amountMinor: -255 })
  const first = await bring([alone('a'), back, aLine()])
  expect(first).toMatchObject({ told: 2, trades: { created: 3, changed: 0, unchanged: 0, returns: 1 } })
  const again = await bring([alone('a', { quantity: '7', amountMinor: 1785 }), back, aLine()])
  expect(again).toEqual({
    told: 5,
    trades: { created: 0, changed: 1, unchanged: 2, returns: 1 },
    lines: { created: 0, changed: 1, unchanged: 3 },
  })
  const { items } = await desk.reading((work) => list(work, { limit: 50 }))
  expect(items.map(({ totalMinor }) => totalMinor).sort((one, other) => one - other)).toEqual([
    -255, 1785, 3060,
  ])
  // Facts of one millisecond have no order among themselves.
  expect((await desk.facts()).map(({ kind }) => kind).sort()).toEqual([
    'TradeChanged',
    'TradeRecorded',
    'TradeRecorded',
    'TradeRecorded',
    'TradesReceived',
    'TradesReceived',
  ])
})

test('a product known by its code alone gets the first name that comes, and keeps it', async () => {
  const desk = await testDesk(database)
  await desk.writing(async (work) => {
    const receiver = await openTradeReceiver(work, 'shop')
    await receiver.receive([aLine({ productName: null })])
    await receiver.receive([aLine({ position: 1 }), aLine({ position: 2, productName: 'HEART, WHITE' })])
    await receiver.finish()
  })
  const { items } = await desk.reading((work) => products(work, { q: '', limit: 50 }))
  expect(items).toMatchObject([{ code: '85123A', name: 'WHITE HANGING HEART' }])
})

test('the first 50,000 lines of a fresh firm do not crawl', async () => {
  const desk = await testDesk(database)
  const lines = Array.from({ length: 50_000 }, (_, n) =>
    aLine({ externalId: String(Math.floor(n / 5)), position: n % 5, productKey: String(n % 3000) }),
  )
  const { trades } = await desk.writingAtLength(async (work) => {
    const receiver = await openTradeReceiver(work, 'shop')
    for (let at = 0; at < lines.length; at += 5000) await receiver.receive(lines.slice(at, at + 5000))
    return receiver.finish()
  })
  expect(trades.created).toBe(10_000)
  // Key checks planned on empty tables took longer than a test may; this takes two or three seconds.
}, 60_000)

test('a told story is recorded once, paid once, and can be taken out without a trace of its rows', async () => {
  const desk = await testDesk(database)
  const lines = [{ product: 'Beans', code: null, quantity: '2', unitPrice: '9.50' }]
  const head = { partyId: null, side: 'purchase', number: null, note: null, lines } as const
  const bill = { ...head, externalId: 'b1', happenedOn: day('2026-01-01'), dueOn: day('2026-02-01') }
  const tell = () =>
    desk.writing(async (work) => {
      const { trades } = await recordMany(work, 'sample', [{ ...bill, lines: [...lines] }])
      const { created } = await payMany(work, 'sample', [{ externalId: 'b1', paidOn: '2026-01-20' }])
      return [trades.created, created]
    })
  expect(await tell()).toEqual([1, 1])
  expect(await tell()).toEqual([0, 0])
  const removed = await desk.writing((work) => removeSource(work, 'sample'))
  expect(removed).toEqual({ trades: 1, products: 1, payments: 1 })
})
