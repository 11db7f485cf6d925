import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openOwnerPool } from '../database.ts'
import { migrationsOf } from '../migrate.ts'
import { findBinaries } from '../postgres/binaries.ts'
import { majorIn } from '../postgres/cluster.ts'
import { FolderUnusable } from '../postgres/data-folder.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { folderMode } from '../postgres/folder-mode.ts'
import { lockFolder } from '../postgres/lock.ts'
import { olderBinaries } from '../postgres/older-binaries.ts'
import { serverUser } from '../postgres/system-user.ts'
import { aimOf, backupPlace } from './place.ts'
import { restoreDatabase } from './restore.ts'
import { besideOf, isWhole, markWhole, switchOver } from './switch-over.ts'
import { writeBackup } from './write.ts'

type Settings = Parameters<typeof backupPlace>[0] & Pick<Config, 'databaseUrl'>

/**
 * Moves the data of an older PostgreSQL to the one that this Rapport brings, if there is any: a backup by the older
 * programs, restored and compared beside, then switched. The older data stays, under another name.
 */
export async function moveToThisPostgres(config: Settings, tell: (line: string) => void): Promise<void> {
  if (config.databaseUrl !== undefined) return
  const { dataDir } = config
  const beside = besideOf(dataDir)
  if (await isWhole(dataDir)) return withLock(dataDir, () => switchOver(dataDir))
  const found = await majorIn(dataDir)
  if (found === undefined) return
  const user = await serverUser()
  const [wanted = ''] = (await findBinaries(user)).version.split('.')
  if (found === wanted) return
  const binaries = await olderBinaries(found, user)
  if (binaries === undefined) throw new FolderUnusable(missingWords(dataDir, found, wanted))
  await withLock(dataDir, async () => {
    tell(`The database was made by PostgreSQL ${found}; this Rapport brings PostgreSQL ${wanted}.`)
    tell(
      'It is moved over: first a backup of it, then that is restored and compared beside. This takes a while.',
    )
    const old = await startEmbedded({ dataDir, binaries })
    const file = await backUp(config, old.url).finally(old.stop)
    if (file !== undefined) tell(`The backup is ${file}.`)
    await makeBeside(beside, file, config.backupPassphrase)
    await markWhole(dataDir)
    await switchOver(dataDir)
    tell(
      `Done. The data of PostgreSQL ${found} stays beside it; remove ${oldNames(dataDir)} when all is well.`,
    )
  })
}

async function withLock(dataDir: string, work: () => Promise<void>): Promise<void> {
  const lock = await lockFolder(dataDir, 'command')
  await work().finally(lock.release)
}

async function backUp(config: Settings, url: string): Promise<string | undefined> {
  const pool = openOwnerPool(url)
  try {
    const aim = { ...aimOf(backupPlace(config, url)), reason: 'upgrade' } as const
    return (await writeBackup(pool, { ...aim, migrations: await migrationsOf(pool), skipWhenEmpty: true }))
      ?.file
  } finally {
    await pool.end()
  }
}

async function makeBeside(
  beside: string,
  file: string | undefined,
  passphrase: string | undefined,
): Promise<void> {
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { mode: folderMode() })
  const server = await startEmbedded({ dataDir: beside })
  try {
    if (file !== undefined) await restoreDatabase(file, server.url, { passphrase })
  } finally {
    await server.stop()
  }
}

const oldNames = (dataDir: string) => join(dataDir, 'postgres.before-move')

function missingWords(dataDir: string, found: string, wanted: string): string {
  return (
    `The database in ${dataDir} was made by PostgreSQL ${found}; this Rapport brings PostgreSQL ${wanted} and ` +
    `moves it over, but needs the programs of PostgreSQL ${found} for that. Install them (Debian: apt-get install ` +
    `postgresql-${found}) and start again. Or start the Rapport you used before, run "rapport backup", and restore ` +
    'that file into a new folder with this one. Nothing was changed.'
  )
}
