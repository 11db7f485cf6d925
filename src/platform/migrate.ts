import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { BackupAim } from './backups/write.ts'
import { writeBackup } from './backups/write.ts'
import { BackupRefused } from './backups/refused.ts'
import { openOwnerPool } from './database.ts'
import { installJobs } from './postgres/jobs-schema.ts'

/** Where the migrations lie; the built server stands as deep below the root as this file. */
export const migrationsFolder = fileURLToPath(new URL('../../database/migrations', import.meta.url))

/** What a migration did. */
export type MigrationReport = Readonly<{ applied: readonly string[]; backup: string | undefined }>

/** The database could not be brought to the version of the code. It is as it was before. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

type Migration = Readonly<{ name: string; sql: string; checksum: string }>

type Options = Readonly<{
  /** Address of the owner. */
  url: string
  /** How to write a backup first, when there is data and something to migrate. */
  backup?: Omit<BackupAim, 'migrations' | 'reason'> | undefined
  folder?: string
  /** The last migration to run; for restoring an older backup. */
  until?: string
}>

// Any number will do, as long as every Rapport takes the same one.
const advisoryLock = 4_747_001

/** Brings a database to the version of the code: every migration that is missing, all of them or none. */
export async function migrate(options: Options): Promise<MigrationReport> {
  const pool = openOwnerPool(options.url, 3)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    const known = await readMigrations(options.folder ?? migrationsFolder)
    const applied = await appliedMigrations(client)
    assertSameHistory(known, applied)
    const missing = known.slice(applied.length).filter(({ name }) => !options.until || name <= options.until)
    const backup = missing.length > 0 ? await backupBefore(pool, applied, options.backup) : undefined
    await applyAll(client, missing, backup)
    await installJobs(pool)
    return { applied: missing.map(({ name }) => name), backup }
  } finally {
    // The lock goes with the connection.
    client.release(true)
    await pool.end()
  }
}

/** The names of all migrations this code knows, in order. */
export async function knownMigrations(folder: string = migrationsFolder): Promise<string[]> {
  return (await readMigrations(folder)).map(({ name }) => name)
}

/** The names of the migrations a database has seen, in order. */
export async function migrationsOf(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    return (await appliedMigrations(client)).map(({ name }) => name)
  } finally {
    client.release()
  }
}

type Applied = Readonly<{ name: string; checksum: string }>

async function appliedMigrations(client: pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query(`select to_regclass('platform.migration') as found`)
  if (rows[0].found === null) return []
  const applied = await client.query<Applied>('select name, checksum from platform.migration order by name')
  return applied.rows
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (file) => {
      const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
      return {
        name: file.replace(/\.sql$/, ''),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      }
    }),
  )
}

function assertSameHistory(known: Migration[], applied: Applied[]): void {
  for (const [index, { name, checksum }] of applied.entries()) {
    const ours = known.find((migration) => migration.name === name)
    if (ours === undefined) {
      throw new MigrationRefused(
        `This database was written by a newer Rapport: it has the migration ${name}, which this one doesn't know. ` +
          'Start the newer Rapport again. Nothing was changed.',
      )
    }
    if (ours.checksum !== checksum) {
      throw new MigrationRefused(
        `The migration ${name} was changed after it ran on this database. ` +
          'Put the file back as it was and write the change as a new migration. Nothing was changed.',
      )
    }
    if (known[index]?.name !== name) {
      throw new MigrationRefused(
        `The migration ${known[index]?.name} comes before ${name}, which already ran. ` +
          'Give it the next free number. Nothing was changed.',
      )
    }
  }
}

async function backupBefore(
  pool: pg.Pool,
  applied: Applied[],
  aim: Options['backup'],
): Promise<string | undefined> {
  if (applied.length === 0 || aim === undefined) return undefined
  const migrations = applied.map(({ name }) => name)
  try {
    const written = await writeBackup(pool, { ...aim, reason: 'upgrade', migrations, skipWhenEmpty: true })
    return written?.file
  } catch (cause) {
    if (!(cause instanceof BackupRefused)) throw cause
    throw new MigrationRefused(
      `The database was not brought up to date, because no backup of it could be made first. ${cause.message} ` +
        'Nothing was changed; the version you used before still works.',
      { cause },
    )
  }
}

/**
 * All in one transaction: if the third of three fails, the first two must go too, or the version that
 * people used until now would find a database it doesn't know.
 */
async function applyAll(
  client: pg.PoolClient,
  missing: Migration[],
  backup: string | undefined,
): Promise<void> {
  if (missing.length === 0) return
  await client.query('begin')
  for (const migration of missing) {
    try {
      await client.query(migration.sql)
      await remember(client, migration)
    } catch (cause) {
      await client.query('rollback')
      throw new MigrationRefused(failureWords(migration, cause, backup), { cause })
    }
  }
  await client.query('commit')
}

// The first migration makes the schema `platform` itself, so the table can only be made after it.
async function remember(client: pg.PoolClient, { name, checksum }: Migration): Promise<void> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`)
  await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [name, checksum])
}

function failureWords({ name }: Migration, cause: unknown, backup: string | undefined): string {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return (
    `The database could not be brought up to date: ${name} failed (${reason}). ` +
    'All of it was taken back, so the version you used before still works.' +
    (backup ? ` A backup from just before lies at ${backup}.` : '')
  )
}
