import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
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
import { moveUp } from './restore-place.ts'
import { restoreDatabase } from './restore.ts'
import { writeBackup } from './write.ts'

type Settings = Parameters<typeof backupPlace>[0] & Pick<Config, 'databaseUrl'>

/** Says, in the folder made beside, that all of it is there: from then on the move only goes forward. */
const wholeMark = 'whole'

/**
 * Moves the data of an older PostgreSQL to the one that this Rapport brings, if there is any: a backup by the older
 * programs, restored and compared beside, then switched. The older data stays, under another name.
 */
export async function moveToThisPostgres(config: Settings, tell: (line: string) => void): Promise<void> {
  if (config.databaseUrl !== undefined) return
  const { dataDir } = config
  const beside = join(dataDir, 'restoring')
  if (await stat(join(beside, wholeMark)).catch(() => undefined))
    return withLock(dataDir, () => switchOver(dataDir))
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
  await writeFile(join(beside, wholeMark), '')
}

const inTheWay = ['postgres', 'postgres.location']

/** Can be broken off anywhere and goes on at the next start: nobody is ever shown an empty house. */
async function switchOver(dataDir: string): Promise<void> {
  const beside = join(dataDir, 'restoring')
  const made = await readdir(beside)
  // What is still beside has not moved yet, so what stands in its place is the older.
  if (inTheWay.some((name) => made.includes(name))) for (const name of inTheWay) await setAside(dataDir, name)
  for (const name of ['database-password', ...inTheWay]) await moveUp(name, beside, dataDir)
  await rm(beside, { recursive: true, force: true })
}

async function setAside(dataDir: string, name: string): Promise<void> {
  const found = await stat(join(dataDir, name)).catch(() => undefined)
  if (found === undefined) return
  const aside = join(dataDir, `${name}.before-move`)
  await rm(aside, { recursive: true, force: true })
  await rename(join(dataDir, name), aside)
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
