// Files of no known program, brought in one after the other: none may write over another.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import type { Plan } from '../model.ts'
import { get } from '../views.ts'
import { carryOut } from './carry-out.ts'
import { receiveFile } from './receive.ts'
import { prepare } from './start.ts'

const database = await testDatabase()
const before = process.env.DATA_DIR
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-keys-'))
  process.env.DATA_DIR = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

async function bring(desk: TestDesk, text: string, change: Partial<Plan> = {}) {
  const file = await receiveFile(desk, {
    fileName: 'file.csv',
    body: Readable.from([Buffer.from(text)]),
    mostBytes: 100_000_000,
  })
  const plan = { ...(file.plan as Plan), ...change }
  await desk.writing((work) => prepare(work, { id: file.id, plan }, 'writing'))
  await carryOut(desk, file.id)
  const { report, error } = await desk.reading((work) => get(work, { id: file.id }))
  if (report === null) throw new Error(`no report: ${JSON.stringify(error)}`)
  return report
}

const bills = { side: 'purchase', role: 'supplier' } as const

/** Every trade as "side number party total". */
const tradesOf = (desk: TestDesk) =>
  desk.reading(async ({ db }) => {
    const rows = await db.query<{ said: string }>(
      `select concat_ws(' ', side, number, display_name, total_minor) as said
       from trade
       left join party on party.workspace_id = trade.workspace_id and party.id = trade.party_id
       where trade.workspace_id = $1 order by 1`,
      [desk.workspaceId],
    )
    return rows.map(({ said }) => said)
  })

test('a bill with the number of a sale leaves the sale as it is', async () => {
  const desk = await testDesk(database)
  await bring(desk, 'Invoice,Date,Customer,Amount\n1001,2026-01-02,Ada,100\n')
  await bring(desk, 'Invoice,Date,Supplier,Amount\n1001,2026-01-05,Roaster,70\n', bills)
  expect(await tradesOf(desk)).toEqual(['purchase 1001 Roaster 7000', 'sale 1001 Ada 10000'])
})

test('two suppliers may write the same number on their bills', async () => {
  const desk = await testDesk(database)
  const file = 'Invoice,Date,Supplier,Amount\n7,2026-01-02,Roaster,10\n7,2026-01-02,Dairy,20\n'
  await bring(desk, file, bills)
  expect(await tradesOf(desk)).toEqual(['purchase 7 Dairy 2000', 'purchase 7 Roaster 1000'])
  expect((await bring(desk, file, bills)).trades).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
})

test('customer 17 and supplier 17 are two', async () => {
  const desk = await testDesk(database)
  await bring(desk, 'Invoice,Date,Customer ID,Amount\n1,2026-01-02,17,10\n')
  await bring(desk, 'Invoice,Date,Supplier ID,Amount\n9,2026-01-02,17,20\n', bills)
  expect(await tradesOf(desk)).toEqual(['purchase 9 Supplier 17 2000', 'sale 1 Customer 17 1000'])
})

test('two tills of one day without invoice numbers add up, and each file again changes nothing', async () => {
  const desk = await testDesk(database)
  const first = 'Date,Product,Quantity,Unit price\n2026-01-02,Tea,1,3\n2026-01-02,Tea,1,3\n'
  const second = 'Date,Product,Quantity,Unit price\n2026-01-02,Cake,1,4\n2026-01-02,Bun,1,2\n'
  for (const till of [first, second]) expect((await bring(desk, till)).trades?.created).toBe(2)
  for (const till of [first, second])
    expect((await bring(desk, till)).trades).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  expect(await tradesOf(desk)).toEqual(['sale 200', 'sale 300', 'sale 300', 'sale 400'])
})

test('what a customer bought later on the same day comes beside what the first export had', async () => {
  const desk = await testDesk(database)
  await bring(desk, 'Date,Customer,Amount\n2026-01-02,Ada,10\n')
  await bring(desk, 'Date,Customer,Amount\n2026-01-02,Ada,99\n2026-01-02,Ada,10\n')
  expect(await tradesOf(desk)).toEqual(['sale Ada 1000', 'sale Ada 9900'])
})

test('a place that two rows ask for sends the second back, and the rest comes in', async () => {
  const desk = await testDesk(database)
  const head = 'Invoice,Date,Customer,Product,Amount,Place in the order,Why not brought in\n'
  const report = await bring(
    desk,
    `${head}1,2026-01-02,Ada,Tea,3,0,\n1,2026-01-02,Ada,Cake,4,0,\n1,2026-01-02,Ada,Bun,5,,\n`,
  )
  expect(report).toMatchObject({ accepted: 2, rejected: 1 })
  expect(report.rejections).toEqual([
    { row: 3, column: 'Place in the order', found: '0', reason: 'repeated-place' },
  ])
  expect(await tradesOf(desk)).toEqual(['sale 1 Ada 800'])
})
