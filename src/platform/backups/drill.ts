import { createHash } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { openOwnerPool } from '../database.ts'
import { newId } from '../work.ts'
import { backupsIn } from './folder.ts'
import { rowsOf } from './make.ts'
import type { BackupPlace } from './place.ts'
import { BackupRefused } from './refused.ts'
import { restoreDatabase } from './restore.ts'
import { keptRun, type RunReason } from './runs.ts'

/** A drill that went well. */
export type Drilled = Readonly<{
  file: string
  byteCount: number
  rowCount: number
  tableCount: number
  fileCount: number
}>

/**
 * Really restores the newest backup, into a database that is thrown away after: each table is read back and compared
 * with the file, and brought to the version of the code. Nothing that people use is touched.
 */
export async function drillBackup(place: BackupPlace, reason: RunReason, only?: string): Promise<Drilled> {
  const pool = openOwnerPool(place.url, 3)
  try {
    return await keptRun(pool, { kind: 'drill', reason }, async () => {
      const all = await backupsIn(place.folder)
      const newest = only === undefined ? all[0] : all.find(({ name }) => name === only)
      if (newest === undefined)
        throw new BackupRefused(`There is no backup in ${place.folder} to try. Make one first.`, {
          cause: Object.assign(new Error('no backup'), { code: 'no-backup' }),
        })
      await assertRoom(pool)
      const url = await throwAway(pool, place.url)
      try {
        const file = join(place.folder, newest.name)
        const { tables, files = [] } = await restoreDatabase(file, url.href, { passphrase: place.passphrase })
        return {
          file: newest.name,
          byteCount: newest.bytes,
          rowCount: rowsOf(tables),
          tableCount: tables.length,
          fileCount: files.length,
        }
      } finally {
        await drop(pool, url.pathname.slice(1))
      }
    })
  } finally {
    await pool.end()
  }
}

/** Other databases of the same server may be in the middle of drills of their own. */
export const drillPrefix = (ownUrl: string) =>
  `rapport_drill_${createHash('sha256').update(new URL(ownUrl).pathname).digest('hex').slice(0, 8)}_`

/** A database beside the one that people use; what a drill that was killed left behind goes first. */
async function throwAway(pool: pg.Pool, ownUrl: string): Promise<URL> {
  const prefix = drillPrefix(ownUrl)
  const { rows } = await pool.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { datname } of rows) await drop(pool, datname)
  const name = `${prefix}${newId('drill').replaceAll('-', '')}`
  await pool.query(`create database ${name} template template0`).catch((cause: { code?: unknown }) => {
    if (cause.code !== '42501') throw cause
    throw new BackupRefused(
      'The user of DATABASE_URL may not make a database, and a drill needs one for a few minutes. ' +
        'Let it (alter role … createdb), or try a backup by hand: rapport restore FILE --into a new folder.',
      { cause: Object.assign(new Error('not allowed'), { code: 'EPERM' }) },
    )
  })
  const url = new URL(ownUrl)
  url.pathname = `/${name}`
  return url
}

async function drop(pool: pg.Pool, name: string): Promise<void> {
  await pool.query(`drop database if exists "${name}" with (force)`)
}

/** A drill that fills the disk would do harm to what it should protect. */
async function assertRoom(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ folder: string | null; bytes: number }>(
    `select case when pg_has_role('pg_read_all_settings', 'usage') then current_setting('data_directory') end as folder,
       pg_database_size(current_database()) as bytes`,
  )
  const [{ folder, bytes } = { folder: null, bytes: 0 }] = rows
  if (folder === null) return
  const room = await statfs(folder).catch(() => undefined)
  if (room === undefined || room.bavail * room.bsize > bytes * 1.5 + 100_000_000) return
  throw new BackupRefused('There is too little room on the disk to restore a backup for a drill.', {
    cause: Object.assign(new Error('no room'), { code: 'ENOSPC' }),
  })
}
