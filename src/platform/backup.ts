import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { now } from './clock.ts'
import type { BackupManifest } from './postgres/backup-file.ts'
import { linesIn, title } from './postgres/backup-file.ts'
import type { Table } from './postgres/tables.ts'
import { filledTables, tablesOf } from './postgres/tables.ts'

type Options = Readonly<{
  /** The migrations the database has seen; whoever restores runs exactly these first. */
  migrations: readonly string[]
  skipWhenEmpty?: boolean
}>

/** Writes every table, as of one moment, into one file and gives its path; nothing if there is nothing to keep. */
export async function writeBackup(
  pool: pg.Pool,
  folder: string,
  options: Options,
): Promise<string | undefined> {
  const client = await pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const tables = await tablesOf(client)
    if (options.skipWhenEmpty && (await filledTables(client, tables)).length === 0) return undefined
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, fileName())
    await writeWhole(file, (out) => writeTables(client, tables, options.migrations, out))
    return file
  } finally {
    // Rows may still be flowing if writing failed: the connection is not worth keeping.
    client.release(true)
  }
}

function fileName(): string {
  const at = now().toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
  return `rapport-${at}-${randomBytes(2).toString('hex')}.backup.gz`
}

/** A backup has its name only once it is whole and on the disk. */
async function writeWhole(file: string, write: (out: Writable) => Promise<void>): Promise<void> {
  const aside = `${file}.partial`
  const gzip = createGzip({ level: 3 })
  const disk = gzip.pipe(createWriteStream(aside, { mode: 0o600, flags: 'wx' }))
  const written = finished(disk)
  gzip.on('error', (error) => disk.destroy(error))
  try {
    await Promise.race([write(gzip).then(() => gzip.end()), written])
    await written
    const handle = await open(aside, 'r+')
    await handle.sync()
    await handle.close()
    await rename(aside, file)
  } catch (error) {
    written.catch(() => undefined)
    gzip.destroy()
    disk.destroy()
    await rm(aside, { force: true })
    throw error
  }
}

async function writeTables(
  client: pg.PoolClient,
  tables: Table[],
  migrations: readonly string[],
  out: Writable,
): Promise<void> {
  await put(out, `${title}\n`)
  const kept: BackupManifest['tables'][number][] = []
  for (const table of tables) kept.push(await writeTable(client, table, out))
  const manifest: BackupManifest = { madeAt: now().toISOString(), migrations, tables: kept }
  await put(out, `manifest ${JSON.stringify(manifest)}\n`)
}

async function writeTable(
  client: pg.PoolClient,
  table: Table,
  out: Writable,
): Promise<BackupManifest['tables'][number]> {
  const part = { table: table.name, columns: table.columns }
  await put(out, `${JSON.stringify(part)}\n`)
  const hash = createHash('sha256')
  let rowCount = 0
  const rows = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`))
  for await (const bytes of rows as AsyncIterable<Buffer>) {
    hash.update(bytes)
    rowCount += linesIn(bytes)
    await put(out, bytes)
  }
  await put(out, '\\.\n')
  return { ...part, rowCount, sha256: hash.digest('hex') }
}

function put(out: Writable, bytes: string | Buffer): Promise<void> | undefined {
  if (out.write(bytes)) return undefined
  return new Promise((resolve) => out.once('drain', resolve))
}
