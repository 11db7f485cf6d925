import { expect, test } from 'vitest'
import { openOwnerPool } from '../../platform/database.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { cookieOf, password, serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()

async function asOwner<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const owner = openOwnerPool(database.ownerUrl)
  try {
    return (await owner.query(sql, values)).rows as T[]
  } finally {
    await owner.end()
  }
}

const me = (cookie: string) => server.stranger.call('GET', '/me', { headers: { cookie } })
const sessionIn = (cookie: string) => /rapport\.session_token=([^;]+)/.exec(cookie)?.[1] ?? ''

test('whoever signs in gets a new session, not one that was put into their browser', async () => {
  const planted = String(ada.headers['cookie'])
  const answer = await server.stranger.call('POST', '/sign-in', {
    body: { email: ada.email, password },
    headers: { cookie: planted },
  })
  expect(sessionIn(cookieOf(answer))).not.toBe('')
  expect(sessionIn(cookieOf(answer))).not.toBe(sessionIn(planted))
})

test('a new password gives a new session and ends the one before', async () => {
  const before = await server.signIn(ada.email)
  const changed = await before.call('POST', '/me/password', {
    body: { current: password, next: 'nine purple plums' },
  })
  expect(changed.status).toBe(200)
  expect((await me(String(before.headers['cookie']))).status).toBe(401)
  expect((await me(cookieOf(changed))).status).toBe(200)
  await asOwner('update auth.account set password = (select password from auth.account limit 1)')
  const back = await server.stranger.call('POST', '/me/password', {
    body: { current: 'nine purple plums', next: password },
    headers: { cookie: cookieOf(changed) },
  })
  expect(back.status).toBe(200)
})

test('a session that lay idle for a month is over, and one that is used lives on', async () => {
  const [idle, used] = [await server.signIn(ada.email), await server.signIn(ada.email)]
  await asOwner(`update auth.session set "updatedAt" = "updatedAt" - interval '29 days',
    "expiresAt" = "expiresAt" - interval '29 days'`)
  expect((await used.call('GET', '/me')).status).toBe(200)
  await asOwner(`update auth.session set "updatedAt" = "updatedAt" - interval '2 days',
    "expiresAt" = "expiresAt" - interval '2 days'`)
  expect((await used.call('GET', '/me')).status).toBe(200)
  expect((await idle.call('GET', '/me')).status).toBe(401)
})

test('even a session that is used every day ends after half a year', async () => {
  const person = await server.signIn(ada.email)
  await asOwner(`update auth.session set "createdAt" = now() - interval '179 days',
    "updatedAt" = now() - interval '2 hours'`)
  expect((await person.call('GET', '/me')).status).toBe(200)
  await asOwner(`update auth.session set "expiresAt" = "expiresAt" - interval '25 hours'`)
  expect((await person.call('GET', '/me')).status).toBe(401)
})

test('what the database keeps of a session opens no door: the cookie is signed by a key outside it', async () => {
  const person = await server.signIn(ada.email)
  const rows = await asOwner<{ token: string }>('select token from auth.session')
  expect(rows.length).toBeGreaterThan(0)
  for (const { token } of rows) {
    for (const shown of [token, `${token}.`, `${token}.${token}`]) {
      expect((await me(`rapport.session_token=${encodeURIComponent(shown)}`)).status).toBe(401)
    }
  }
  expect((await person.call('GET', '/me')).status).toBe(200)
})

test('nobody ends a session of another person, nor learns that it is there', async () => {
  const other = await server.found()
  const [{ id }] = await asOwner<{ id: string }>(
    `select session.id from auth.session join auth."user" as person on person.id = session."userId"
     where person.email = $1 limit 1`,
    [ada.email],
  )
  const theirs = await other.call('DELETE', `/sessions/${id}`)
  const nothing = await other.call('DELETE', '/sessions/01939d00-0000-7000-8000-000000000000')
  expect([theirs.status, theirs.body['code']]).toEqual([404, 'not-found'])
  expect({ ...theirs.body, requestId: '' }).toEqual({ ...nothing.body, requestId: '' })
})
