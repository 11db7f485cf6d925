import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EmbeddedPostgres } from './embedded.ts'
import { startEmbedded } from './embedded.ts'
import type { OnCrash } from './keep-alive.ts'
import { folderMode } from './folder-mode.ts'
import { until } from '../testing/until.ts'

let dataDir: string
const running: EmbeddedPostgres[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rapport-embedded-'))
  await chmod(dataDir, folderMode())
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(onCrash?: OnCrash): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir, ...(onCrash ? { onCrash } : {}) })
  running.push(server)
  return server
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

test('what was saved is there after the database was killed, and it comes back by itself', async () => {
  const crashed: string[] = []
  const server = await start(({ kind }) => crashed.push(kind))
  await ask(server.url, `create table talk (words text); insert into talk values ('good morning')`)
  const sleeper = ask(server.url, 'select pg_sleep(30)').catch(() => 'cut off')
  await pause(100)
  process.kill(server.pid() ?? 0, 'SIGKILL')
  await until(() => crashed.length > 0)
  expect(crashed).toEqual(['restarted'])
  expect(await ask(server.url, 'select words from talk')).toEqual([{ words: 'good morning' }])
  expect(await sleeper).toBe('cut off')
})

test('after Rapport itself was killed, the next start takes over the database it left running', async () => {
  const starter = join(dataDir, 'starter.mts')
  const embedded = fileURLToPath(new URL('./embedded.ts', import.meta.url))
  await writeFile(
    starter,
    `import { startEmbedded } from ${JSON.stringify(embedded)}
     const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
     console.log(JSON.stringify({ url: server.url, pid: server.pid() }))
     setInterval(() => undefined, 1000)`,
  )
  const first = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await new Promise<string[]>((resolve) =>
    first.stdout.once('data', (text) => resolve(String(text).split('\n'))),
  )
  const orphan: { url: string; pid: number } = JSON.parse(line ?? '')
  await ask(orphan.url, `create table talk (words text); insert into talk values ('still here')`)
  first.kill('SIGKILL')
  await pause(100)
  const second = await start()
  expect(await ask(second.url, 'select words from talk')).toEqual([{ words: 'still here' }])
  expect(isAlive(orphan.pid)).toBe(false)
})

test('a pid file that names somebody else does not keep the database from starting', async () => {
  const server = await start()
  const left = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')
  await server.stop()
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), left.replace(/^\d+/, String(process.pid)))
  const again = await start()
  expect(await ask(again.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('the database listens on this machine only and asks for the password', async () => {
  const server = await start()
  expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  const url = new URL(server.url)
  url.password = 'guess'
  await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect((await stat(join(dataDir, 'database-password'))).mode & 0o777).toBe(0o600)
})

test('text is compared by Unicode, whatever the language of the machine', async () => {
  const server = await start()
  const rows = await ask(server.url, `select upper('straße éclair') as upper, lower('ΑΣ') as lower`)
  expect(rows).toEqual([{ upper: 'STRASSE ÉCLAIR', lower: 'ας' }])
})

test('a start that was cut off while the files were made is begun again', async () => {
  await mkdir(join(dataDir, 'postgres.new'))
  await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n')
  const server = await start()
  expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('files of an older PostgreSQL are refused with a way out', async () => {
  await mkdir(join(dataDir, 'postgres'))
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
  await expect(startEmbedded({ dataDir })).rejects.toThrow(
    /made by PostgreSQL 15.*Start the server, which moves it over/,
  )
})

test.runIf(process.getuid?.() === 0)(
  'as root, a data folder that PostgreSQL cannot enter still works',
  async () => {
    const closed = join(dataDir, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const server = await startEmbedded({ dataDir: join(closed, 'data') })
    running.push(server)
    expect(server.notes.join(' ')).toContain("can't enter the data folder")
    const elsewhere = (await readFile(join(closed, 'data', 'postgres.location'), 'utf8')).trim()
    await ask(server.url, 'create table talk ()')
    await server.stop()
    const again = await startEmbedded({ dataDir: join(closed, 'data') })
    running.push(again)
    expect(await ask(again.url, 'select count(*)::int as n from talk')).toEqual([{ n: 0 }])
    await again.stop()
    await rm(elsewhere, { recursive: true, force: true })
  },
)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
