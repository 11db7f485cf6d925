import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Import } from '../../capabilities/imports/model.ts'
import { tidy } from '../../capabilities/imports/rules/text.ts'
import { neutral } from '../../kernel/csv.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { routes } from '../capabilities.ts'
import { type Person, serve } from '../testing/serve.ts'

const before = process.env.DATA_DIR
const folder = await mkdtemp(join(tmpdir(), 'rapport-hostile-'))
process.env.DATA_DIR = folder
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

const server = await serve(await testDatabase(), { dataDir: folder, jobConcurrency: 1, maxUploadMb: 20 })
const ada = await server.found()
const people = 'Name,Email\nAda King,ada@example.com\nBo,bo at example\n'

function upload(content: string | Uint8Array<ArrayBuffer>, fileName = 'a.csv', by: Person = ada) {
  const url = `${server.address}/api/v1/imports?fileName=${fileName}`
  const headers = { ...by.headers, 'content-type': 'text/csv' }
  return fetch(url, { method: 'POST', body: content, headers })
}

const filesKept = async () =>
  (await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

async function bringIn(id: string, plan: unknown): Promise<void> {
  await ada.call('POST', `/imports/${id}/bring-in`, { body: { plan } })
  await expect
    .poll(async () => (await ada.call('GET', `/imports/${id}`)).body['state'], { timeout: 15_000 })
    .toBe('done')
}

test.each([
  ['../../../../etc/passwd', 'passwd'],
  ['..%2f..%2fsession-secret', 'session-secret'],
  ['%2Fetc%2Fshadow', 'shadow'],
  ['..%5C..%5Cwindows%5Csystem.ini', 'system.ini'],
  ['C:%5Ca.csv', 'a.csv'],
  ['a.csv%00.exe', 'a.csv.exe'],
  ['a%0D%0ASet-Cookie:%20x=1.csv', 'aSet-Cookie: x=1.csv'],
  ['%E2%80%AEvsc.exe', 'vsc.exe'],
  ['x%22;filename=evil.html;a=%22.csv', 'x";filename=evil.html;a=".csv'],
  ['a%27%29.csv', "a').csv"],
  [`${'n'.repeat(3000)}.csv`, 'n'.repeat(255)],
])(
  'a file that is sent as %s lies where we put it, and is called no more than a name',
  async (sent, kept) => {
    const answer = await upload(people, sent)
    expect(answer.status).toBe(201)
    const { id, fileName, plan } = (await answer.json()) as Import
    expect(fileName).toBe(kept)
    expect(await filesKept()).toContain(id)
    await bringIn(id, plan)
    const rejected = await ada.call('GET', `/imports/${id}/rejected.csv`)
    const disposition = rejected.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="rejected\.csv"; filename\*=UTF-8''[\w.!~%-]+$/)
    expect(rejected.headers.get('set-cookie')).toBeNull()
    expect(rejected.headers.get('x-content-type-options')).toBe('nosniff')
    expect(rejected.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(rejected.headers.get('content-security-policy')).toContain('sandbox')
  },
)

test('no file is kept anywhere but in the folder of its firm, under an id', async () => {
  const names = await filesKept()
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(name).toMatch(/^[0-9a-f-]{36}(-?rejected|\.\w+)*/)
})

test.each([
  '..%2f..%2fsession-secret',
  '%2e%2e%2f%2e%2e',
  'a%00',
  '01939d00-0000-7000-8000-000000000000%2f..',
])('no id leads out of the folder: %s', async (id) => {
  const { status } = await ada.call('GET', `/imports/${id}/rejected.csv`)
  expect([404, 400]).toContain(status)
})

// Six letters that say they need 1,536 megabytes to be unpacked.
const greedy = '/Td6WFoAAATm1rRGAgAhASUAAAA7eHtBAQAFaGVsbG8KAAAApWCX8ZT2/eAAAR4GwS+kHR+2830BAAAAAARZWg=='
const zeros = new Uint8Array(900_000_000)
const bombs: [string, Uint8Array<ArrayBuffer>, string][] = [
  ['gzip', new Uint8Array(gzipSync(zeros, { level: 9 })), 'too-large-unpacked'],
  ['gzip in gzip', new Uint8Array(gzipSync(gzipSync(zeros.subarray(0, 3e7)))), 'binary'],
  ['zip', new Uint8Array(Buffer.from('504b03041400000008000000', 'hex')), 'zip'],
  [
    'spreadsheet',
    new Uint8Array(Buffer.from('PK\u0003\u0004....[Content_Types].xml', 'latin1')),
    'spreadsheet',
  ],
  ['pdf', new Uint8Array(Buffer.from('%PDF-1.7\n<script>')), 'pdf'],
  ['picture', new Uint8Array(Buffer.from('89504e470d0a1a0a', 'hex')), 'image'],
  ['program', new Uint8Array(Buffer.from('7f454c4602010100000000', 'hex')), 'binary'],
  ['xz that asks for gigabytes', new Uint8Array(Buffer.from(greedy, 'base64')), 'broken-archive'],
]

test.each(bombs)('a %s is refused by what is in it, and nothing of it is kept', async (_, content, found) => {
  const kept = (await filesKept()).length
  const before = process.memoryUsage().rss
  const answer = await upload(content, 'people.csv')
  expect([answer.status, await answer.json()]).toMatchObject([
    415,
    { code: 'wrong-file', details: { found } },
  ])
  expect((await filesKept()).length).toBe(kept)
  expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000)
})

test('what is larger than allowed is refused before it is all there, and nothing of it is kept', async () => {
  const kept = (await filesKept()).length
  const piece = new Uint8Array(1_000_000)
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1
      if (sent > 500) controller.close()
      else controller.enqueue(piece)
    },
  })
  const url = `${server.address}/api/v1/imports?fileName=a.csv`
  const request = { method: 'POST', body: endless, headers: ada.headers, duplex: 'half' } as RequestInit
  const status = await fetch(url, request).then(
    (answer) => answer.status,
    () => 413,
  )
  expect(status).toBe(413)
  expect(sent).toBeLessThan(200)
  await expect.poll(async () => (await filesKept()).length).toBe(kept)
})

const formulas = [
  '=1+1',
  '+1+cmd|x',
  '-2+3+cmd',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
]

test.each(formulas)(
  'no spreadsheet runs %j when it opens a file of ours, and it comes back as it was',
  (text) => {
    expect(neutral(text).startsWith("'")).toBe(true)
    expect(tidy(neutral(text.trim()))).toBe(text.trim())
  },
)

test('every download of rows is one that these tests know', () => {
  const downloads = routes.filter(
    ({ method, path }) => method === 'GET' && /\.(csv|xlsx|json|txt|zip)$|export/.test(path),
  )
  // The takeout goes through the same words as the list; what is held of somebody is JSON, which nothing runs.
  expect(downloads.map(({ path }) => path).toSorted()).toEqual([
    '/imports/{id}/rejected.csv',
    '/lists/people.csv',
    '/parties/{id}/held.json',
    '/takeout.zip',
  ])
})

test('in a list that is taken home, no cell is a formula, whatever people are called', async () => {
  const named = { kind: 'person', displayName: '=1+1', goesBy: '@SUM(A1)' }
  expect((await ada.call('POST', '/parties', { body: named })).status).toBe(200)
  const { status, text } = await ada.call('GET', '/lists/people.csv?columns=name,goes-by')
  expect(status).toBe(200)
  expect(text).toContain("'=1+1,'@SUM(A1)")
})

test('in the file that is handed back, no cell is a formula, whatever the columns are called', async () => {
  const hostile = `=HYPERLINK("http://evil"),Email,Note\n"=1+1",bo at example,"@SUM(A1);=2"\n`
  const { id, plan } = (await (await upload(hostile)).json()) as Import
  await bringIn(id, { ...plan, columns: ['display-name', 'email', null] })
  const { text } = await ada.call('GET', `/imports/${id}/rejected.csv`)
  const cells = text
    .replace('\ufeff', '')
    .split(/\r\n/)
    .flatMap((line) => line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [])
  const run = cells.map((cell) => cell.replace(/^"/, '')).filter((cell) => /^[=+\-@\t]/.test(cell))
  expect(text).toContain('HYPERLINK')
  expect(run).toEqual([])
})
