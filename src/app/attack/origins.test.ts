import { expect, test } from 'vitest'
import { endpointsOf } from '../../platform/http/endpoints.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { routes } from '../capabilities.ts'
import { contract } from '../contract.ts'
import { handlers } from '../router.ts'
import { serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const behindProxy = await serve(database, { publicUrl: 'https://rapport.example.com', trustProxy: 1 })
const ada = await server.found()
const { port, hostname } = new URL(server.address)

const someId = '01939d00-0000-7000-8000-000000000000'
const endpoints = [...endpointsOf(contract, handlers), ...routes]
const writing = endpoints.filter(({ method }) => method !== 'GET')

const foreign: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: `http://${hostname}:${Number(port) + 1}` },
  { origin: `http://evil.${hostname}:${port}` },
  { origin: 'file://' },
  { origin: 'not an origin' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: server.address },
]

test.each(foreign)('no write is done that a page of %o makes a browser send', async (headers) => {
  expect(writing.length).toBeGreaterThan(30)
  for (const { method, path } of writing) {
    const { status, body } = await ada.call(method, path.replaceAll(/\{\w+\}/g, someId), { headers })
    expect([method, path, status, body['code']]).toEqual([method, path, 403, 'wrong-origin'])
  }
})

test('nothing is written by a GET, which other sites can make a browser send', () => {
  const reading = endpointsOf(contract, handlers).filter(({ method }) => method === 'GET')
  const writes = reading.filter(({ handler }) => handler?.kind === 'writes')
  // The first look at Today writes down the list of the day, which follows from what is on record.
  expect(writes.map(({ name }) => name)).toEqual(['outreach.today'])
})

test('a form of another site can send no body that is read', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const sent = { headers: { 'content-type': type }, body: '{"name":"Mallory"}' }
    expect([type, (await ada.call('PATCH', '/me', sent)).status]).toEqual([type, 415])
  }
})

test('behind a proxy, only the public address is ours, whatever a caller writes into the headers', async () => {
  const call = (headers: Record<string, string>) =>
    behindProxy.stranger.call('POST', '/sign-in', {
      body: { email: 'nobody@example.com', password: 'a guess' },
      headers,
    })
  expect((await call({ origin: 'https://rapport.example.com' })).status).toBe(401)
  expect((await call({ origin: 'http://rapport.example.com' })).status).toBe(403)
  expect((await call({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).status).toBe(
    403,
  )
})

test('a link that is handed out leads to us, whichever host a caller named', async () => {
  const invited = await ada.call('POST', '/invitations', {
    body: { name: 'Bo', email: 'bo@example.com', roles: ['staff'] },
    headers: {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    },
  })
  expect(String(invited.body['link'])).toMatch(new RegExp(`^http://localhost:${port}/invitation#`))
})

test('a session goes to our site only, by https where there is https, and is out of the reach of scripts', async () => {
  const body = { email: ada.email, password: 'seven green apples' }
  const plain = (await server.stranger.call('POST', '/sign-in', { body })).headers.getSetCookie()
  const secure = (await behindProxy.stranger.call('POST', '/sign-in', { body })).headers.getSetCookie()
  expect(plain).toHaveLength(2)
  for (const cookie of [...plain, ...secure]) {
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
  for (const cookie of secure) expect(cookie).toMatch(/^__Secure-rapport\..*; Secure/)
})
