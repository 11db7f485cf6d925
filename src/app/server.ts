import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import { backupChores } from '../platform/backups/chores.ts'
import { moveToThisPostgres } from '../platform/backups/move-postgres.ts'
import { aimOf, backupPlace, keepBackupsAt } from '../platform/backups/place.ts'
import { stopwatch } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { publicAddress } from '../platform/config.ts'
import { openDatabase, openOwnerPool } from '../platform/database.ts'
import { keepFilesIn } from '../platform/files.ts'
import { listen } from '../platform/http/listen.ts'
import { openHttp } from '../platform/http/open-http.ts'
import { openJobs } from '../platform/jobs/open-jobs.ts'
import { openMeters } from '../platform/metrics/meters.ts'
import { openLive } from '../platform/live.ts'
import { openLog } from '../platform/log.ts'
import { openPost } from '../platform/mail/post.ts'
import { migrate } from '../platform/migrate.ts'
import { holdDatabase } from '../platform/postgres/access.ts'
import { watchSlowQueries } from '../platform/postgres/slow-queries.ts'
import { openControlPool, openSessions } from '../platform/sessions/open-sessions.ts'
import { sessionSecret } from '../platform/sessions/secret.ts'
import { reactions, routes, schedules } from './capabilities.ts'
import { contract } from './contract.ts'
import { errandsOf } from './errands.ts'
import { openGate } from './gate.ts'
import { openHearing } from './hearing.ts'
import { refusals } from './refusals.ts'
import { handlers } from './router.ts'

/** A server that listens. */
export type Server = Readonly<{
  address: string
  /** What a person should know, such as files that had to lie elsewhere. */
  notes: readonly string[]
  /** Stops accepting, lets what runs end, then stops the database. */
  stop: () => Promise<void>
}>

const closePatienceMs = 3_000

type Settings = Readonly<{
  webFolder?: string
  checksAnswers?: boolean
  /** Hears what takes long before the server can answer. */
  tell?: (line: string) => void
}>

// The built server lies as deep below the root as this file.
const builtWeb = join(import.meta.dirname, '../../dist/web')

/** Starts everything in this process: database, migrations, jobs, web. */
export async function startServer(config: Config, settings: Settings = {}): Promise<Server> {
  const log = openLog(config.logLevel)
  const closing: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) {
      // A long import must not keep the database, which closes last, from being stopped.
      const patience = new AbortController()
      const closed = close().catch((error: unknown) => log.error('close-failed', { error }))
      const tired = pause(closePatienceMs, undefined, { signal: patience.signal }).catch(() => undefined)
      await Promise.race([closed, tired])
      patience.abort()
    }
  }
  try {
    return await open({ config, settings, log, closing, closeAll })
  } catch (error) {
    await closeAll()
    throw error
  }
}

type Opening = Readonly<{
  config: Config
  settings: Settings
  log: ReturnType<typeof openLog>
  closing: (() => Promise<unknown>)[]
  closeAll: () => Promise<void>
}>

async function open({ config, settings, log, closing, closeAll }: Opening): Promise<Server> {
  const took = stopwatch()
  keepFilesIn(config.dataDir)
  await moveToThisPostgres(config, settings.tell ?? (() => undefined))
  const held = await holdDatabase(config, {
    onCrash: ({ kind, attempt, because }) =>
      log.error(kind === 'restarted' ? 'database-restarted' : 'database-down', {
        attempt,
        ...(because === undefined ? {} : { code: because, file: join(config.dataDir, 'postgres.log') }),
      }),
  })
  closing.push(held.release)
  const backups = backupPlace(config, held.url)
  await migrate({ url: held.url, backup: aimOf(backups) })
  keepBackupsAt(backups)

  const statementTimeoutMs = config.statementTimeoutSeconds * 1000
  const database = openDatabase({
    url: held.url,
    poolerUrl: config.databasePoolerUrl,
    max: config.databaseConnections,
    statementTimeoutMs,
  })
  closing.push(database.close)
  const control = openControlPool(held.url)
  closing.push(() => control.end())

  // Without an address set, it is known only once we listen.
  let address = config.publicUrl ?? ''
  const secret = await sessionSecret(config)
  const sessions = openSessions({
    pool: control,
    secret,
    publicUrl: () => address,
    mostTries: config.signInLimit,
  })
  const post = openPost({ ...config, secret, publicUrl: () => address })
  const live = await openLive(database, openHearing(database))
  const owner = openOwnerPool(held.url, 1)
  closing.push(() => owner.end())
  const meters = openMeters({
    owner,
    live,
    reconnects: database.reconnects,
    dataDir: config.dataDir,
    backupFolder: backups.folder,
  })
  meters.watchPool('requests', database.pool)
  watchSlowQueries(database.pool, { slowMs: config.slowQueryMs, log })
  meters.watchPool('sessions', control)
  const app = await openHttp({
    config,
    publicUrl: () => address,
    database,
    sessions,
    gate: openGate(database, sessions),
    frameOf,
    reactions,
    contract,
    handlers,
    refusals,
    routes,
    post,
    live,
    webFolder: settings.webFolder ?? builtWeb,
    log,
    meters,
    checksAnswers: settings.checksAnswers ?? false,
  })
  const web = await listen(app, config)
  address = publicAddress(config, web.port)
  closing.push(() => web.close(live.close))
  await held.announce(address)
  if (config.jobConcurrency > 0) closing.push(await startJobs())
  log.info('started', { tookMs: took() })
  return { address, notes: held.notes, stop: closeAll }

  async function startJobs(): Promise<() => Promise<void>> {
    // Connections of their own: long work must not keep requests waiting.
    const pool = openDatabase({ url: held.url, max: config.jobConcurrency + 2, statementTimeoutMs: 0 })
    closing.push(pool.close)
    meters.watchPool('jobs', pool.pool)
    const jobs = await openJobs({
      url: held.url,
      database: pool,
      frameOf,
      post,
      reactions,
      schedules,
      ...errandsOf({ config, database: pool, sessions, post, secret, log }),
      chores: backupChores(backups),
      workspaces: sessions.workspaces,
      concurrency: config.jobConcurrency,
      log,
      onDone: meters.job,
    })
    return jobs.stop
  }
}
