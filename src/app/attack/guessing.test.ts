import { expect, test } from 'vitest'
import { openOwnerPool } from '../../platform/database.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { cookieOf, password, serve, type TestServer } from '../testing/serve.ts'

const settings = { signInLimit: 3, trustProxy: 1, secret: 'a secret that outlives a restart of the server' }
const database = await testDatabase({ max: 8 })
const server = await serve(database, settings)
const founding = await serve(database)
const ada = await founding.found()

type Trying = { email?: string; from: string; secret?: string; cookie?: string; at?: TestServer }

function trySignIn({ email = ada.email, from, secret = 'a guess', cookie, at = server }: Trying) {
  const headers = { 'x-forwarded-for': from, ...(cookie === undefined ? {} : { cookie }) }
  return at.stranger.call('POST', '/sign-in', { body: { email, password: secret }, headers })
}

/** Tries many times, some at once, and counts the answers. */
async function flood(times: number, trying: (time: number) => Trying): Promise<Record<number, number>> {
  const counts: Record<number, number> = {}
  let next = 0
  const worker = async () => {
    while (next < times) {
      const { status } = await trySignIn(trying(next++))
      counts[status] = (counts[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: 32 }, worker))
  return counts
}

test('ten thousand guesses are a handful, and the owner gets in all the same', async () => {
  const from = '192.0.2.1'
  const own = '203.0.113.50'
  const first = await trySignIn({ from: own, secret: password })
  expect(first.status).toBe(200)
  const cookie = cookieOf(first)

  // From one network: three are looked at.
  expect(await flood(9_000, () => ({ from }))).toEqual({ 401: 3, 429: 8_997 })
  const elsewhere = await trySignIn({ from: '198.51.100.9', secret: password })
  expect(elsewhere.status).toBe(200)

  // From a thousand networks: thirty, less those that were counted already.
  const spread = await flood(1_000, (time) => ({ from: `198.18.${time >> 8}.${time & 255}` }))
  expect(spread[401]).toBeLessThanOrEqual(30)
  expect(spread[401]).toBeGreaterThan(20)
  expect((spread[401] ?? 0) + (spread[429] ?? 0)).toBe(1_000)

  // A browser that was let in before is not a stranger, wherever it is now.
  expect((await trySignIn({ from: '203.0.113.51', secret: password, cookie })).status).toBe(200)
  // Nor can anybody pass for it.
  const forged = cookie.replace(/(rapport\.device=[^.]+\.)./, '$1_')
  expect((await trySignIn({ from: '203.0.113.52', secret: password, cookie: forged })).status).toBe(429)
}, 300_000)

test('a browser that is known may not guess without end either', async () => {
  const email = (await founding.found()).email
  const cookie = cookieOf(await trySignIn({ email, from: '203.0.113.1', secret: password }))
  const statuses = []
  for (let time = 0; time < 5; time++) {
    statuses.push((await trySignIn({ email, from: `203.0.113.${time + 2}`, cookie })).status)
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429])
})

test('a browser that is known to one account is a stranger to another', async () => {
  const [own, other] = [(await founding.found()).email, (await founding.found()).email]
  const cookie = cookieOf(await trySignIn({ email: own, from: '203.0.113.77', secret: password }))
  const spread = await flood(100, (time) => ({ email: other, cookie, from: `198.19.9.${time}` }))
  expect(spread).toEqual({ 401: 30, 429: 70 })
})

test('a restart forgives nobody who guesses at an account', async () => {
  const { email } = await founding.found()
  await flood(3, () => ({ email, from: '192.0.2.3' }))
  const restarted = await serve(database, settings)
  const after = await trySignIn({ email, from: '192.0.2.3', secret: password, at: restarted })
  expect(after.status).toBe(429)
  expect(Number(after.headers.get('retry-after'))).toBeGreaterThan(600)
})

/** Somebody who signed in, at any server that shares the secret. */
async function cameIn(from: string) {
  const { email } = await founding.found()
  const cookie = cookieOf(await trySignIn({ email, from, secret: password }))
  const prove = async (at: TestServer, secret: string) =>
    (await at.signedIn(cookie).call('POST', '/me/proof', { body: { password: secret } })).status
  const change = async (at: TestServer) => {
    const body = { current: 'a guess', next: 'nine yellow submarines' }
    return (await at.signedIn(cookie).call('POST', '/me/password', { body })).status
  }
  return { email, prove, change }
}

test('whoever finds a session open guesses a handful of times, also after a restart', async () => {
  const { email, prove, change } = await cameIn('203.0.113.90')
  const first = [await prove(server, 'a guess'), await change(server), await prove(server, 'a guess')]
  const restarted = await serve(database, settings)
  expect([...first, await prove(restarted, 'a guess'), await change(restarted)]).toEqual([
    422, 422, 422, 429, 429,
  ])
  // Whoever signs in anew has a count of their own.
  const own = await founding.signIn(email)
  expect((await own.call('POST', '/me/proof', { body: { password } })).status).toBe(200)
})

test('a right proof forgets the wrong ones before it', async () => {
  const { prove } = await cameIn('203.0.113.92')
  const first = [
    await prove(server, 'a guess'),
    await prove(server, 'a guess'),
    await prove(server, password),
  ]
  const restarted = await serve(database, settings)
  const later = [await prove(restarted, 'a guess'), await prove(restarted, password)]
  expect([...first, ...later]).toEqual([422, 422, 200, 422, 200])
})

test('all addresses that a provider gives to one customer of IPv6 are one', async () => {
  const spread = await flood(20, (time) => ({
    email: `nobody${time}@example.com`,
    from: `2001:db8::${time}`,
  }))
  expect(spread).toEqual({ 401: 3, 429: 17 })
})

test('what is kept of tries names nobody, and goes again', async () => {
  const owner = openOwnerPool(database.ownerUrl)
  const { rows } = await owner.query('select * from auth.sign_in_try')
  expect(rows.length).toBeGreaterThan(100)
  expect(JSON.stringify(rows)).not.toContain(ada.email)
  await owner.query(`update auth.sign_in_try set since = since - interval '2 hours'`)
  await flood(100, (time) => ({ email: `nobody@example.com`, from: `198.18.200.${time}` }))
  const old = await owner.query(`select from auth.sign_in_try where since < now() - interval '1 hour'`)
  await owner.end()
  expect(old.rowCount).toBe(0)
})
