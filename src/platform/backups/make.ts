import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { now } from '../clock.ts'
import { openOwnerPool } from '../database.ts'
import { migrationsOf } from '../migrate.ts'
import type { KeptTable } from './backup-file.ts'
import { backupsIn, removeHalves } from './folder.ts'
import { aimOf, type BackupPlace } from './place.ts'
import { outdated } from './rotation.ts'
import { keptRun, type RunReason } from './runs.ts'
import { writeBackup } from './write.ts'

/** A backup that was made. */
export type MadeBackup = Readonly<{
  path: string
  byteCount: number
  rowCount: number
  tableCount: number
  fileCount: number
  isSealed: boolean
}>

/** Makes a backup of everything, keeps what came of it, and lets go of old ones where it went into the folder. */
export async function makeBackup(
  place: BackupPlace,
  reason: RunReason,
  toFile?: string,
): Promise<MadeBackup> {
  const pool = openOwnerPool(place.url, 3)
  try {
    const made = await keptRun(pool, { kind: 'backup', reason }, async () => {
      await removeHalves(place.folder)
      const aim = aimOf(place)
      const to = toFile === undefined ? aim.to : { file: toFile }
      const written = await writeBackup(pool, { ...aim, to, reason, migrations: await migrationsOf(pool) })
      if (written === undefined) throw new Error('Nothing was written.')
      const { file: path, manifest } = written
      return {
        path,
        file: toFile === undefined ? basename(path) : path,
        byteCount: (await stat(path)).size,
        rowCount: rowsOf(manifest.tables),
        tableCount: manifest.tables.length,
        fileCount: manifest.files?.length ?? 0,
        isSealed: place.passphrase !== undefined,
      }
    })
    if (toFile === undefined) await letGo(pool, place)
    return made
  } finally {
    await pool.end()
  }
}

/** How many rows a backup holds. */
export function rowsOf(tables: readonly KeptTable[]): number {
  return tables.reduce((sum, { rowCount }) => sum + rowCount, 0)
}

/** Removes backups that grew old; never the last one that was restored in a drill. */
async function letGo(pool: pg.Pool, { folder, keep }: BackupPlace): Promise<void> {
  const { rows } = await pool.query<{ file: string }>(
    `select file from platform.backup_run
     where kind = 'drill' and outcome = 'done' and file is not null
     order by started_at desc
     limit 50`,
  )
  const found = await backupsIn(folder)
  const lastGood = rows.find(({ file }) => found.some(({ name }) => name === file))?.file
  for (const name of outdated(found, keep, { now: now(), lastGood }))
    await rm(join(folder, name), { force: true })
}
