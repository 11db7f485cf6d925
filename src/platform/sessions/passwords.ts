import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { type Auth, cameIn, headersOf } from './open-auth.ts'
import { digestPassword, isOutdated, isPassword } from './password-digest.ts'
import type { Sessions } from './sessions.ts'

type Options = Readonly<{ pool: pg.Pool; auth: () => Promise<Auth> }>

/** Signing in with a password. */
export function openPasswords({
  pool,
  auth,
}: Options): Pick<
  Sessions,
  'makePerson' | 'checkPassword' | 'isPasswordOf' | 'start' | 'signOut' | 'changePassword'
> {
  return {
    makePerson: async (person, visitor) => {
      const answer = await (await auth()).api.signUpEmail({
        body: person,
        headers: headersOf(visitor),
        asResponse: true,
      })
      if (answer.status === 422) throw refuse('already-there', { what: 'e-mail' })
      return cameIn(answer)
    },
    checkPassword: async ({ email, password }) => {
      const kept = await passwordBy(pool, 'person.email = lower($1)', email)
      // Somebody unknown takes as long as somebody known.
      if (kept === undefined) await digestPassword(password)
      return kept !== undefined && (await isRight(pool, kept, password)) ? kept.userId : null
    },
    isPasswordOf: async (userId, password) => {
      const kept = await passwordBy(pool, 'person.id = $1', userId)
      return kept !== undefined && isRight(pool, kept, password)
    },
    start: async (userId, visitor) => {
      const answer = await (await auth()).api.startSession({
        body: { userId },
        headers: headersOf(visitor),
        asResponse: true,
      })
      await endOldest(pool, userId)
      return cameIn(answer)
    },
    signOut: async (visitor) => {
      const answer = await (await auth()).api.signOut({ headers: headersOf(visitor), asResponse: true })
      return answer.headers.getSetCookie()
    },
    changePassword: async ({ current, next }, visitor) => {
      const answer = await (await auth()).api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: headersOf(visitor),
        asResponse: true,
      })
      return answer.status === 400 ? null : cameIn(answer)
    },
  }
}

/** Nobody is signed in at more places: the list of them is read whole. */
const mostSessions = 50

async function endOldest(pool: pg.Pool, userId: string): Promise<void> {
  await pool.query(
    `delete from auth.session
     where id in (select id from auth.session where "userId" = $1 order by "updatedAt" desc, id desc offset $2)`,
    [userId, mostSessions],
  )
}

type Kept = Readonly<{ userId: string; accountId: string; digest: string }>

async function passwordBy(pool: pg.Pool, condition: string, value: string): Promise<Kept | undefined> {
  const { rows } = await pool.query<Kept>(
    `select person.id as "userId", account.id as "accountId", account.password as digest
     from auth."user" as person
     join auth.account on account."userId" = person.id
     where account."providerId" = 'credential'
       and account.password is not null
       and ${condition}`,
    [value],
  )
  return rows[0]
}

async function isRight(pool: pg.Pool, { accountId, digest }: Kept, password: string): Promise<boolean> {
  if (!(await isPassword(password, digest))) return false
  if (isOutdated(digest)) await renewDigest(pool, { accountId, digest, password })
  return true
}

/** A password kept in an older way is kept in today's from now on; unless it was changed meanwhile. */
async function renewDigest(
  pool: pg.Pool,
  { accountId, digest, password }: { accountId: string; digest: string; password: string },
): Promise<void> {
  await pool.query('update auth.account set password = $3 where id = $1 and password = $2', [
    accountId,
    digest,
    await digestPassword(password),
  ])
}
