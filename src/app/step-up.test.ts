import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { endpointsOf } from '../platform/http/endpoints.ts'
import { codeAt, stepOf } from '../platform/sessions/totp.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { contract } from './contract.ts'
import { handlers } from './router.ts'
import { password, serve } from './testing/serve.ts'

// What hands out rights or carries data away asks anew for the second factor, or for the password where none is set.

const database = await testDatabase({ max: 6 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

const marked = endpointsOf(contract, handlers).filter(({ stepUp }) => stepUp)

/** As if everybody had signed in a while ago. */
const letTimePass = () => owner.query(`update auth.session set "confirmedAt" = now() - interval '11 minutes'`)
const makeKey = { body: { name: 'till', scopes: ['firm:read', 'keys:write'], expiresInDays: 1 } }
const anyId = '01900000-0000-7000-8000-000000000000'

test('rights, keys and second factors ask for a fresh proof', () => {
  expect(marked.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'accounts.changeMember',
      'accounts.invite',
      'accounts.makeApiKey',
      'accounts.revokeApiKey',
      'accounts.beginAuthenticator',
      'accounts.removeAuthenticator',
      'accounts.remakeRecoveryCodes',
    ]),
  )
})

test.each(marked.map(({ name, method, path }) => ({ name, method, path })))(
  '$name is refused to whoever signed in a while ago',
  async ({ method, path }) => {
    const ada = await server.found()
    await letTimePass()
    const answer = await ada.call(method, path.replace(/\{\w+\}/g, anyId))
    expect([answer.status, answer.body['code']]).toEqual([401, 'step-up-needed'])
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_user_authentication')
    expect((await ada.call('GET', '/me')).status).toBe(200)
  },
)

test('the password proves it where no second factor is set, for ten minutes', async () => {
  const ada = await server.found()
  await letTimePass()
  const wrong = await ada.call('POST', '/me/proof', { body: { password: 'not the password' } })
  expect([wrong.status, wrong.body['fields']]).toEqual([
    422,
    [{ field: 'password', message: 'wrong-password' }],
  ])
  expect((await ada.call('POST', '/api-keys', makeKey)).status).toBe(401)
  expect((await ada.call('POST', '/me/proof', { body: { password } })).status).toBe(200)
  expect((await ada.call('POST', '/api-keys', makeKey)).status).toBe(200)
  await letTimePass()
  expect((await ada.call('POST', '/api-keys', makeKey)).status).toBe(401)
})

test('with a second factor set, the password proves nothing', async () => {
  const ada = await server.found()
  const secret = String((await ada.call('POST', '/me/authenticator')).body['secret'])
  const step = stepOf(new Date())
  await ada.call('POST', '/me/authenticator/finish', { body: { code: codeAt(secret, step) } })
  await letTimePass()
  expect((await ada.call('POST', '/me/proof', { body: { password } })).status).toBe(422)
  expect((await ada.call('DELETE', '/me/authenticator')).status).toBe(401)
  const code = codeAt(secret, step + 1)
  expect((await ada.call('POST', '/me/proof', { body: { code } })).status).toBe(200)
  expect((await ada.call('DELETE', '/me/authenticator')).status).toBe(200)
})

test('with a second factor set, the password alone changes neither password nor address', async () => {
  const ada = await server.found()
  const secret = String((await ada.call('POST', '/me/authenticator')).body['secret'])
  const change = { body: { current: 'not mine', next: 'nine red plums in a jar' } }
  await letTimePass()
  expect((await ada.call('POST', '/me/password', change)).status).toBe(422)
  await ada.call('POST', '/me/authenticator/finish', {
    body: { code: codeAt(secret, stepOf(new Date())) },
  })
  const password = await ada.call('POST', '/me/password', change)
  expect(password.body['code']).toBe('step-up-needed')
  const email = await ada.call('POST', '/me/email', { body: { email: 'new@example.com' } })
  expect(email.body['code']).toBe('step-up-needed')
})

test('a proof is for the session that gave it, not for others of the same person', async () => {
  const here = await server.found()
  const there = await server.signIn(here.email)
  await letTimePass()
  await here.call('POST', '/me/proof', { body: { password } })
  expect((await here.call('POST', '/api-keys', makeKey)).status).toBe(200)
  expect((await there.call('POST', '/api-keys', makeKey)).status).toBe(401)
})

test('a key is not asked for a proof, and reaches nothing that is for people', async () => {
  const ada = await server.found()
  const { body } = await ada.call('POST', '/api-keys', makeKey)
  await letTimePass()
  const program = server.withKey(String(body['key']))
  expect((await program.call('DELETE', `/api-keys/${anyId}`)).status).toBe(404)
  const personal: readonly (readonly [string, string, object?])[] = [
    ['POST', '/me/proof', { password }],
    ['GET', '/me/ways-in'],
    ['POST', '/me/authenticator'],
    ['POST', '/me/authenticator/finish', { code: '123456' }],
    ['DELETE', '/me/authenticator'],
    ['POST', '/me/recovery-codes'],
    ['GET', '/sessions'],
    ['DELETE', '/sessions'],
    ['POST', '/me/password', { current: password, next: 'nine red plums' }],
  ]
  for (const [method, path, sent] of personal) {
    const answer = await program.call(method, path, sent ? { body: sent } : {})
    expect({ path, status: answer.status }).toEqual({ path, status: 403 })
  }
})

test('signing out everywhere else leaves this one', async () => {
  const here = await server.found()
  const there = [await server.signIn(here.email), await server.signIn(here.email)]
  expect((await here.call('DELETE', '/sessions')).body).toEqual({ ended: 2 })
  for (const one of there) expect((await one.call('GET', '/me')).status).toBe(401)
  expect((await here.call('GET', '/me')).status).toBe(200)
})

test('a session says its device, its address and the time zone of its browser', async () => {
  const { email } = await server.found()
  const headers = { 'rapport-time-zone': 'Europe/Berlin', 'user-agent': 'Firefox/130.0 (Windows NT 10.0)' }
  await server.stranger.call('POST', '/sign-in', { body: { email, password }, headers })
  const odd = { 'rapport-time-zone': '<script>' }
  await server.stranger.call('POST', '/sign-in', { body: { email, password }, headers: odd })
  const here = await server.signIn(email)
  const { items } = (await here.call('GET', '/sessions')).body as unknown as {
    items: { device: string; timeZone: string | null; address: string }[]
  }
  expect(items.map(({ timeZone }) => timeZone).sort()).toEqual(['Europe/Berlin', null, null, null])
  const berlin = items.find(({ timeZone }) => timeZone !== null)
  expect(berlin).toMatchObject({ device: 'Firefox on Windows', address: '127.0.0.1' })
})
