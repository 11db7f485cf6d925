// A built server on a folder of its own, which can be killed and started again at the same address.
import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'

const cli = resolve(import.meta.dirname, '../../dist/server/cli.js')
const shiftedClock = resolve(import.meta.dirname, 'shifted-clock.mjs')

/** A server under test. */
export type House = Readonly<{
  address: string
  dataDir: string
  server: () => ChildProcess
  /** Starts the server again, as a service manager does when it died; gives how long it took. */
  startAgain: () => Promise<number>
  postmaster: () => Promise<number>
  /** Puts the clock of the server forward or back, by milliseconds from the right time. */
  shiftClock: (byMs: number) => Promise<void>
  /** Asks the database as its owner; a connection for each question, so that none is in the way of a fault. */
  ask: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  close: () => Promise<void>
}>

/** Starts a server on a fresh folder; in `place`, if one is given. */
export async function openHouse(place?: string, settings: Record<string, string> = {}): Promise<House> {
  const dataDir = place ?? (await mkdtemp(join(tmpdir(), 'rapport-faults-')))
  // The user who runs PostgreSQL must be able to pass.
  await chmod(dataDir, 0o711)
  const port = await freePort()
  const clock = join(dataDir, 'clock')
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    SIGN_IN_LIMIT: '1000',
    FAULTS_CLOCK: clock,
    ...settings,
  }
  const log = createWriteStream(join(tmpdir(), `rapport-faults-${process.pid}.log`), { flags: 'a' })
  const start = async () => {
    const child = spawn(process.execPath, ['--import', shiftedClock, cli, 'start'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stderr.pipe(log, { end: false })
    await new Promise((done, fail) => {
      child.stdout.once('data', done)
      child.once('exit', (code) => fail(new Error(`The server ended with ${code}; see ${String(log.path)}.`)))
    })
    return child
  }
  let server = await start()
  const house: House = {
    address: `http://127.0.0.1:${port}`,
    dataDir,
    server: () => server,
    startAgain: async () => {
      const from = performance.now()
      server = await start()
      return Math.round(performance.now() - from)
    },
    postmaster: async () =>
      Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]),
    shiftClock: async (byMs) => {
      const { writeFile } = await import('node:fs/promises')
      await writeFile(clock, String(byMs))
    },
    ask: async (text, values = []) => {
      const client = new pg.Client({ connectionString: await databaseUrl(dataDir) })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    close: async () => {
      const isRunning = server.exitCode === null && server.signalCode === null
      const ended = new Promise((done) => server.once('exit', done))
      if (isRunning && server.kill('SIGTERM')) await ended
      // On a busy machine PostgreSQL may still be putting its files away.
      if (place === undefined)
        await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
    },
  }
  return house
}

async function databaseUrl(dataDir: string): Promise<string> {
  const password = (await readFile(join(dataDir, 'database-password'), 'utf8')).trim()
  const { databasePort } = JSON.parse(await readFile(join(dataDir, 'rapport.lock'), 'utf8'))
  return `postgres://rapport:${password}@127.0.0.1:${databasePort}/rapport`
}

/** All processes of a PostgreSQL: the first one and those it started. */
export async function processesOf(postmaster: number): Promise<number[]> {
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(() => '')
  return [postmaster, ...children.trim().split(/\s+/).filter(Boolean).map(Number)]
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
