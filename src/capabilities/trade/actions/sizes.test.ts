import { expect, test } from 'vitest'
import { openOwnerPool } from '../../../platform/database.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { TradeLineDraft } from '../model.ts'
import { day } from '../../../kernel/day.ts'
import { openTradeReceiver } from './receive.ts'

const database = await testDatabase()

const aSale = (source: string, at: number): TradeLineDraft => ({
  externalId: `${source} ${Math.floor(at / 20)}`,
  side: 'sale',
  number: null,
  happenedAt: '2026-01-05T10:00:00Z',
  happenedOn: day('2026-01-05'),
  dueOn: null,
  currency: 'GBP',
  isReturn: false,
  partyId: null,
  position: at % 20,
  productKey: `p${at % 500}`,
  productName: `Product ${at % 500}`,
  quantity: '1',
  unitPrice: '1',
  amountMinor: 100,
})

test('a firm whose trade was removed brings in new trade without walking through all of it for each line', async () => {
  const desk = await testDesk(database)
  const bring = (source: string, batches: number) =>
    desk.writing(async (work) => {
      const receiver = await openTradeReceiver(work, source)
      for (let batch = 0; batch < batches; batch++) {
        await receiver.receive(Array.from({ length: 2500 }, (_, i) => aSale(source, batch * 2500 + i)))
      }
      await receiver.finish()
      const [row] = await work.db.query<{ tuples: number }>(
        `select reltuples::int as tuples from pg_class where oid = 'trade'::regclass`,
      )
      return row.tuples
    })
  await bring('first', 2)
  const owner = openOwnerPool(database.ownerUrl)
  await owner.query('delete from trade')
  await owner.query('analyze trade, trade_line')
  await owner.end()
  // PostgreSQL now believes that there is nothing; on its way the import tells it better.
  expect(await bring('second', 2)).toBeGreaterThan(100)
})
