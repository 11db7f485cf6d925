import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { now } from '../clock.ts'
import { newId } from '../work.ts'
import { digestPassword } from './password-digest.ts'

/** What a link opens: a new password, a new e-mail, the way back to the old one. */
export type LinkPurpose = 'password' | 'email' | 'email-back'

type Wish = Readonly<{ userId: string; purpose: LinkPurpose; email?: string; hours: number }>

export type OpenLink = Readonly<{
  purpose: LinkPurpose
  userId: string
  name: string
  /** The address the person signs in with now. */
  email: string
  /** The address that this link puts in place. */
  nextEmail: string | null
}>

export type EmailChange = Readonly<{
  linkId: string
  userId: string
  before: string
  after: string
  /** Whether this took an address back. */
  isBack: boolean
}>

/** Links that open a door once. Only digests are kept; the links themselves have 256 random bits. */
export type Links = Readonly<{
  /** Null when as many were made for this person in the last hour as one could need. */
  make: (wish: Wish) => Promise<string | null>
  /** What a link opens; null when it was used, is over, or never was. */
  look: (token: string) => Promise<OpenLink | null>
  /** Sets the password and ends all sessions of the person; null when the link opens nothing any more. */
  setPassword: (token: string, password: string) => Promise<string | null>
  /** Sets the address, and leaves an errand in the same breath; null when the link opens nothing any more. */
  setEmail: (token: string, errand: string) => Promise<EmailChange | null>
  /** The same for somebody of whom we are sure, where no mail could confirm the address. */
  setEmailAtOnce: (userId: string, email: string, errand: string) => Promise<EmailChange>
}>

const mostAnHour = 3

/** What was over for a day tells nothing any more, not even how many were made in the last hour. */
const dayBefore = (at: Date) => new Date(at.getTime() - 86_400_000)

export function openLinks(pool: pg.Pool): Links {
  return {
    make: async ({ userId, purpose, email, hours }) => {
      const token = randomBytes(32).toString('base64url')
      const at = now()
      await pool.query('delete from auth.link where user_id = $1 and expires_at < $2', [
        userId,
        dayBefore(at),
      ])
      const { rowCount } = await pool.query(
        `insert into auth.link (id, user_id, purpose, digest, email, expires_at, created_at)
         select $1::uuid, $2::uuid, $3, $4, $5, $6, $7::timestamptz
         where (
           select count(*) from auth.link
           where user_id = $2 and purpose = $3 and created_at > $7::timestamptz - interval '1 hour'
         ) < $8`,
        [
          newId('link'),
          userId,
          purpose,
          digestOf(token),
          email ?? null,
          new Date(at.getTime() + hours * 3_600_000),
          at,
          mostAnHour,
        ],
      )
      return rowCount === 1 ? token : null
    },
    look: async (token) => {
      const { rows } = await pool.query<OpenLink>(
        `select link.purpose, link.user_id as "userId", person.name, person.email, link.email as "nextEmail"
         from auth.link
         join auth."user" as person on person.id = link.user_id
         where link.digest = $1
           and link.used_at is null
           and link.expires_at > $2`,
        [digestOf(token), now()],
      )
      return rows[0] ?? null
    },
    setPassword: async (token, password) => {
      const { rows } = await pool.query<{ userId: string }>(setPasswordSql, [
        digestOf(token),
        now(),
        await digestPassword(password),
      ])
      return rows[0]?.userId ?? null
    },
    setEmail: (token, errand) => changing(pool, async (client) => useEmailLink(client, token, errand)),
    setEmailAtOnce: (userId, email, errand) =>
      changing(pool, async (client) =>
        writeEmail(client, { linkId: newId('link'), userId, after: email, isBack: false, errand }),
      ),
  }
}

/** One statement, so that nobody finds the link used and the password as it was. */
const setPasswordSql = `
  with used as (
    update auth.link
    set used_at = $2
    where digest = $1
      and purpose = 'password'
      and used_at is null
      and expires_at > $2
    returning id, user_id
  ), void as (
    update auth.link
    set used_at = $2
    from used
    where link.user_id = used.user_id
      and link.id <> used.id
      and link.purpose in ('password', 'email')
      and link.used_at is null
  ), changed as (
    update auth.account
    set password = $3, "updatedAt" = $2
    from used
    where account."userId" = used.user_id
      and account."providerId" = 'credential'
  ), ended as (
    delete from auth.session
    using used
    where session."userId" = used.user_id
  )
  select user_id as "userId" from used`

type UsedRow = Readonly<{ id: string; userId: string; purpose: LinkPurpose; after: string }>

async function useEmailLink(
  client: pg.ClientBase,
  token: string,
  errand: string,
): Promise<EmailChange | null> {
  const { rows } = await client.query<UsedRow>(
    `update auth.link
     set used_at = $2
     where digest = $1
       and purpose in ('email', 'email-back')
       and used_at is null
       and expires_at > $2
     returning id, user_id as "userId", purpose, email as after`,
    [digestOf(token), now()],
  )
  const [used] = rows
  if (used === undefined) return null
  // Whoever took the address away may still be inside, and may have asked for more.
  const isBack = used.purpose === 'email-back'
  if (isBack) await throwOut(client, used.userId)
  return writeEmail(client, { linkId: used.id, userId: used.userId, after: used.after, isBack, errand })
}

async function throwOut(client: pg.ClientBase, userId: string): Promise<void> {
  await client.query('delete from auth.session where "userId" = $1', [userId])
  await client.query('update auth.link set used_at = $2 where user_id = $1 and used_at is null', [
    userId,
    now(),
  ])
}

type Writing = Omit<EmailChange, 'before'> & Readonly<{ errand: string }>

async function writeEmail(client: pg.ClientBase, { linkId, userId, after, isBack, errand }: Writing) {
  const { rows } = await client.query<{ email: string }>(
    'select email from auth."user" where id = $1 for update',
    [userId],
  )
  const change: EmailChange = { linkId, userId, before: rows[0]?.email ?? '', after, isBack }
  await client.query(
    `update auth."user" set email = $2, "emailVerified" = true, "updatedAt" = $3 where id = $1`,
    [userId, after, now()],
  )
  // What was asked for at the old address opens nothing any more; only the way back to it stays.
  await client.query(
    `update auth.link
     set used_at = $3
     where user_id = $1
       and id <> $2
       and purpose in ('password', 'email')
       and used_at is null`,
    [userId, linkId, now()],
  )
  await client.query('select platform.enqueue($1, $2::json)', [errand, JSON.stringify(change)])
  return change
}

const uniqueViolation = '23505'

async function changing<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (error instanceof pg.DatabaseError && error.code === uniqueViolation) {
      throw refuse('already-there', { what: 'e-mail' })
    }
    throw error
  } finally {
    client.release()
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
