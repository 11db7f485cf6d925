import type { Config } from '../config.ts'
import { openOwnerPool } from '../database.ts'
import { withDatabase } from '../postgres/access.ts'
import type { Finding } from './finding.ts'
import { bad } from './finding.ts'
import { lookAtClock, lookAtDisk, lookAtMail, lookAtNode, lookAtPermissions } from './machine.ts'
import { lookAtDatabase } from './records.ts'

/** Looks at everything that Rapport stands on, and changes nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  const database = await lookAtDatabaseOf(config)
  return [
    lookAtNode(),
    ...(await lookAtDisk(config)),
    await lookAtClock(config),
    ...(await lookAtPermissions(config)),
    ...database,
    await lookAtMail(config),
  ]
}

/** A database that can't be reached is a finding like any other: the rest is looked at all the same. */
async function lookAtDatabaseOf(config: Config): Promise<Finding[]> {
  try {
    return await withDatabase(config, async ({ url, serverAddress }) => {
      const pool = openOwnerPool(url, 2)
      try {
        return await lookAtDatabase(pool, serverAddress !== undefined)
      } finally {
        await pool.end()
      }
    })
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return [
      bad(
        'database',
        `The database can't be used. ${says}`,
        config.databaseUrl === undefined
          ? 'Look at the end of postgres.log in DATA_DIR; if nothing helps, restore the last backup into a new folder.'
          : 'See that PostgreSQL runs, and that DATABASE_URL is right.',
      ),
    ]
  }
}
