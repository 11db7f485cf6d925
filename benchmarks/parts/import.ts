// A file of contacts with e-mails and phones brought in, every one looked for among those on record, beside a raw COPY of
// the rows that came of it into the same tables with the same indexes.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { carryOut } from '../../src/capabilities/imports/actions/carry-out.ts'
import { receiveFile } from '../../src/capabilities/imports/actions/receive.ts'
import { prepare } from '../../src/capabilities/imports/actions/start.ts'
import { get } from '../../src/capabilities/imports/views.ts'
import { openDatabase, openOwnerPool } from '../../src/platform/database.ts'
import { keepFilesIn } from '../../src/platform/files.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startEmbedded } from '../../src/platform/postgres/embedded.ts'
import { type TestDesk, testDesk } from '../../src/platform/testing/desk.ts'
import { round } from '../bench/load.ts'
import type { Part } from '../bench/report.ts'
import { folder } from '../bench/stage.ts'

export const part: Part = {
  name: 'import',
  about:
    'contacts with e-mail, phone and a check for duplicates, beside a raw COPY of the rows that came of it',
  run: async ({ isQuick }) => {
    const contacts = isQuick ? 10_000 : 100_000
    const place = await folder()
    const server = await startEmbedded({ dataDir: join(place, 'postgres') })
    try {
      await migrate({ url: server.url })
      await mkdir(join(place, 'data'))
      keepFilesIn(join(place, 'data'))
      const path = join(place, 'contacts.csv')
      await pipeline(Readable.from(contactLines(contacts)), createWriteStream(path))
      const database = openDatabase({ url: server.url })
      const desk = await testDesk(database)
      const first = await bring(desk, path, contacts)
      const again = await bring(desk, path, 0)
      const { seconds } = first
      const owner = openOwnerPool(server.url, 1)
      const copied = await copySeconds(owner, { workspaceId: desk.workspaceId, place })
      await Promise.all([owner.end(), database.close()])
      const perSecond = Math.round(contacts / seconds)
      const share = round(copied.seconds / seconds)
      return {
        figures: { contacts, first, again, copy: copied, perSecond, shareOfCopy: share },
        rows: [
          ['', 'seconds', 'a second', 'CPU of Node, s', 'longest pause, ms', '99 % of pauses, ms'],
          rowOf('import', first, contacts),
          rowOf('the same file again', again, contacts),
          ['raw COPY', String(copied.seconds), String(Math.round(contacts / copied.seconds))],
        ],
        goals: [
          { what: 'contacts a second', measured: perSecond, least: 4000, unit: 'a second' },
          { what: 'share of the speed of a raw COPY', measured: share, least: 0.33, unit: '×' },
        ],
      }
    } finally {
      await server.stop()
      await rm(place, { recursive: true, force: true })
    }
  },
}

function* contactLines(contacts: number): Generator<string> {
  const given = ['Maria', 'Omar', 'Dana', 'Tomás', 'Ana', 'Jonas', 'Sofia', 'Priya', 'Elias', 'Ruth', 'Wendy']
  const family = [
    'Rossi',
    'Khalil',
    'Vega',
    'Limley',
    'Bergmann',
    'Nowak',
    'Kaplan',
    'Moss',
    'Adler',
    'Chen',
    'Demir',
    'Conti',
    'Dahl',
  ]
  yield 'First name,Last name,Company,E-mail,Phone\n'
  for (let n = 0; n < contacts; n++) {
    const [first, last] = [given[n % given.length], family[n % family.length]]
    const number = String(n).padStart(6, '0')
    yield `${first},${last} ${number},${n % 3 === 0 ? `${last} Trading` : ''},${last}${number}@example.com,07700 ${number}\n`
  }
}

/** What bringing a file in took, and for how long nobody else was answered meanwhile. */
type Brought = Readonly<{ seconds: number; cpuSeconds: number; longestPauseMs: number; pauseMs: number }>

const rowOf = (what: string, brought: Brought, contacts: number) => [
  what,
  String(brought.seconds),
  String(Math.round(contacts / brought.seconds)),
  String(brought.cpuSeconds),
  String(brought.longestPauseMs),
  String(brought.pauseMs),
]

/** From the received file to the last row; the file comes over the network at its own pace. */
async function bring(desk: TestDesk, path: string, expected: number): Promise<Brought> {
  const { id, plan } = await receiveFile(desk, {
    fileName: 'contacts.csv',
    body: createReadStream(path),
    mostBytes: 500_000_000,
  })
  if (plan === null) throw new Error('A received file has a plan.')
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  pauses.enable()
  const [from, cpuFrom] = [performance.now(), process.cpuUsage()]
  await desk.writing((work) => prepare(work, { id, plan }, 'writing'))
  await carryOut(desk, id)
  const seconds = round((performance.now() - from) / 1000)
  const { user, system } = process.cpuUsage(cpuFrom)
  pauses.disable()
  const { report, error } = await desk.reading((work) => get(work, { id }))
  if (report?.parties?.created !== expected) {
    throw new Error(`${report?.parties?.created} of ${expected} came in: ${JSON.stringify(error)}`)
  }
  return {
    seconds,
    cpuSeconds: round((user + system) / 1e6),
    longestPauseMs: Math.round(pauses.max / 1e6),
    pauseMs: Math.round(pauses.percentile(99) / 1e6),
  }
}

type Copying = Readonly<{ workspaceId: string; place: string }>

/** What an import never writes, or what must be there before. */
const given = ['workspace', 'member']

/** Copies every row of the workspace into another one: first to files, then, with the clock running, back in. */
async function copySeconds(owner: pg.Pool, { workspaceId, place }: Copying) {
  const client = await owner.connect()
  try {
    const { rows } = await client.query<{ name: string; columns: string[] }>(columnsSql)
    const inOrder = rows.toSorted((one, other) => rankOf(one.name) - rankOf(other.name))
    const next = '00000000-0000-7000-8000-000000000001'
    const counts: Record<string, number> = {}
    for (const { name, columns } of inOrder) {
      const picked = columns.map((column) => (column === 'workspace_id' ? `'${next}'::uuid` : `"${column}"`))
      const file = createWriteStream(join(place, `${name}.copy`))
      const sql = `copy (select ${picked.join(', ')} from ${name} where workspace_id = '${workspaceId}') to stdout`
      await pipeline(client.query(copyTo(sql)), file)
      counts[name] =
        (await client.query(`select from ${name} where workspace_id = '${workspaceId}'`)).rowCount ?? 0
    }
    let seconds = 0
    for (const { name, columns } of inOrder.filter((table) => (counts[table.name] ?? 0) > 0)) {
      const sql = `copy ${name} (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`
      const from = performance.now()
      await pipeline(createReadStream(join(place, `${name}.copy`)), client.query(copyFrom(sql)))
      if (!given.includes(name)) seconds += (performance.now() - from) / 1000
    }
    return { seconds: round(seconds), rows: counts }
  } finally {
    client.release()
  }
}

// Whatever a foreign key leads to comes first; two steps are as far as they go in what an import writes.
const order = [...given, 'party', 'import']
const rankOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)

const columnsSql = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace
    and c.relkind = 'r'
    and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
  group by c.relname`
