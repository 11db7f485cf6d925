import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { now } from '../clock.ts'
import { version } from '../version.ts'
import { markOf } from '../sessions/secret.ts'
import { filledTables, tablesOf, type Table } from '../postgres/tables.ts'
import type { BackupManifest, KeptFile, KeptTable } from './backup-file.ts'
import { linesIn, secretFile, title } from './backup-file.ts'
import { type BackupReason, backupName } from './folder.ts'
import { BackupRefused } from './refused.ts'
import { sealer } from './seal.ts'

/** Where a backup goes and what goes into it beside the database. */
export type BackupAim = Readonly<{
  /** A folder, in which the backup gets a name that tells when and why; or a file of its own. */
  to: { folder: string } | { file: string }
  reason: BackupReason
  /** Whose uploads and secret are kept; none where only the database is. */
  dataDir?: string | undefined
  /** A secret that is set from outside: only a mark of it is kept. */
  secret?: string | undefined
  passphrase?: string | undefined
  /** The migrations the database has seen; whoever restores runs exactly these first. */
  migrations: readonly string[]
  skipWhenEmpty?: boolean
}>

/** A backup that is whole and on the disk. */
export type Written = Readonly<{ file: string; manifest: BackupManifest }>

/** Writes every table, as of one moment, and the files into one file; nothing if there is nothing to keep. */
export async function writeBackup(pool: pg.Pool, aim: BackupAim): Promise<Written | undefined> {
  const client = await pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query(plainText)
    const tables = await tablesOf(client)
    if (aim.skipWhenEmpty && (await filledTables(client, tables)).length === 0) return undefined
    const file =
      'file' in aim.to
        ? aim.to.file
        : join(aim.to.folder, backupName(aim.reason, aim.passphrase !== undefined))
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    let manifest: BackupManifest | undefined
    await writeWhole(file, aim.passphrase, async (out) => {
      manifest = await writeAll(client, tables, aim, out)
    })
    if (manifest === undefined) throw new Error('A backup was written without its manifest.')
    return { file, manifest }
  } finally {
    // Rows may still be flowing if writing failed: the connection is not worth keeping.
    client.release(true)
  }
}

/**
 * The same row is always the same text, whatever the server is set to, and comes in the order it lies in. And where
 * row-level security would leave rows out, the backup fails instead of being a part of the truth.
 */
export const plainText = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local synchronize_seqscans = off;
  set local row_security = off; set local statement_timeout = 0`

/** A backup has its name only once it is whole and on the disk. */
async function writeWhole(
  file: string,
  passphrase: string | undefined,
  write: (out: Writable) => Promise<void>,
): Promise<void> {
  const aside = `${file}.partial`
  const gzip = createGzip({ level: 3 })
  const disk = createWriteStream(aside, { mode: 0o600, flags: 'wx' })
  const written =
    passphrase === undefined ? pipeline(gzip, disk) : pipeline(gzip, await sealer(passphrase), disk)
  try {
    await Promise.race([write(gzip).then(() => gzip.end()), written])
    await written
    await toDisk(aside, 'r+')
    await rename(aside, file)
    await toDisk(dirname(file), 'r').catch(() => undefined)
  } catch (error) {
    gzip.destroy()
    await written.catch(() => undefined)
    // Somebody else's half is not ours to remove.
    if (!isCode(error, 'EEXIST')) await rm(aside, { force: true })
    throw plainly(error, file)
  }
}

async function toDisk(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function plainly(error: unknown, file: string): unknown {
  const folder = dirname(file)
  const words = [
    ['ENOSPC', `There is no room left for a backup in ${folder}.`],
    ['EDQUOT', `There is no room left for a backup in ${folder}.`],
    ['EACCES', `Rapport may not write into ${folder}.`],
    ['EPERM', `Rapport may not write into ${folder}.`],
    ['EROFS', `${folder} can only be read.`],
    ['EEXIST', `Another backup is being written to ${file}.`],
    ['EISDIR', `${file} is a folder; name a file.`],
  ].find(([code]) => isCode(error, code))
  return words === undefined
    ? error
    : new BackupRefused(`${words[1]} Nothing half-made was left behind.`, { cause: error })
}

function isCode(error: unknown, code: string | undefined): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function writeAll(
  client: pg.PoolClient,
  tables: readonly Table[],
  aim: BackupAim,
  out: Writable,
): Promise<BackupManifest> {
  await put(out, `${title}\n`)
  const kept: KeptTable[] = []
  for (const table of tables) kept.push(await writeTable(client, table, out))
  const files: KeptFile[] = []
  for (const file of await filesOf(aim)) files.push(...(await writeFile(aim, file, out)))
  const manifest: BackupManifest = {
    madeAt: now().toISOString(),
    rapport: version,
    postgres: await versionOf(client),
    migrations: aim.migrations,
    tables: kept,
    files,
    ...(aim.secret === undefined ? {} : { secretMark: markOf(aim.secret) }),
  }
  await put(out, `manifest ${JSON.stringify(manifest)}\n`)
  return manifest
}

async function versionOf(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]?.server_version ?? ''
}

async function writeTable(client: pg.PoolClient, table: Table, out: Writable): Promise<KeptTable> {
  await put(out, `${JSON.stringify({ table: table.name, columns: table.columns })}\n`)
  const kept = await readRows(client, table, (bytes) => put(out, bytes))
  await put(out, '\\.\n')
  return kept
}

/** Reads all rows of a table as text, and counts and measures them. */
export async function readRows(
  client: pg.ClientBase,
  { name, columns }: Table,
  each?: (bytes: Buffer) => Promise<void> | undefined,
): Promise<KeptTable> {
  const hash = createHash('sha256')
  let rowCount = 0
  const rows = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`))
  for await (const bytes of rows as AsyncIterable<Buffer>) {
    hash.update(bytes)
    rowCount += linesIn(bytes)
    await each?.(bytes)
  }
  return { table: name, columns, rowCount, sha256: hash.digest('hex') }
}

/** The uploads of every firm and, unless it is set from outside, the secret without which a restored place is no good. */
async function filesOf({ dataDir, secret }: BackupAim): Promise<string[]> {
  if (dataDir === undefined) return []
  const found = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  const uploads = found
    .filter((entry) => entry.isFile() && /^[a-z0-9][a-z0-9.-]*$/i.test(entry.name))
    .map((entry) => `files/${entry.parentPath.split(/[\\/]/).at(-1)}/${entry.name}`)
    .sort()
  return secret === undefined ? [secretFile, ...uploads] : uploads
}

/** In pieces, because a file may grow while it is read; one that is gone by now is left out. */
async function writeFile({ dataDir = '' }: BackupAim, file: string, out: Writable): Promise<KeptFile[]> {
  const handle = await open(join(dataDir, file)).catch(() => undefined)
  if (handle === undefined) return []
  const hash = createHash('sha256')
  let bytes = 0
  await put(out, `${JSON.stringify({ file })}\n`)
  for await (const piece of createReadStream('', {
    fd: handle,
    highWaterMark: 65_536,
  }) as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
    await put(out, `${piece.length}\n`)
    await put(out, piece)
  }
  await put(out, '0\n')
  return [{ file, bytes, sha256: hash.digest('hex') }]
}

function put(out: Writable, bytes: string | Buffer): Promise<void> | undefined {
  if (out.write(bytes)) return undefined
  return new Promise((resolve) => out.once('drain', resolve))
}
