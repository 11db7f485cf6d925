import pg from 'pg'
import { Connection } from './postgres/connection.ts'
import type { Listening } from './postgres/listening.ts'
import { openListening } from './postgres/listening.ts'
import { values } from './postgres/values.ts'

/** A piece of work on one connection. It must not keep the connection after it ends. */
export type Work<T> = (connection: Connection) => Promise<T>

/** How code reaches the rows of one workspace. */
export type Reach = Readonly<{
  /** Reads of one workspace, without a transaction: one connection, no extra round trip. */
  reading: <T>(workspaceId: string, work: Work<T>) => Promise<T>
  /** One transaction in one workspace: all of it is kept, or, if `work` throws, nothing. */
  writing: <T>(workspaceId: string, work: Work<T>) => Promise<T>
  /** Reads of one workspace that all see the same moment, however long they take. */
  atOneMoment: <T>(workspaceId: string, work: Work<T>) => Promise<T>
}>

/** The one way to the database. */
export type Database = Reach &
  Readonly<{
    url: string
    /** Only for what belongs to no workspace. A connection taken from here may still be set to any workspace. */
    pool: pg.Pool
    /** Work that belongs to no workspace; row-level security hides all rows that belong to one. */
    outside: <T>(work: Work<T>) => Promise<T>
    /** The same, with another limit per statement in milliseconds; 0 has none (jobs, imports). */
    withStatementTimeout: (milliseconds: number) => Reach
    /** What a member reaches who is limited to the parties they are steward of. */
    limitedTo: (memberId: string, statementTimeoutMs?: number) => Reach
    /** Hears a channel of NOTIFY on a connection of its own; returns a function that stops it. */
    listen: Listening['listen']
    /** How often the connection that hears was made anew. */
    reconnects: Listening['reconnects']
    close: () => Promise<void>
  }>

/**
 * Roles that own nothing. Row-level security applies to `rapport_app`, and more of it to `rapport_limited`, the
 * role of members who see their own parties only; `rapport_control` reaches the schema `auth` and no rows of a
 * workspace.
 */
export type DatabaseRole = 'rapport_app' | 'rapport_control'

type Options = Readonly<{
  url: string
  /** A pooler in transaction mode (pgbouncer) before the same database; it forgets a connection's settings in between. */
  poolerUrl?: string | undefined
  role?: DatabaseRole
  max?: number
  statementTimeoutMs?: number
  onIdleError?: (error: Error) => void
}>

/** Opens a pool of connections that act as a role that owns nothing; `rapport_app` unless told otherwise. */
export function openDatabase(options: Options): Database {
  const {
    url,
    poolerUrl,
    role = 'rapport_app',
    max = 10,
    statementTimeoutMs = 30_000,
    onIdleError = ignore,
  } = options
  const connect = { connectionString: url, options: `-c role=${role}`, types: values } as const
  const pool = new pg.Pool({
    ...(poolerUrl === undefined ? connect : { connectionString: poolerUrl, types: values }),
    max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
    application_name: 'rapport',
  })
  // Without a listener, a connection that breaks while idle ends the whole process.
  pool.on('error', onIdleError)
  const listening = openListening(connect)
  const common = { role, onlySteward: '', statementTimeoutMs, isPooled: poolerUrl !== undefined }
  const reach = reachOf(pool, common)
  return {
    ...reach,
    url,
    pool,
    outside: (work) => lend(pool, (client) => readAs(client, { workspaceId: '', ...common }, work)),
    withStatementTimeout: (milliseconds) => reachOf(pool, { ...common, statementTimeoutMs: milliseconds }),
    limitedTo: (memberId, milliseconds = statementTimeoutMs) =>
      reachOf(pool, {
        ...common,
        role: 'rapport_limited',
        onlySteward: checked(memberId),
        statementTimeoutMs: milliseconds,
      }),
    listen: listening.listen,
    reconnects: listening.reconnects,
    close: async () => {
      await Promise.all([listening.close(), pool.end()])
    },
  }
}

/** Opens connections of the owner, who may change tables. Only for migrations, backups and tests. */
export function openOwnerPool(url: string, max = 2): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, types: values, max, application_name: 'rapport owner' })
  pool.on('error', ignore)
  // A connection that breaks while it is lent out must not end the process either: its query fails anyway.
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

type Manner = Readonly<{
  workspaceId: string
  role: DatabaseRole | 'rapport_limited'
  onlySteward: string
  statementTimeoutMs: number
  /** Whether the next statement may reach another connection of the database, unless both are in one transaction. */
  isPooled: boolean
}>

function reachOf(pool: pg.Pool, common: Omit<Manner, 'workspaceId'>): Reach {
  return {
    reading: async (workspaceId, work) => {
      const manner = { workspaceId: checked(workspaceId), ...common }
      return lend(pool, (client) => readAs(client, manner, work))
    },
    writing: async (workspaceId, work) => {
      const manner = { workspaceId: checked(workspaceId), ...common }
      return lend(pool, (client) => writeAs(client, manner, work))
    },
    atOneMoment: async (workspaceId, work) => {
      const manner = { workspaceId: checked(workspaceId), ...common }
      const begin = 'begin isolation level repeatable read read only'
      return lend(pool, (client) => writeAs(client, manner, work, begin))
    },
  }
}

/** Lends one connection; one that broke is not put back. */
async function lend<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await use(client)
  } catch (error) {
    if (error instanceof BrokenConnection) {
      broken = error
      throw error.cause
    }
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

// What each pooled connection is set to, so that reads of the same workspace cost no extra round trip.
const mannerOf = new WeakMap<pg.ClientBase, string>()

async function readAs<T>(client: pg.PoolClient, manner: Manner, work: Work<T>): Promise<T> {
  if (manner.isPooled) return writeAs(client, manner, work)
  const wanted = `${manner.workspaceId} ${manner.role} ${manner.onlySteward} ${manner.statementTimeoutMs}`
  if (mannerOf.get(client) !== wanted) {
    mannerOf.delete(client)
    await client.query(settingsSql(manner, false))
    mannerOf.set(client, wanted)
  }
  return perform(client, { mayPrepare: true }, work)
}

async function writeAs<T>(client: pg.PoolClient, manner: Manner, work: Work<T>, begin = 'begin'): Promise<T> {
  try {
    // A role that may not be taken fails after the begin, and leaves a transaction that must not be lent on.
    await client.query(`${begin}; ${settingsSql(manner, true)}`)
    const result = await perform(client, { mayPrepare: !manner.isPooled }, work)
    await commit(client)
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      throw new BrokenConnection(error)
    })
    throw error
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  // PostgreSQL answers a commit of a failed transaction with a rollback instead of an error.
  if (command === 'ROLLBACK')
    throw new Error('Nothing was saved: a statement failed and its error was swallowed.')
}

async function perform<T>(
  client: pg.PoolClient,
  { mayPrepare }: { mayPrepare: boolean },
  work: Work<T>,
): Promise<T> {
  const connection = new Connection(client, mayPrepare)
  try {
    return await work(connection)
  } finally {
    connection.over()
  }
}

function settingsSql(
  { workspaceId, role, onlySteward, statementTimeoutMs }: Manner,
  isLocal: boolean,
): string {
  return (
    `select set_config('rapport.workspace_id', '${workspaceId}', ${isLocal}), ` +
    `set_config('rapport.only_steward', '${onlySteward}', ${isLocal}), ` +
    `set_config('role', '${role}', ${isLocal}), ` +
    `set_config('statement_timeout', '${Math.trunc(statementTimeoutMs)}', ${isLocal})`
  )
}

/** An id goes into SQL as text, so that it shares a round trip with `begin`; nothing but a UUID may. */
function checked(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id
  throw new TypeError('Database work needs the id of a workspace, and of the member it is limited to.')
}

class BrokenConnection extends Error {
  constructor(cause: unknown) {
    super('The connection broke.', { cause })
  }
}

function ignore(): void {}
