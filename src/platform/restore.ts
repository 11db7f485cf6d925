import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openOwnerPool } from './database.ts'
import { migrate } from './migrate.ts'
import type { BackupManifest } from './postgres/backup-file.ts'
import { readBackup, verifyBackup } from './postgres/backup-file.ts'
import { filledTables, tablesOf } from './postgres/tables.ts'

/** A restore was refused before it changed anything. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused'
}

/**
 * Reads a backup into an empty database: checks the file, makes the tables as they were, loads all rows in
 * one transaction, counts them, and then brings the tables to the version of the code.
 */
export async function restoreBackup(file: string, url: string): Promise<BackupManifest> {
  const manifest = await verifyBackup(file)
  const last = manifest.migrations.at(-1)
  if (last === undefined) throw new RestoreRefused(`${file} holds no tables.`)
  const pool = openOwnerPool(url)
  try {
    await assertEmpty(pool)
    const { applied } = await migrate({ url, until: last })
    if (applied.at(-1) !== last && applied.length > 0) throw new RestoreRefused(newerWords(file, last))
    const client = await pool.connect()
    try {
      await load(client, file, manifest)
    } finally {
      client.release(true)
    }
  } finally {
    await pool.end()
  }
  await migrate({ url })
  return manifest
}

async function assertEmpty(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const tables = (await tablesOf(client)).filter(({ name }) => /^(public|auth)\./.test(name))
    const filled = await filledTables(client, tables)
    if (filled.length > 0) {
      throw new RestoreRefused(
        `A backup goes only into an empty database; this one has rows in ${filled.slice(0, 3).join(', ')}. ` +
          'Choose a new DATA_DIR.',
      )
    }
  } finally {
    client.release()
  }
}

function newerWords(file: string, last: string): string {
  return `${file} was made by a newer Rapport: this one doesn't know the migration ${last}.`
}

async function load(client: pg.PoolClient, file: string, manifest: BackupManifest): Promise<void> {
  await client.query('begin')
  // Rows that migrations put into global tables are in the backup too.
  await client.query(`truncate ${manifest.tables.map(({ table }) => table).join(', ')}`)
  let copy: ReturnType<typeof copyFrom> | undefined
  for await (const piece of readBackup(file)) {
    if (piece.kind === 'table') copy = client.query(copyFrom(copySql(piece.part)))
    if (piece.kind === 'rows' && copy && !copy.write(piece.bytes)) await once(copy, 'drain')
    if (piece.kind === 'end' && copy) {
      copy.end()
      await finished(copy)
    }
  }
  await moveSequences(client)
  await assertCounts(client, manifest)
  await client.query('commit')
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

async function assertCounts(client: pg.PoolClient, manifest: BackupManifest): Promise<void> {
  for (const { table, rowCount } of manifest.tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*) as count from ${table}`)
    if (rows[0]?.count === rowCount) continue
    throw new Error(
      `${table} should have ${rowCount} rows after the restore, found ${rows[0]?.count}. Nothing was kept.`,
    )
  }
}
