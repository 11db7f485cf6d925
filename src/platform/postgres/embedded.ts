import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { findBinaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { findCluster, ownerName, plainEnvironment, trimLog } from './cluster.ts'
import type { OnCrash } from './keep-alive.ts'
import { keepAlive } from './keep-alive.ts'
import { stopOrphan } from './orphan.ts'
import type { SystemUser } from './system-user.ts'
import { serverUser } from './system-user.ts'

/** A PostgreSQL that runs as our child, from the binaries that npm installed. */
export type EmbeddedPostgres = Readonly<{
  /** Address of the owner, who may do everything. */
  url: string
  port: number
  pid: () => number | undefined
  /** What a person should know: files that had to lie elsewhere. */
  notes: readonly string[]
  stop: () => Promise<void>
}>

type Options = Readonly<{
  dataDir: string
  /** Off only for tests: a power cut would lose the data. */
  fsync?: boolean
  /** Other programs than those npm installed: an older PostgreSQL, for data that it made. */
  binaries?: Binaries
  /** Told when the server died and was started again, or could not be yet. */
  onCrash?: OnCrash
}>

type Site = Readonly<{ binaries: Binaries; user: SystemUser; cluster: Cluster; isSafe: boolean }>

/** Starts PostgreSQL on a data folder, making it the first time. If the server is killed, it is started again. */
export async function startEmbedded(options: Options): Promise<EmbeddedPostgres> {
  const isSafe = options.fsync ?? true
  const user = await serverUser()
  const binaries = options.binaries ?? (await findBinaries(user))
  const cluster = await findCluster({ dataDir: options.dataDir, binaries, user, isSafe })
  const site = { binaries, user, cluster, isSafe }
  const port = await freePort()
  const kept = await keepAlive({
    start: () => startServer(site, port),
    stop: stopServer,
    onCrash: options.onCrash ?? (() => undefined),
  })
  return {
    url: urlOf(cluster, port),
    port,
    pid: () => kept.child().pid,
    notes: notesOf(binaries, cluster, user),
    stop: kept.stop,
  }
}

/** The owner's address of a database whose files lie in a data folder. */
export function urlOf(cluster: Pick<Cluster, 'password'>, port: number): string {
  return `postgres://${ownerName}:${cluster.password}@127.0.0.1:${port}/${ownerName}`
}

const patienceMs = 60_000

/** Tries again while a server that was killed still holds shared memory. */
async function startServer(site: Site, port: number): Promise<ChildProcess> {
  await stopOrphan(site.cluster.folder, urlOf(site.cluster, 0))
  await trimLog(site.cluster.log)
  for (let waitedMs = 0; ; waitedMs += 250) {
    const started = await launch(site, port)
    if (started.kind === 'ready') return started.child
    const isPassing = /pre-existing shared memory|lock file .* already exists|is another postmaster/i.test(
      started.said,
    )
    if (!isPassing || waitedMs >= 15_000) {
      throw new Error(
        `The embedded PostgreSQL did not start. Its log ${site.cluster.log} ends with:\n${started.said}`,
      )
    }
    await pause(250)
  }
}

type Launch = { kind: 'ready'; child: ChildProcess } | { kind: 'failed'; said: string }

async function launch(site: Site, port: number): Promise<Launch> {
  const { binaries, user, cluster } = site
  const log = openSync(cluster.log, 'a', 0o600)
  const before = (await readFile(cluster.log, 'utf8')).length
  const child = spawn(binaries.postgres, await argumentsFor(site, port), {
    ...user.identity,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', log, log],
    // A process group of its own: Ctrl-C must reach Rapport alone, which drains first and then stops the database.
    detached: true,
  })
  closeSync(log)
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'))
    child.once('error', () => resolve('ended'))
  })
  const outcome = await Promise.race([ended, untilReady(urlOf(cluster, port))])
  if (outcome === 'ready') return { kind: 'ready', child }
  await stopServer(child)
  const said = (await readFile(cluster.log, 'utf8')).slice(before).trim().slice(-2000)
  return { kind: 'failed', said: said || 'nothing' }
}

/** Asks the server itself: a pid file left by a killed server still says "ready". */
async function untilReady(url: string): Promise<'ready' | 'too late'> {
  for (let waitedMs = 0; waitedMs < patienceMs; ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return 'ready'
    } catch (error) {
      client.end().catch(() => undefined)
      if (codeOf(error) === databaseIsMissing) await makeDatabase(url)
      else if (!comesUp.has(codeOf(error))) throw error
      // After a crash it reads its log from the last checkpoint on; stopped meanwhile, it would begin anew.
      if (codeOf(error) !== isStarting) waitedMs += 15
    }
    await pause(15)
  }
  return 'too late'
}

const databaseIsMissing = '3D000'
const isStarting = '57P03'
const comesUp = new Set(['ECONNREFUSED', 'ECONNRESET', isStarting, ''])

async function makeDatabase(url: string): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    await client.query(`create database ${ownerName}`)
  } finally {
    await client.end()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

async function argumentsFor({ cluster, isSafe }: Site, port: number): Promise<string[]> {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // The path of a socket may not be longer than 107 bytes; a data folder's often is.
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '160MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people typed stands in statements and details; neither belongs into a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(await memorySettings()),
    ...(isSafe ? {} : unsafeSettings),
  }
  const each = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster.folder, ...each]
}

const unsafeSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '512MB',
  autovacuum: 'off',
}

/** Containers often give 64 MB of shared memory, too little for a parallel query. */
async function memorySettings(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {}
  const size = await statfs('/dev/shm').then(
    (found) => found.bsize * found.blocks,
    () => 0,
  )
  return size < 256 * 1024 * 1024 ? { dynamic_shared_memory_type: 'mmap' } : {}
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // "Fast": ends sessions and writes everything. After that, "immediate", which the next start recovers from.
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await ended
  clearTimeout(timer)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

function notesOf(binaries: Binaries, cluster: Cluster, user: SystemUser): string[] {
  const notes: string[] = []
  if (binaries.movedTo) {
    notes.push(
      `PostgreSQL was copied to ${binaries.movedTo}: its user "${user.name}" can't read this checkout.`,
    )
  }
  if (cluster.movedTo) {
    notes.push(
      `The database lies in ${join(cluster.movedTo, 'postgres')}: "${user.name}" can't enter the data folder.`,
    )
  }
  return notes
}
