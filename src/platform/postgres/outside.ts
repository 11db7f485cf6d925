import pg from 'pg'

/** The outside PostgreSQL can't be used. */
export class DatabaseUnusable extends Error {
  override name = 'DatabaseUnusable'
}

const leastVersion = 15

/** Checks the PostgreSQL that DATABASE_URL names, and says in plain words what is wrong with it. */
export async function assertUsable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw new DatabaseUnusable(`DATABASE_URL: ${connectWords(new URL(url), cause)}`, { cause })
  }
  try {
    const { rows } = await client.query<Facts>(
      `select
         current_setting('server_version_num')::int / 10000 as version,
         current_setting('server_encoding') as encoding,
         pg_is_in_recovery() as "isReplica",
         has_database_privilege(current_database(), 'create') as "mayCreate"`,
    )
    const complaint = rows[0] && complaintOf(rows[0])
    if (complaint) throw new DatabaseUnusable(`DATABASE_URL: ${complaint}`)
  } finally {
    await client.end()
  }
}

type Facts = { version: number; encoding: string; isReplica: boolean; mayCreate: boolean }

/** What is wrong with a server, if anything. */
export function complaintOf({ version, encoding, isReplica, mayCreate }: Facts): string | undefined {
  if (version < leastVersion) return `found PostgreSQL ${version}; expected ${leastVersion} or newer.`
  if (encoding !== 'UTF8') return `the database is encoded in ${encoding}; expected UTF8.`
  if (isReplica) return 'this server is a read-only replica; expected the primary.'
  if (!mayCreate) return 'the user may not create tables in this database; expected its owner.'
  return undefined
}

function connectWords(url: URL, cause: unknown): string {
  const server = `${url.hostname}:${url.port || 5432}`
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ECONNREFUSED') return `nothing answers at ${server}. Is PostgreSQL running there?`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `the host ${url.hostname} is unknown.`
  if (code === '28P01' || code === '28000')
    return `${server} refused the user ${url.username} or the password.`
  if (code === '3D000') return `${server} has no database "${url.pathname.slice(1)}".`
  return `no connection to ${server} (${code || (cause instanceof Error ? cause.message : 'unknown reason')}).`
}
