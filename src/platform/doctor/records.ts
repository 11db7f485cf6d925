import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { backupState, isTooOld } from '../backups/state.ts'
import { now } from '../clock.ts'
import { jobsState } from '../jobs/state.ts'
import { knownMigrations, migrationsFolder, migrationsOf } from '../migrate.ts'
import { readCatalog } from '../schema/catalog.ts'
import { schemaSql } from '../schema/schema-sql.ts'
import type { Finding } from './finding.ts'
import { bad, good, warning } from './finding.ts'
import { judgeClock } from './machine.ts'

/** Everything that the database can be asked; the pool must be the owner's. */
export async function lookAtDatabase(pool: pg.Pool, isServed: boolean): Promise<Finding[]> {
  const versions = await lookAtVersions(pool)
  const common = [...versions, await lookAtItsClock(pool), ...(await lookAtTables(pool))]
  // What isn't up to date can't be asked about its jobs and backups: those tables may not be there yet.
  if (versions.some(({ state }) => state !== 'good')) return common
  return [
    ...common,
    ...(await lookAtIndexes(pool)),
    ...(await lookAtJobs(pool, isServed)),
    ...(await lookAtBackups(pool)),
  ]
}

async function lookAtVersions(pool: pg.Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version')
  const version = rows[0]?.server_version ?? ''
  const [known, applied] = [await knownMigrations(), await migrationsOf(pool)]
  const postgres =
    Number.parseInt(version) >= 15
      ? good('database', `PostgreSQL ${version} answers.`)
      : bad('database', `PostgreSQL ${version} is too old.`, 'Use PostgreSQL 15 or newer.')
  return [postgres, judgeSchema(known, applied)]
}

/** Whether the tables are those of this code. */
export function judgeSchema(known: readonly string[], applied: readonly string[]): Finding {
  const unknown = applied.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    return bad(
      'schema',
      `The tables were made by a newer Rapport: this one doesn't know ${unknown}.`,
      'Start the newer Rapport again.',
    )
  }
  const missing = known.filter((name) => !applied.includes(name))
  if (missing.length === 0) return good('schema', `The tables are those of this version (${applied.at(-1)}).`)
  return warning(
    'schema',
    `The tables are ${missing.length} steps behind this version.`,
    'Start Rapport: it writes a backup and brings them up to date.',
  )
}

async function lookAtItsClock(pool: pg.Pool): Promise<Finding> {
  const before = now().getTime()
  const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at')
  const halfway = (before + now().getTime()) / 2
  return judgeClock(now(), (rows[0]?.at.getTime() ?? halfway) - halfway, 'the database')
}

async function lookAtIndexes(pool: pg.Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where not indisvalid or not indisready`,
  )
  const found: Finding[] = rows.map(({ name }) =>
    bad(
      'indexes',
      `The index ${name} is broken and not used.`,
      `In psql: reindex index concurrently ${name};`,
    ),
  )
  const wanted = indexesIn(await readFile(join(migrationsFolder, '../schema.sql'), 'utf8').catch(() => ''))
  const there = new Set(indexesIn(schemaSql(await readCatalog(pool))))
  for (const line of wanted.filter((one) => !there.has(one)))
    found.push(bad('indexes', `An index is missing: ${line}`, `In psql: ${line}`))
  return found.length > 0 ? found : [good('indexes', `All ${wanted.length} indexes are there and in use.`)]
}

const indexesIn = (schema: string) =>
  schema.split('\n').filter((line) => /^create (unique )?index /i.test(line))

async function lookAtTables(pool: pg.Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ name: string; dead: number; live: number }>(
    `select relid::regclass::text as name, n_dead_tup::float8 as dead, n_live_tup::float8 as live
     from pg_stat_user_tables
     where n_dead_tup > 50000 and n_dead_tup > n_live_tup * 0.4
     order by n_dead_tup desc
     limit 5`,
  )
  const age = await pool.query<{ age: number }>(
    'select age(datfrozenxid)::int as age from pg_database where datname = current_database()',
  )
  const found = rows.map(({ name, dead }) =>
    warning(
      'tables',
      `${name} carries ${dead} rows that are gone, and grows slow.`,
      `In psql: vacuum (analyze) ${name}; and see that autovacuum is on.`,
    ),
  )
  if ((age.rows[0]?.age ?? 0) > 1_000_000_000)
    found.push(
      bad(
        'tables',
        'The database was not tidied for too long and would stop one day.',
        'In psql: vacuum freeze;',
      ),
    )
  return found.length > 0 ? found : [good('tables', 'The tables are tidy.')]
}

const hourMs = 3_600_000

async function lookAtJobs(pool: pg.Pool, isServed: boolean): Promise<Finding[]> {
  const { heartbeats, dead, waiting } = await jobsState(pool)
  const beats = heartbeats.flatMap(({ lastFinishedAt }) => lastFinishedAt?.getTime() ?? [])
  const found = [judgeScheduler(beats.length === 0 ? null : now().getTime() - Math.max(...beats), isServed)]
  for (const { schedule, lastError } of heartbeats)
    if (lastError !== null)
      found.push(
        warning(
          'jobs',
          `${schedule} failed the last time (${lastError}).`,
          'The log of the server says why.',
        ),
      )
  found.push(
    dead.length === 0
      ? good('jobs', `${waiting} jobs wait, none failed for good.`)
      : bad(
          'jobs',
          `${dead.length} jobs failed for good.`,
          'Look with: rapport jobs. Once mended: rapport jobs --retry',
        ),
  )
  return found
}

/** Something runs every ten minutes; where nothing did for an hour, nothing does. */
export function judgeScheduler(sinceMs: number | null, isServed: boolean): Finding {
  if (!isServed)
    return warning(
      'scheduler',
      'The server is not running, so nothing happens by itself.',
      'Start it: npm start',
    )
  if (sinceMs === null)
    return warning(
      'scheduler',
      'Nothing ran by itself yet.',
      'Look again in an hour; JOB_CONCURRENCY must not be 0.',
    )
  if (sinceMs < hourMs) return good('scheduler', 'What runs by itself ran within the hour.')
  return bad(
    'scheduler',
    `Nothing ran by itself for ${Math.round(sinceMs / hourMs)} hours.`,
    'Restart the server; JOB_CONCURRENCY must not be 0.',
  )
}

async function lookAtBackups(pool: pg.Pool): Promise<Finding[]> {
  const { lastMadeAt, lastDrilledAt, lastFailure } = await backupState(
    async (text) => (await pool.query(text)).rows,
  )
  const found: Finding[] = []
  if (lastFailure)
    found.push(
      bad(
        'backups',
        `The last ${lastFailure.kind} came to nothing (${lastFailure.code}).`,
        'Try by hand: rapport backup',
      ),
    )
  if (lastMadeAt === null)
    found.push(warning('backups', 'There is no backup yet.', 'Make one: rapport backup'))
  else if (isTooOld(lastMadeAt, 'backup'))
    found.push(
      bad(
        'backups',
        `The last backup is of ${dayOf(lastMadeAt)}.`,
        'Make one: rapport backup. Is BACKUP_AT off?',
      ),
    )
  else found.push(good('backups', `The last backup is of ${dayOf(lastMadeAt)}.`))
  if (lastDrilledAt === null || isTooOld(lastDrilledAt, 'drill')) {
    const says =
      lastDrilledAt === null ? 'No backup was tried yet.' : `The last drill was on ${dayOf(lastDrilledAt)}.`
    found.push(warning('drill', says, 'Try the newest one: rapport backup drill'))
  } else found.push(good('drill', `A backup was really restored on ${dayOf(lastDrilledAt)}.`))
  return found
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
