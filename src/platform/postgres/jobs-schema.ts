import { createRequire } from 'node:module'
import type pg from 'pg'

/** The schema of the job queue. */
export const jobsSchema = 'jobs'

/**
 * Lets graphile-worker install and upgrade its own tables. Its version is noted on the schema, so that a
 * warm start neither loads it nor asks twice.
 */
export async function installJobs(pool: pg.Pool): Promise<void> {
  const version = `graphile-worker ${workerVersion()}`
  const { rows } = await pool.query<{ noted: string | null }>(
    `select obj_description(to_regnamespace($1)::oid, 'pg_namespace') as noted`,
    [jobsSchema],
  )
  if (rows[0]?.noted === version) return
  const { runMigrations, Logger } = await import('graphile-worker')
  // The migrations' progress is nobody's business: a failure is thrown.
  const logger = new Logger(() => () => undefined)
  await runMigrations({ pgPool: pool, schema: jobsSchema, logger })
  await pool.query(`comment on schema ${jobsSchema} is '${version}'`)
}

function workerVersion(): string {
  const require = createRequire(import.meta.url)
  return (require('graphile-worker/package.json') as { version: string }).version
}
