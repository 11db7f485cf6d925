import type pg from 'pg'
import { now } from '../clock.ts'
import { type Auth, headersOf } from './open-auth.ts'
import type { Passkeys, PasskeyRow, ShownPasskey, Visitor } from './sessions.ts'

type Options = Readonly<{ pool: pg.Pool; auth: () => Promise<Auth> }>

/** Opens the passkeys on the control plane: what the browser and the device say is judged by better-auth. */
export function openPasskeys({ pool, auth }: Options): Passkeys {
  return {
    listOf: async (userId) => {
      const { rows } = await pool.query<PasskeyRow>(
        `select id, coalesce(name, '') as name, "createdAt", "lastUsedAt"
         from auth.passkey
         where "userId" = $1
         order by "createdAt", id`,
        [userId],
      )
      return rows
    },
    beginAdding: async (visitor) => {
      const { api } = await auth()
      return begun(
        await api.generatePasskeyRegistrationOptions({ headers: headersOf(visitor), asResponse: true }),
      )
    },
    finishAdding: async ({ response, name }, visitor) => {
      const { api } = await auth()
      const answer = await api.verifyPasskeyRegistration({
        body: { response, name },
        headers: headersOf(visitor),
        asResponse: true,
      })
      if (!answer.ok) return null
      const { id }: { id: string } = await answer.json()
      return id
    },
    rename: async (userId, { id, name }) => {
      const { rowCount } = await pool.query(
        'update auth.passkey set name = $3 where id = $1 and "userId" = $2',
        [id, userId, name],
      )
      return rowCount === 1
    },
    remove: async (userId, id) => {
      const { rowCount } = await pool.query('delete from auth.passkey where id = $1 and "userId" = $2', [
        id,
        userId,
      ])
      return rowCount === 1
    },
    beginShowing: async (visitor) => {
      const { api } = await auth()
      return begun(
        await api.generatePasskeyAuthenticationOptions({ headers: headersOf(visitor), asResponse: true }),
      )
    },
    check: async (response, visitor) => {
      const isRight = await check({ pool, auth }, response, visitor)
      const { rows } = await pool.query<{ userId: string }>(
        'select "userId" from auth.passkey where "credentialID" = $1',
        [response.id],
      )
      return { isRight, userId: rows[0]?.userId ?? null }
    },
  }
}

async function begun(answer: Response) {
  if (!answer.ok) throw new Error(`A passkey could not be begun: status ${answer.status}.`)
  const options: Record<string, unknown> = await answer.json()
  return { options, cookies: answer.headers.getSetCookie() }
}

/** better-auth starts a session with it; ours begin in one place, so that one ends at once. */
async function check({ pool, auth }: Options, response: ShownPasskey, visitor: Visitor): Promise<boolean> {
  const answer = await (await auth()).api.verifyPasskeyAuthentication({
    body: { response },
    headers: headersOf(visitor),
    asResponse: true,
  })
  if (!answer.ok) return false
  const { session }: { session: { id: string } } = await answer.json()
  await pool.query('delete from auth.session where id = $1', [session.id])
  await pool.query('update auth.passkey set "lastUsedAt" = $2 where "credentialID" = $1', [
    response.id,
    now(),
  ])
  return true
}
