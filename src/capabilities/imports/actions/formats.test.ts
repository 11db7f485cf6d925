// Files that are no table: contact cards, and workbooks.
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { fileOf } from '../../../platform/files.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import type { Plan, Report } from '../model.ts'
import { get } from '../views.ts'
import { carryOut, rejectedNameOf } from './carry-out.ts'
import { receiveFile } from './receive.ts'
import { prepare } from './start.ts'

const database = await testDatabase()
const before = process.env.DATA_DIR
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-formats-'))
  process.env.DATA_DIR = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

const upload = (desk: TestDesk, content: Buffer | string, fileName: string) =>
  receiveFile(desk, { fileName, body: Readable.from([Buffer.from(content)]), mostBytes: 100_000_000 })

async function bring(desk: TestDesk, content: Buffer | string, fileName = 'people.vcf') {
  const file = await upload(desk, content, fileName)
  await desk.writing((work) => prepare(work, { id: file.id, plan: file.plan as Plan }, 'writing'))
  await carryOut(desk, file.id)
  const done = await desk.reading((work) => get(work, { id: file.id }))
  if (done.report === null) throw new Error(`no report: ${JSON.stringify(done.error)}`)
  return { ...done, report: done.report }
}

const rows = <Row extends Record<string, unknown>>(desk: TestDesk, sql: string) =>
  desk.reading(({ db }) => db.query<Row>(sql, [desk.workspaceId]))

const card = (...lines: string[]) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`

test('contact cards come in with all their e-mails and phones, each with what it is for', async () => {
  const desk = await testDesk(database)
  const text =
    card(
      'FN:Ada King',
      'N:King;Ada',
      'EMAIL;TYPE=home:ada@home.example',
      'EMAIL;TYPE=work:ada@work.example',
      'TEL;TYPE=cell:+44 20 7946 0018',
      'BDAY:--12-10',
      'ORG:Engines',
    ) + card('FN:Bob', 'TEL:020 7946 0019')
  const { report, sniffed } = await bring(desk, text)
  expect(sniffed).toMatchObject({ format: 'vcard', product: 'vCard', what: 'contacts' })
  expect(report).toMatchObject({ lines: 2, accepted: 2, parties: { created: 2 } })
  const [ada] = await rows(
    desk,
    `select display_name, organisation_name, month, day, year, array_agg(address || ' ' || e.label order by e.position) as emails
     from party p
     join party_email e on e.workspace_id = p.workspace_id and e.party_id = p.id
     join occasion o on o.workspace_id = p.workspace_id and o.party_id = p.id
     where p.workspace_id = $1 group by 1, 2, 3, 4, 5`,
  )
  expect(ada).toEqual({
    display_name: 'Ada King',
    organisation_name: 'Engines',
    month: 12,
    day: 10,
    year: null,
    emails: ['ada@home.example home', 'ada@work.example work'],
  })
  expect((await bring(desk, text)).report.parties).toEqual({ created: 0, changed: 0, unchanged: 2 })
})

test('a card that can’t come in is handed back as a row, and comes in as the same person once mended', async () => {
  const desk = await testDesk(database)
  const text = card('FN:Ada', 'EMAIL:ada@example.com') + card('UID:7', 'NOTE:who is it?')
  const { id, report } = await bring(desk, text)
  expect(report.rejections).toEqual([{ row: 3, column: null, found: expect.any(String), reason: 'no-name' }])
  const handedBack = await readFile(await fileOf(desk.workspaceId, rejectedNameOf(id)), 'utf8')
  expect(handedBack).toContain('Why not brought in (vCard)')
  await bring(desk, handedBack.replace('\r\n,', '\r\nBob,'), 'mended.csv')
  const people = await rows(
    desk,
    `select display_name, source, external_id from party where workspace_id = $1 order by 1`,
  )
  expect(people).toEqual([
    { display_name: 'Ada', source: 'vcard', external_id: null },
    { display_name: 'Bob', source: 'vcard', external_id: '7' },
  ])
})

const shared = process.env['RAPPORT_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared')
const contacts = join(shared, 'data/contacts')

test('the 24 card files of many programs hold 32 cards; all come in that name anybody', async (context) => {
  context.skip(!existsSync(contacts), `The cards are not on this machine: ${contacts}`)
  const desk = await testDesk(database)
  const files = readdirSync(contacts).filter((name) => name.endsWith('.vcf'))
  const reports: Report[] = []
  for (const name of files)
    reports.push((await bring(desk, await readFile(join(contacts, name)), name)).report)
  const sum = (of: (report: Report) => number) => reports.reduce((all, one) => all + of(one), 0)
  expect(files).toHaveLength(24)
  expect(sum(({ lines }) => lines)).toBe(32)
  // Two cards hold an address only, one a web page only.
  expect([sum(({ accepted }) => accepted), sum(({ rejected }) => rejected)]).toEqual([29, 3])
  expect(reports.flatMap(({ rejections }) => rejections.map(({ reason }) => reason))).toEqual([
    'no-name',
    'no-name',
    'empty-row',
  ])
})

/** A workbook with this as its second sheet; the first is empty. */
function workbook(cells: unknown[][]): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[]]), 'Cover')
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells, { cellDates: true, UTC: true }), 'People')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

test('the first filled sheet of a workbook comes in, with its days and its numbers as they are', async () => {
  const desk = await testDesk(database)
  const sheet = workbook([
    ['Name', 'Email', 'Phone', 'Birthday', 'Notes'],
    ['Zoë Müller', 'zoe@example.com', 442079460018, new Date(Date.UTC(1971, 2, 14)), 'two\nlines; "quoted"'],
    ['Bob', 'bob at example', '', '', ''],
  ])
  const { report, sniffed } = await bring(desk, sheet, 'people.xlsx')
  expect(sniffed).toMatchObject({ format: 'workbook', encoding: 'utf-8', delimiter: ',' })
  expect(report).toMatchObject({ lines: 2, accepted: 1, rejected: 1 })
  expect(report.rejections[0]).toMatchObject({ row: 3, column: 'Email', reason: 'bad-email' })
  const [zoe] = await rows(
    desk,
    `select display_name, as_given, o.year, o.month, o.day, n.text
     from party p
     join party_phone h on h.workspace_id = p.workspace_id and h.party_id = p.id
     join occasion o on o.workspace_id = p.workspace_id and o.party_id = p.id
     join party_note n on n.workspace_id = p.workspace_id and n.party_id = p.id
     where p.workspace_id = $1`,
  )
  expect(zoe).toEqual({
    display_name: 'Zoë Müller',
    as_given: '442079460018',
    year: 1971,
    month: 3,
    day: 14,
    text: 'two\nlines; "quoted"',
  })
})

test('sales in a workbook are counted to the penny', async () => {
  const desk = await testDesk(database)
  const sheet = workbook([
    ['Invoice', 'Date', 'Customer', 'Product', 'Quantity', 'Unit price'],
    ['A1', new Date(Date.UTC(2026, 0, 2)), 'Ada', 'Tea', 3, 0.1 + 0.2],
    ['A2', new Date(Date.UTC(2026, 0, 3)), 'Ada', 'Cake', 1, 4.5],
  ])
  const { report } = await bring(desk, sheet, 'sales.xlsx')
  expect(report).toMatchObject({ firstOn: '2026-01-02', lastOn: '2026-01-03' })
  expect(report.totals).toEqual([{ currency: 'GBP', amountMinor: 540, exact: '5.4' }])
})

test('a workbook that is none is refused in a word, and so is one that unpacks without end', async () => {
  const desk = await testDesk(database)
  const found = (content: Buffer) =>
    upload(desk, content, 'people.xlsx').then(
      () => null,
      (error) => (error instanceof Refusal ? error.details['found'] : Promise.reject(error)),
    )
  const whole = workbook([['Name'], ['Ada']])
  expect(await found(Buffer.concat([Buffer.from('PK\u0003\u0004xl/workbook.xml', 'latin1')]))).toBe('zip')
  expect(await found(whole.subarray(0, whole.length - 30))).toBe('zip')
  expect(await found(workbook([[]]))).toBe('empty')
})
