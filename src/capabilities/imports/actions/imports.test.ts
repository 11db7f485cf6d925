import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import xz from 'xz-decompress'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { fileOf } from '../../../platform/files.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import type { Import, Plan } from '../model.ts'
import { get, list } from '../views.ts'
import { carryOut, rejectedNameOf } from './carry-out.ts'
import { preview } from './preview.ts'
import { receiveFile } from './receive.ts'
import { bringIn, cancel, prepare, tryOut } from './start.ts'
import { forgetUploads, sweepInterrupted } from './sweep.ts'

const database = await testDatabase()
const before = process.env.DATA_DIR
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-imports-'))
  process.env.DATA_DIR = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

const upload = (desk: TestDesk, content: Buffer | string | Iterable<Buffer>, fileName = 'file.csv') => {
  const body = typeof content === 'string' || Buffer.isBuffer(content) ? [Buffer.from(content)] : content
  return receiveFile(desk, { fileName, body: Readable.from(body), mostBytes: 600_000_000 })
}

async function run(
  desk: TestDesk,
  file: Import,
  change: Partial<Plan> = {},
  state: 'trying' | 'writing' = 'writing',
) {
  if (file.plan === null) throw new Error('A received file has a plan.')
  const plan = { ...file.plan, ...change }
  await desk.writing((work) => prepare(work, { id: file.id, plan }, state))
  await carryOut(desk, file.id)
  return desk.reading((work) => get(work, { id: file.id }))
}

async function bring(desk: TestDesk, content: Buffer | string, change: Partial<Plan> = {}) {
  return run(desk, await upload(desk, content), change)
}

async function reportOf(desk: TestDesk, content: Buffer | string, change: Partial<Plan> = {}) {
  const done = await bring(desk, content, change)
  if (done.report === null) throw new Error(`no report: ${JSON.stringify(done.error)}`)
  return done.report
}

const rows = <Row extends Record<string, unknown>>(desk: TestDesk, sql: string) =>
  desk.reading(({ db }) => db.query<Row>(sql, [desk.workspaceId]))

const countsOf = async (desk: TestDesk) => {
  const [found] = await rows<{ parties: number; trades: number; lines: number; facts: number }>(
    desk,
    `select
       (select count(*) from party where workspace_id = $1) as parties,
       (select count(*) from trade where workspace_id = $1) as trades,
       (select count(*) from trade_line where workspace_id = $1) as lines,
       (select count(*) from fact where workspace_id = $1 and kind ~ '^(Party|Trade)') as facts`,
  )
  return found
}

const names = async (desk: TestDesk) =>
  (
    await rows<{ display_name: string }>(
      desk,
      'select display_name from party where workspace_id = $1 order by 1',
    )
  ).map((row) => row.display_name)

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => (error instanceof Refusal ? { code: error.code, ...error.details } : Promise.reject(error)),
  )

const google =
  'First Name,Last Name,File As,Organization Name,Labels,E-mail 1 - Value,Phone 1 - Value\r\n' +
  'Zoë,Müller,,Café Krone,* myContacts,zoe@example.com,0441 123456\r\n' +
  'محمد,علي,,,,,+971 4 123 4567\r\n' +
  ',,,"Bäckerei ""Zum Löwen"", Inh. Groß",,,\r\n'
const outlook =
  'First Name;Last Name;Company;E-mail Address;Business Phone;Home City;Birthday\r\n' +
  'Jörg;Weiß;Weiß & Söhne;joerg@example.com;0441 999;Köln;12/24/1970\r\n'
const hubspot =
  'Record ID\tFirst Name\tLast Name\tEmail\tPhone Number\r\n' +
  '101\tÅsa\tÖberg\tasa@example.com\t+46 8 123 456\r\n'

test('address books come in from Google, Outlook and HubSpot in the encodings they use', async () => {
  const desk = await testDesk(database)
  await bring(desk, Buffer.from(google, 'utf8'))
  await bring(desk, Buffer.from(outlook, 'latin1'))
  await bring(desk, Buffer.from(`\ufeff${hubspot}`, 'utf16le'))
  expect(await names(desk)).toEqual(
    ['Bäckerei "Zum Löwen", Inh. Groß', 'Jörg Weiß', 'Zoë Müller', 'Åsa Öberg', 'محمد علي'].toSorted(),
  )
  const [asa] = await rows(
    desk,
    `select source, external_id from party where workspace_id = $1 and given_name = 'Åsa'`,
  )
  expect(asa).toEqual({ source: 'hubspot', external_id: '101' })
  const found = await upload(desk, Buffer.from(outlook, 'latin1'))
  expect(found.sniffed).toMatchObject({ encoding: 'windows-1252', delimiter: ';', product: 'Outlook' })
})

test('an accent on the last line of a long file still tells its encoding', async () => {
  const desk = await testDesk(database)
  const plain = Array.from({ length: 20_000 }, (_, at) => `Person ${at},p${at}@example.com\n`).join('')
  const file = await upload(desk, Buffer.from(`Name,Email\n${plain}Zoë,zoe@example.com\n`, 'latin1'))
  expect(file.sniffed.encoding).toBe('windows-1252')
})

test('the same file again changes nothing, and nothing is said twice', async () => {
  const desk = await testDesk(database)
  const sales =
    'Invoice,Date,Customer ID,Product,Quantity,Unit price\nA1,2026-01-02,7,Tea,2,3.50\nA1,2026-01-02,7,Tea,2,3.50\nA2,2026-01-03,8,Cake,1,4\n'
  const first = await reportOf(desk, sales)
  expect(first.trades).toEqual({ created: 2, changed: 0, unchanged: 0, returns: 0 })
  expect(first).toMatchObject({
    lines: 3,
    accepted: 3,
    customers: 2,
    invoices: 2,
    totals: [{ amountMinor: 1800, exact: '18', currency: 'GBP' }],
  })
  await bring(desk, google)
  const counts = await countsOf(desk)
  const again = await reportOf(desk, sales)
  expect(again.trades).toEqual({ created: 0, changed: 0, unchanged: 2, returns: 0 })
  expect(again.tradeLines).toEqual({ created: 0, changed: 0, unchanged: 3 })
  expect((await reportOf(desk, google)).parties).toEqual({ created: 0, changed: 0, unchanged: 3 })
  expect(await countsOf(desk)).toEqual(counts)
})

test('trying promises what bringing in does, and writes nothing', async () => {
  const desk = await testDesk(database)
  const file = await upload(desk, google)
  const tried = await run(desk, file, {}, 'trying')
  expect(tried.state).toBe('tried')
  expect(await countsOf(desk)).toEqual({ parties: 0, trades: 0, lines: 0, facts: 0 })
  const done = await run(desk, file)
  expect(done.state).toBe('done')
  expect({ ...done.report, seconds: 0 }).toEqual({ ...tried.report, seconds: 0, dryRun: false })
  expect((await desk.facts()).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['FileReceived', 'ImportTried', 'FileBroughtIn']),
  )
})

test('good rows go in; bad rows come back with reasons, and go in once mended', async () => {
  const desk = await testDesk(database)
  const sales =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n' +
    '1,A,Tea,2,2010-12-01 08:26,1.00,17850,United Kingdom\n' +
    '1,B,=cmd,two,2010-12-01 08:26,2.00,17850,United Kingdom\n' +
    '1,C,Cake,3,2010-12-01 08:26,3.00,17850,United Kingdom\n'
  const file = await upload(desk, sales)
  const done = await run(desk, file)
  expect(done.report).toMatchObject({ lines: 3, accepted: 2, rejected: 1 })
  expect(done.report?.rejections).toEqual([
    { row: 3, column: 'Quantity', found: 'two', reason: 'bad-number' },
  ])
  const rejected = await readFile(await fileOf(desk.workspaceId, rejectedNameOf(file.id)), 'utf8')
  expect(rejected).toBe(
    '\ufeffInvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Place in the order,Why not brought in (UCI Online Retail)\r\n' +
      "1,B,'=cmd,two,2010-12-01 08:26,2.00,17850,United Kingdom,1,Quantity: This is not a number.\r\n",
  )
  const mended = await reportOf(desk, rejected.replace(',two,', ',2,'))
  expect(mended.tradeLines).toEqual({ created: 1, changed: 0, unchanged: 0 })
  const lines = await rows(
    desk,
    'select position, description, amount_minor from trade_line where workspace_id = $1 order by 1',
  )
  expect(lines).toEqual([
    { position: 0, description: 'Tea', amount_minor: 200 },
    { position: 1, description: '=cmd', amount_minor: 400 },
    { position: 2, description: 'Cake', amount_minor: 900 },
  ])
  const [trade] = await rows(desk, 'select total_minor from trade where workspace_id = $1')
  expect(trade).toEqual({ total_minor: 1500 })
})

test('every line of a retailer is accepted or rejected, and the counts are those of the file', async () => {
  const desk = await testDesk(database)
  const report = await reportOf(
    desk,
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n' +
      '1,A,Tea,2,2010-12-01 08:26,1.005,12346,United Kingdom\n' +
      '1,A,Tea,2,2010-12-01 08:26,1.005,12346,United Kingdom\n' +
      'C2,A,Tea,-2,2010-12-02 08:26,1.00,12346,United Kingdom\n' +
      '3,B,Gift,1,2010-12-03 08:26,0.00,12348,EIRE\n' +
      '4,B,DOTCOM POSTAGE,1,2010-12-04 08:26,569.77,,United Kingdom\n' +
      '5,C,lost,-10,2010-12-05 08:26,0,,United Kingdom\n' +
      'A6,B,Adjust bad debt,1,2010-12-06 08:26,-11062.06,,United Kingdom\n',
  )
  expect(report).toMatchObject({
    lines: 7,
    accepted: 5,
    rejected: 2,
    parties: { created: 2, changed: 0, unchanged: 0 },
    trades: { created: 4, changed: 0, unchanged: 0, returns: 1 },
    tradeLines: { created: 5, changed: 0, unchanged: 0 },
    customers: 2,
    linesWithoutCustomer: 3,
    invoices: 6,
    cancelledInvoices: 1,
    totals: [{ currency: 'GBP', amountMinor: 57_179, exact: '571.79' }],
    firstOn: '2010-12-01',
    lastOn: '2010-12-04',
  })
  expect(report.rejections.map(({ row, reason }) => [row, reason])).toEqual([
    [7, 'stock-correction'],
    [8, 'negative-price'],
  ])
  const known = await rows(
    desk,
    `select display_name as name, country from party
     join party_address address on address.workspace_id = party.workspace_id and address.party_id = party.id
     where party.workspace_id = $1 order by 1`,
  )
  expect(known).toEqual([
    { name: 'Customer 12346', country: 'GB' },
    { name: 'Customer 12348', country: 'IE' },
  ])
})

test('a preview shows what each row is read as, and what would be handed back', async () => {
  const desk = await testDesk(database)
  const file = await upload(desk, 'Name,Email\nAda King,ada@example.com\nBob,bob at example\n')
  const shown = await desk.writing((work) => preview(work, { id: file.id, plan: file.plan as Plan }))
  expect(shown.rows[0]).toEqual({
    row: 2,
    cells: ['Ada King', 'ada@example.com'],
    read: { 'display-name': 'Ada King', email: 'ada@example.com', role: 'customer' },
  })
  expect(shown.rejections).toEqual([
    { row: 3, column: 'Email', found: 'bob at example', reason: 'bad-email' },
  ])
})

test('what is no list of people or sales is refused in a word, and not kept', async () => {
  const desk = await testDesk(database)
  const found = async (content: Buffer | string) =>
    (await refusalOf(upload(desk, content))) as Record<string, unknown>
  expect(await found('')).toMatchObject({ code: 'wrong-file', found: 'empty' })
  expect(await found('\ufeff\r\n \r\n')).toMatchObject({ found: 'empty' })
  expect(await found(Buffer.from('504b030414000000', 'hex'))).toMatchObject({ found: 'zip' })
  expect(await found('%PDF-1.7\n')).toMatchObject({ found: 'pdf' })
  expect(await found(Buffer.from([1, 0, 0, 0, 7, 0, 0, 0]))).toMatchObject({ found: 'binary' })
  expect(await found(`${'a,'.repeat(1_000_000)}\n1\n`)).toMatchObject({ found: 'too-many-columns', line: 1 })
  expect(await found('Name,Email\n"Ada,a@b.de\nBob,b@c.de\n')).toMatchObject({
    found: 'unbalanced-quotes',
    line: 2,
  })
  expect(await found(gzipSync('Name\nAda\n').subarray(0, 20))).toMatchObject({ found: 'broken-archive' })
  expect(await desk.reading((work) => list(work, { limit: 50 }))).toEqual({ items: [], next: null })
})

test('a line of 450 MB is given up at once, and memory stays flat', async () => {
  const desk = await testDesk(database)
  const piece = Buffer.alloc(1_000_000, 'x')
  function* endless() {
    yield Buffer.from(`Name,Email\nAda,ada@example.com\n${'Bob,b@example.com\n'.repeat(20_000)}`)
    for (let at = 0; at < 450; at++) yield piece
  }
  const file = await upload(desk, endless())
  const start = process.memoryUsage().rss
  const done = await run(desk, file)
  expect(done.state).toBe('failed')
  expect(done.error).toEqual({ reason: 'too-long', details: { line: 20_003 } })
  expect(process.memoryUsage().rss - start).toBeLessThan(350_000_000)
  expect(await names(desk)).toEqual([])
})

test('a quote that is never closed stops the file with its line, and nothing is half-written', async () => {
  const desk = await testDesk(database)
  const good = 'Ada,ada@example.com\n'.repeat(20_000)
  const done = await bring(desk, `Name,Email\n${good}"Bob,bob@example.com\n${good}`)
  expect(done).toMatchObject({
    state: 'failed',
    error: { reason: 'unbalanced-quotes', details: { line: 20_002 } },
    report: null,
  })
  expect(await names(desk)).toEqual([])
})

test('a file that unpacks without end is given up', async () => {
  const desk = await testDesk(database)
  const bomb = gzipSync(Buffer.alloc(30_000_000, 'a,b\n'))
  const small = receiveFile(desk, { fileName: 'bomb.gz', body: Readable.from([bomb]), mostBytes: 1_000_000 })
  expect(await refusalOf(small)).toMatchObject({ code: 'wrong-file', found: 'too-large-unpacked' })
})

test('an upload past the limit is refused', async () => {
  const desk = await testDesk(database)
  const big = receiveFile(desk, {
    fileName: 'a.csv',
    body: Readable.from([Buffer.alloc(2000, 'a')]),
    mostBytes: 1000,
  })
  expect(await refusalOf(big)).toMatchObject({ code: 'too-large' })
})

test('a packed file is read as it is', async () => {
  const desk = await testDesk(database)
  const report = await reportOf(desk, gzipSync('Name,Email\nAda,ada@example.com\n'))
  expect(report.parties.created).toBe(1)
})

test('cancelling on the way leaves nothing behind', async () => {
  const desk = await testDesk(database)
  const file = await upload(
    desk,
    `Name,Email\n${Array.from({ length: 60_000 }, (_, at) => `P ${at},p${at}@example.com\n`).join('')}`,
  )
  await desk.writing((work) => prepare(work, { id: file.id, plan: file.plan as Plan }, 'writing'))
  let cancelled: Promise<unknown> | null = null
  await carryOut(desk, file.id, () => {
    cancelled ??= desk.writing((work) => cancel(work, { id: file.id }))
  })
  await cancelled
  const done = await desk.reading((work) => get(work, { id: file.id }))
  expect([done.state, done.progress, done.report]).toEqual(['cancelled', null, null])
  expect(await countsOf(desk)).toEqual({ parties: 0, trades: 0, lines: 0, facts: 0 })
})

test('an import whose process died is said to have been interrupted, and can be started again', async () => {
  const desk = await testDesk(database)
  const file = await upload(desk, google)
  await desk.writing((work) => prepare(work, { id: file.id, plan: file.plan as Plan }, 'writing'))
  await desk.writing(({ db }) =>
    db.query(`update import set started_at = now() - interval '1 hour' where workspace_id = $1`, [
      desk.workspaceId,
    ]),
  )
  expect(await sweepInterrupted(desk)).toBe(1)
  const swept = await desk.reading((work) => get(work, { id: file.id }))
  expect([swept.state, swept.error?.reason]).toEqual(['failed', 'interrupted'])
  expect((await run(desk, file)).state).toBe('done')
})

test('a file that is being read is neither started twice nor swept away', async () => {
  const desk = await testDesk(database)
  const file = await upload(desk, google)
  const input = { id: file.id, plan: file.plan as Plan }
  await desk.writing((work) => bringIn(work, input))
  expect(await refusalOf(desk.writing((work) => tryOut(work, input)))).toMatchObject({
    code: 'already-running',
  })
  expect(await sweepInterrupted(desk)).toBe(0)
  await carryOut(desk, file.id)
  const counts = await countsOf(desk)
  await carryOut(desk, file.id)
  expect(await countsOf(desk)).toEqual(counts)
})

test('a plan that can not be carried out is refused with what is missing', async () => {
  const desk = await testDesk(database)
  const file = await upload(desk, google)
  const plan: Plan = { ...(file.plan as Plan), what: 'trades' }
  expect(await refusalOf(desk.writing((work) => tryOut(work, { id: file.id, plan })))).toEqual({
    code: 'invalid',
    field: 'plan.columns',
    expected: 'date',
  })
})

test('uploads are forgotten after a month; what they brought in stays', async () => {
  const desk = await testDesk(database)
  const file = await upload(desk, google)
  await run(desk, file)
  await desk.writing(({ db }) =>
    db.query(`update import set created_at = now() - interval '31 days' where workspace_id = $1`, [
      desk.workspaceId,
    ]),
  )
  expect(await forgetUploads(desk)).toBe(1)
  expect(existsSync(await fileOf(desk.workspaceId, file.id))).toBe(false)
  expect(await names(desk)).toHaveLength(3)
})

test('files of another firm are not there', async () => {
  const [ours, theirs] = [await testDesk(database), await testDesk(database)]
  const file = await upload(ours, google)
  expect(await refusalOf(theirs.reading((work) => get(work, { id: file.id })))).toEqual({
    code: 'not-found',
    what: 'import',
  })
  expect(await refusalOf(theirs.writing((work) => cancel(work, { id: file.id })))).toMatchObject({
    code: 'not-found',
  })
})

test('the list goes on where the page ended, and a made-up cursor is refused', async () => {
  const desk = await testDesk(database)
  for (const name of ['a.csv', 'b.csv', 'c.csv']) await upload(desk, google, name)
  const page = await desk.reading((work) => list(work, { limit: 2 }))
  expect(page.items.map(({ fileName }) => fileName)).toEqual(['c.csv', 'b.csv'])
  const rest = await desk.reading((work) => list(work, { limit: 2, cursor: page.next ?? '' }))
  expect([rest.items.map(({ fileName }) => fileName), rest.next]).toEqual([['a.csv'], null])
  expect(await refusalOf(desk.reading((work) => list(work, { limit: 2, cursor: 'bad' })))).toMatchObject({
    field: 'cursor',
  })
})

// Real data, where it is at hand; what is counted here is counted without any of our code.
const data = [join(import.meta.dirname, '../../../../../shared/data'), '/work/shared/data'].find(existsSync)
const cdnowFile = `${data}/btyd/CDNOW_sample.txt`
const retailFile = `${data}/retail/online_retail_even_customers.csv.xz`
const whyNot = data ? '' : ' (skipped: ../shared/data is not here)'

test.skipIf(!data)(`CDNOW comes in to the penny${whyNot}`, { timeout: 60_000 }, async () => {
  const desk = await testDesk(database, { currency: 'USD' })
  const text = readFileSync(cdnowFile, 'utf8')
  const records = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const cents = records.reduce((sum, cells) => sum + Number(cells[4].replace('.', '')), 0)
  const report = await reportOf(desk, text)
  expect(report).toMatchObject({
    lines: 6919,
    accepted: records.length,
    rejected: 0,
    customers: new Set(records.map(([id]) => id)).size,
    totals: [{ currency: 'USD', amountMinor: cents }],
    firstOn: '1997-01-01',
    lastOn: '1998-06-30',
  })
  const [kept] = await rows<{ trades: number; total: string }>(
    desk,
    'select count(*) as trades, sum(total_minor) as total from trade where workspace_id = $1',
  )
  expect([kept.trades, Number(kept.total)]).toEqual([6919, cents])
})

test.skipIf(!data)(
  `the retailer's file comes in as it is counted by hand${whyNot}`,
  { timeout: 180_000 },
  async () => {
    const desk = await testDesk(database)
    const text = await unpacked(readFileSync(retailFile))
    const byHand = countByHand(text)
    const report = await reportOf(desk, readFileSync(retailFile))
    expect(report).toMatchObject({
      lines: byHand.lines,
      accepted: byHand.lines,
      customers: byHand.byCustomer.size,
      invoices: byHand.invoices.size,
      cancelledInvoices: [...byHand.invoices].filter((number) => number.startsWith('C')).length,
      linesWithoutCustomer: 0,
      totals: [{ currency: 'GBP', exact: '4155604.053' }],
    })
    expect(report.trades).toMatchObject({ created: 10_531, returns: 1708 })
    const kept = await rows<{ id: string; total: string }>(
      desk,
      `select party.external_id as id, sum(line.quantity * line.unit_price) as total
     from party
     join trade on trade.workspace_id = party.workspace_id and trade.party_id = party.id
     join trade_line line on line.workspace_id = trade.workspace_id and line.trade_id = trade.id
     where party.workspace_id = $1
     group by party.external_id`,
    )
    expect(kept).toHaveLength(2187)
    for (const { id, total } of kept)
      expect([id, Math.round(Number(total) * 1000)]).toEqual([id, byHand.byCustomer.get(id)])
  },
)

function unpacked(packed: Buffer): Promise<string> {
  return new Response(new xz.XzReadableStream(new Blob([Uint8Array.from(packed)]).stream())).text()
}

/** In thousandths of a pound: the finest price of the file. */
function countByHand(text: string) {
  const byCustomer = new Map<string, number>()
  const invoices = new Set<string>()
  const lines = text.trim().split('\n').slice(1)
  for (const line of lines) {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? []
    const [quantity, price, customer] = [Number(cells[3]), Math.round(Number(cells[5]) * 1000), cells[6]]
    byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + quantity * price)
    invoices.add(cells[0])
  }
  return { lines: lines.length, byCustomer, invoices }
}
