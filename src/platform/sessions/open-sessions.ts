import pg from 'pg'
import type { WorkspaceId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { now } from '../clock.ts'
import { values } from '../postgres/values.ts'
import { openAuthenticators } from './authenticators.ts'
import { tokenIn } from './cookie.ts'
import { deviceInWords } from './device.ts'
import { openLinks } from './links.ts'
import { latestFirst, openMemberships } from './memberships.ts'
import { lazyAuth } from './open-auth.ts'
import { openPasskeys } from './passkeys.ts'
import { openPasswords } from './passwords.ts'
import type { LiveSession, SessionRow, Sessions } from './sessions.ts'
import { openTries } from './tries.ts'

/** Connections of the control plane: they reach the schema `auth` and no rows of a workspace. */
export function openControlPool(url: string, max = 4): pg.Pool {
  const options = '-c role=rapport_control -c search_path=auth'
  const pool = new pg.Pool({
    connectionString: url,
    options,
    max,
    types: values,
    application_name: 'rapport sessions',
  })
  // Without a listener, a connection that breaks while idle ends the whole process.
  pool.on('error', () => undefined)
  return pool
}

type Options = Readonly<{
  pool: pg.Pool
  secret: string
  publicUrl: () => string
  /** How often one may try to sign in to an account from one network in a quarter of an hour. */
  mostTries: number
}>

const sessionDays = 30
const mostSessionDays = 180

/** Opens the sessions on a pool whose role is `rapport_control`. */
export function openSessions({ pool, secret, publicUrl, mostTries }: Options): Sessions {
  const isSecure = () => publicUrl().startsWith('https:')
  const auth = lazyAuth({ pool, secret, publicUrl, sessionDays })
  const passwords = openPasswords({ pool, auth })
  return {
    ...passwords,
    authenticators: openAuthenticators({ pool, secret }),
    passkeys: openPasskeys({ pool, auth }),
    links: openLinks(pool),
    tries: openTries({ pool, secret, isSecure, mostTries }),
    makePerson: async (person, visitor) => {
      await forgetHalfMade(pool, person.email)
      return passwords.makePerson(person, visitor)
    },
    find: async (cookies) => {
      const token = tokenIn(cookies, { secret, isSecure: isSecure() })
      return token === null ? null : findSession(pool, token)
    },
    listOf: (userId) => listSessions(pool, userId),
    end: async (userId, sessionId) => {
      const { rowCount } = await pool.query('delete from auth.session where id = $1 and "userId" = $2', [
        sessionId,
        userId,
      ])
      return rowCount === 1
    },
    endAllOf: async (userId) => {
      await pool.query('delete from auth.session where "userId" = $1', [userId])
    },
    endOthers: async (userId, sessionId) => {
      const { rowCount } = await pool.query('delete from auth.session where "userId" = $1 and id <> $2', [
        userId,
        sessionId,
      ])
      return rowCount ?? 0
    },
    confirm: async (sessionId) => {
      await pool.query('update auth.session set "confirmedAt" = $2 where id = $1', [sessionId, now()])
    },
    userByEmail: async (email) => {
      const { rows } = await pool.query<{ id: string }>('select id from auth."user" where email = $1', [
        email,
      ])
      return rows[0]?.id ?? null
    },
    ...openMemberships(pool),
    workspaces: async () => {
      const { rows } = await pool.query<{ workspace_id: WorkspaceId }>(
        'select distinct workspace_id from auth.membership order by workspace_id',
      )
      return rows.map((row) => row.workspace_id)
    },
    oneAtATime: (work) => locked(pool, work),
  }
}

const halfMadeMs = 10 * 60_000

/**
 * Frees an e-mail whose owner never got into a workspace, because the server went down in between. Such a
 * person owns nothing and can't sign in; a young one may still be on the way in, and stays.
 */
async function forgetHalfMade(pool: pg.Pool, email: string): Promise<void> {
  await pool.query(
    `delete from auth."user" as person
     where email = lower($1)
       and "createdAt" < $2
       and not exists (select from auth.membership where user_id = person.id)`,
    [email, new Date(now().getTime() - halfMadeMs)],
  )
}

type FoundRow = LiveSession & Readonly<{ expiresAt: Date; updatedAt: Date }>

async function findSession(pool: pg.Pool, token: string): Promise<LiveSession | null> {
  const at = now()
  const { rows } = await pool.query<FoundRow>({
    name: 'find session',
    text: `
      select session.id, session."userId", session."confirmedAt", session."expiresAt", session."updatedAt",
        array_agg(membership.workspace_id
          order by membership.workspace_id is distinct from session.workspace_id, ${latestFirst}) as "workspaceIds"
      from auth.session
      join auth.membership on membership.user_id = session."userId"
      where session.token = $1
        and session."expiresAt" > $2
      group by session.id`,
    values: [token, at],
  })
  const found = rows[0]
  if (found === undefined) return null
  if (at.getTime() - found.updatedAt.getTime() > 3_600_000) await prolong(pool, found.id, at)
  const { id, userId, workspaceIds, confirmedAt } = found
  return { id, userId, workspaceIds, confirmedAt }
}

/** Who comes back stays signed in, half a year at most; written once an hour at most. */
async function prolong(pool: pg.Pool, sessionId: string, at: Date): Promise<void> {
  await pool.query(
    `update auth.session
     set "updatedAt" = $2::timestamptz,
       "expiresAt" = least(
         $2::timestamptz + make_interval(days => $3), "createdAt" + make_interval(days => $4)
       )
     where id = $1`,
    [sessionId, at, sessionDays, mostSessionDays],
  )
}

async function listSessions(pool: pg.Pool, userId: string): Promise<SessionRow[]> {
  const { rows } = await pool.query<Omit<SessionRow, 'device'> & { userAgent: string | null }>(
    `select id, "userAgent", nullif("ipAddress", '') as address, "timeZone", "createdAt" as "startedAt",
       "updatedAt" as "lastSeenAt", "expiresAt"
     from auth.session
     where "userId" = $1
       and "expiresAt" > $2
     order by "updatedAt" desc, id`,
    [userId, now()],
  )
  return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceInWords(userAgent) }))
}

// Any number will do, as long as every Rapport takes the same one.
const advisoryLock = 4_747_002

async function locked<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
      advisoryLock,
    ])
    if (!rows[0]?.free) throw refuse('already-running', { what: 'sign-up' })
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
  }
}
