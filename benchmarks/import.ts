// How long a retailer's file takes and how much memory, beside what the issue promises. It makes a file of the same
// shape and size as the whole UCI Online Retail (541,909 lines), or takes those it is given:
//   npx tsx benchmarks/import.ts [FILE …]
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { carryOut } from '../src/capabilities/imports/actions/carry-out.ts'
import { receiveFile } from '../src/capabilities/imports/actions/receive.ts'
import { prepare } from '../src/capabilities/imports/actions/start.ts'
import type { Import } from '../src/capabilities/imports/model.ts'
import { get } from '../src/capabilities/imports/views.ts'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { type TestDesk, testDesk } from '../src/platform/testing/desk.ts'
import { randomStream } from '../src/statistics/random.ts'

const wholeFile = { lines: 541_909, invoices: 25_900, customers: 4372, withoutCustomer: 0.25 }

/** A file like the retailer's: the same columns, invoices of twenty-one lines, a quarter without a customer. */
function* retailLines(): Generator<string> {
  const random = randomStream(2011).uniform
  yield 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
  for (let invoice = 0, line = 0; line < wholeFile.lines; invoice++) {
    const isReturn = random() < 0.15
    const customer =
      random() < wholeFile.withoutCustomer ? '' : String(12_346 + Math.floor(random() * wholeFile.customers))
    const day = new Date(
      Date.UTC(2010, 11, 1 + Math.floor((invoice * 374) / wholeFile.invoices), 8, invoice % 600),
    )
    const date = day.toISOString().slice(0, 16).replace('T', ' ')
    const size = isReturn ? 3 : 2 + Math.floor(random() * 44)
    for (let at = 0; at < size && line < wholeFile.lines; at++, line++) {
      const product = Math.floor(random() * 4000)
      const quantity = (1 + Math.floor(random() * 24)) * (isReturn ? -1 : 1)
      const price = (0.42 + Math.floor(random() * 1200) / 100).toFixed(2)
      const number = `${isReturn ? 'C' : ''}${536_365 + invoice}`
      yield `${number},${20_000 + product}A,"GIFT, NUMBER ${product}",${quantity},${date},${price},${customer},United Kingdom\n`
    }
  }
}

type Measured = Readonly<{
  file: string
  lines: number
  seconds: number
  linesPerSecond: number
  peakRssMb: number
  longestPauseMs: number
  changed: number
}>

async function measure(desk: TestDesk, path: string): Promise<Measured> {
  const pauses = monitorEventLoopDelay({ resolution: 10 })
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  pauses.enable()
  const start = performance.now()
  const done = await bring(desk, path)
  const seconds = Math.round(performance.now() - start) / 1000
  pauses.disable()
  clearInterval(watch)
  if (!done.report) throw new Error(`not brought in: ${JSON.stringify(done.error)}`)
  const { lines, trades, tradeLines, parties } = done.report
  const changes = [trades, tradeLines, parties].map((one) => (one ? one.created + one.changed : 0))
  return {
    file: basename(path),
    lines,
    seconds,
    linesPerSecond: Math.round(lines / seconds),
    peakRssMb: Math.round(peak / 1e6),
    longestPauseMs: Math.round(pauses.max / 1e6),
    changed: changes.reduce((a, b) => a + b, 0),
  }
}

async function bring(desk: TestDesk, path: string): Promise<Import> {
  const body = createReadStream(path)
  const file = await receiveFile(desk, { fileName: basename(path), body, mostBytes: 500_000_000 })
  const { id, plan } = file
  if (plan === null) throw new Error('A received file has a plan.')
  await desk.writing((work) => prepare(work, { id, plan }, 'writing'))
  await carryOut(desk, id)
  return desk.reading((work) => get(work, { id }))
}

async function main(given: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-benchmark-'))
  await chmod(folder, 0o711)
  process.env.DATA_DIR = join(folder, 'data')
  const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
  try {
    await migrate({ url: server.url })
    const database = openDatabase({ url: server.url })
    const made = join(folder, 'retail-541909.csv')
    if (given.length === 0) await pipeline(Readable.from(retailLines()), createWriteStream(made))
    const results: Measured[] = []
    for (const path of given.length > 0 ? given : [made]) {
      const desk = await testDesk(database)
      // The second time nothing changes.
      for (let times = 0; times < 2; times++) results.push(await measure(desk, path))
    }
    await database.close()
    const machine = {
      cpu: cpus()[0]?.model,
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      node: process.version,
    }
    process.stdout.write(`${JSON.stringify({ machine, results }, null, 2)}\n`)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await main(process.argv.slice(2))
