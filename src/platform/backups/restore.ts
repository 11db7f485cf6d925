import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openOwnerPool } from '../database.ts'
import { knownMigrations, migrate } from '../migrate.ts'
import { filledTables, tablesOf } from '../postgres/tables.ts'
import type { BackupManifest } from './backup-file.ts'
import { readBackup, verifyBackup } from './backup-file.ts'
import { RestoreRefused } from './refused.ts'
import { plainText, readRows } from './write.ts'

type Options = Readonly<{
  passphrase?: string | undefined
  /** Where the uploads and the secret go; only the database is restored without it. */
  filesTo?: string | undefined
  /** Whether the tables are brought to the version of the code afterwards; left as they were only to try an upgrade. */
  isUpgraded?: boolean
  /** Done when all is loaded and compared, just before it counts. */
  beforeItCounts?: (() => Promise<void>) | undefined
}>

/**
 * Reads a backup into an empty database: checks the file, makes the tables as they were, loads all rows in
 * one transaction, compares what is there with what was in the file, and then brings the tables to the version
 * of the code.
 */
export async function restoreDatabase(
  file: string,
  url: string,
  options: Options = {},
): Promise<BackupManifest> {
  const manifest = await verifyBackup(file, options.passphrase)
  await assertKnown(file, manifest)
  const pool = openOwnerPool(url)
  try {
    await assertEmpty(pool)
    await migrate({ url, until: manifest.migrations.at(-1) ?? '' })
    const client = await pool.connect()
    try {
      await load(client, file, manifest, options)
    } finally {
      client.release(true)
    }
  } finally {
    await pool.end()
  }
  if (options.isUpgraded ?? true) await migrate({ url })
  return manifest
}

/** Before anything is touched: this code must be able to make the tables as they were. */
async function assertKnown(file: string, { migrations }: BackupManifest): Promise<void> {
  if (migrations.length === 0) throw new RestoreRefused(`${file} holds no tables.`)
  const known = await knownMigrations()
  const unknown = migrations.find((name, index) => known[index] !== name)
  if (unknown === undefined) return
  throw new RestoreRefused(
    `${file} was made by a newer Rapport, or by another one: this one doesn't know the step ${unknown}. ` +
      'Restore it with the version that made it, or a newer one. Nothing was changed.',
  )
}

async function assertEmpty(pool: pg.Pool): Promise<void> {
  const filled = await filledIn(pool)
  if (filled.length === 0) return
  throw new RestoreRefused(
    `A backup goes only into an empty database; this one has rows in ${filled.slice(0, 3).join(', ')}. ` +
      'Choose a new DATA_DIR.',
  )
}

/** The tables in which a business has rows already. */
export async function filledIn(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    const tables = (await tablesOf(client)).filter(({ name }) => /^(public|auth)\./.test(name))
    return await filledTables(client, tables)
  } finally {
    client.release()
  }
}

async function load(
  client: pg.PoolClient,
  file: string,
  manifest: BackupManifest,
  { passphrase, filesTo, beforeItCounts }: Options,
): Promise<void> {
  await client.query('begin')
  await client.query(plainText)
  // Rows that migrations put into global tables are in the backup too.
  await client.query(`truncate ${manifest.tables.map(({ table }) => table).join(', ')}`)
  let out: Filling | undefined
  for await (const piece of readBackup(file, passphrase)) {
    if (piece.kind === 'table') out = fill(client.query(copyFrom(copySql(piece.part))))
    if (piece.kind === 'file')
      out = filesTo === undefined ? undefined : fill(await openFile(join(filesTo, piece.file)))
    if (piece.kind === 'rows' || piece.kind === 'bytes') await out?.put(piece.bytes)
    if (piece.kind === 'table-end' || piece.kind === 'file-end') await out?.end()
  }
  await moveSequences(client)
  await assertSame(client, manifest)
  await beforeItCounts?.()
  await client.query('commit')
}

type Filling = Readonly<{ put: (bytes: Buffer) => Promise<void>; end: () => Promise<void> }>

/** A table or a file that takes bytes. It may break while the next ones are read: heard by nobody, that ends the process. */
function fill(stream: NodeJS.WritableStream): Filling {
  let failure: Error | undefined
  stream.on('error', (error: Error) => {
    failure ??= error
  })
  return {
    put: async (bytes) => {
      if (failure) throw failure
      if (!stream.write(bytes)) await once(stream, 'drain')
    },
    end: async () => {
      if (failure) throw failure
      stream.end()
      await finished(stream)
    },
  }
}

async function openFile(path: string): Promise<NodeJS.WritableStream> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })
}

function copySql({ table, columns }: { table: string; columns: readonly string[] }): string {
  return `copy ${table} (${columns.join(', ')}) from stdin`
}

/** The next number of a sequence must lie beyond the numbers that came back. */
async function moveSequences(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select
       format('%I.%I', n.nspname, c.relname) as "table",
       format('%I', a.attname) as "column",
       d.objid::regclass::text as sequence
     from pg_depend d
     join pg_class s on s.oid = d.objid and s.relkind = 'S'
     join pg_class c on c.oid = d.refobjid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
     where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i') and n.nspname in ('public', 'auth', 'platform', 'jobs')`,
  )
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1, coalesce(max(${column}), 1), max(${column}) is not null) from ${table}`,
      [sequence],
    )
  }
}

/** What came back is read once more and measured: it counts only if it is letter for letter what was kept. */
async function assertSame(client: pg.PoolClient, { tables }: BackupManifest): Promise<void> {
  for (const { table, columns, rowCount, sha256 } of tables) {
    const found = await readRows(client, { name: table, columns })
    if (found.rowCount === rowCount && found.sha256 === sha256) continue
    throw new Error(
      `${table} should have ${rowCount} rows after the restore, found ${found.rowCount}` +
        `${found.rowCount === rowCount ? ', some of them changed' : ''}. Nothing was kept.`,
    )
  }
}
