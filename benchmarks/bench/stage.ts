// The built server on a folder of its own, with an owner signed in and a firm of the size asked for.
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withDatabase } from '../../src/platform/postgres/access.ts'
import { seed, type Size } from './seed.ts'

export type Stage = Readonly<{
  address: string
  pid: number
  /** The process that PostgreSQL runs below: the server itself. */
  databaseAbove: number
  /** The session of the owner, as a cookie. */
  cookie: string
  email: string
  password: string
  databaseUrl: string
  /** Milliseconds from the command to the address. */
  startMs: number
  stop: () => Promise<void>
}>

const owner = { name: 'Joe', email: 'joe@example.com', password: 'horse cloud seven lamp' }
const firm = {
  name: 'Benchmark',
  country: 'GB',
  timeZone: 'Europe/London',
  currency: 'GBP',
  workingDays: [1, 2, 3, 4, 5, 6, 7],
}

/** Builds what is stale; returns the file that is the server. */
export async function builtServer(): Promise<string> {
  const given = process.env['BUILT_CLI']
  if (given !== undefined) return given
  const preparing = await import(pathToFileURL(join(import.meta.dirname, '../../scripts/preparing.mjs')).href)
  await preparing.prepare()
  return preparing.builtCli
}

/** A folder that PostgreSQL's own user can enter too. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  await chmod(path, 0o711)
  return path
}

export async function startServer(dataDir: string) {
  const cli = await builtServer()
  const from = performance.now()
  const child = spawn(process.execPath, [cli, 'start'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  const address = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/\S+/.exec(text.toString())
      if (found) done(found[0])
    })
    child.on('exit', () => fail(new Error('The server did not start.')))
  })
  const startMs = performance.now() - from
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { address, pid: child.pid ?? 0, startMs, stop }
}

let shared: { size: string; stage: Promise<Stage> } | undefined

/** The same firm for several parts, which are run one after the other: writing it takes longer than measuring. */
export async function sharedStage(size: Size): Promise<Stage> {
  if (shared?.size !== JSON.stringify(size)) {
    await closeShared()
    shared = { size: JSON.stringify(size), stage: openStage(size) }
  }
  return shared.stage
}

export async function closeShared(): Promise<void> {
  const last = shared
  shared = undefined
  await (await last?.stage)?.stop()
}

/** The firm of most parts: 100,000 parties with 1,000,000 talks and sales. */
export const wholeFirm = (isQuick: boolean): Size => ({
  parties: isQuick ? 10_000 : 100_000,
  talksEach: 5,
  salesEach: 5,
})

/** Starts, signs up, fills. What it has measured is gone with `stop`. */
export async function openStage(size: Size): Promise<Stage> {
  const dataDir = await folder()
  const server = await startServer(dataDir)
  try {
    const answer = await fetch(`${server.address}/api/v1/sign-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ firm, owner }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const databaseUrl = await withDatabase(
      { dataDir, databaseUrl: process.env['DATABASE_URL'] },
      async ({ url }) => url,
    )
    await seed(databaseUrl, size)
    const { email, password } = owner
    const stop = async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
    return { ...server, databaseAbove: server.pid, cookie, email, password, databaseUrl, stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
