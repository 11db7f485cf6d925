import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve, type TestServer } from './testing/serve.ts'

const database = await testDatabase()
const behindOne = await serve(database, { signInLimit: 3, trustProxy: 1 })
const alone = await serve(database, { signInLimit: 3, trustProxy: 0 })

/** Tries a password four times, each for another e-mail, so that only the address can count. */
async function guess(server: TestServer, forwardedFor: (tries: number) => string): Promise<number[]> {
  const statuses = []
  for (let tries = 0; tries < 4; tries++) {
    const body = { email: `${crypto.randomUUID()}@example.com`, password: 'a guess' }
    const headers = { 'x-forwarded-for': forwardedFor(tries) }
    statuses.push((await server.stranger.call('POST', '/sign-in', { body, headers })).status)
  }
  return statuses
}

test('who writes a first entry into X-Forwarded-For themselves is slowed down all the same', async () => {
  expect(await guess(behindOne, (tries) => `10.1.1.${tries}, 203.0.113.7`)).toEqual([401, 401, 401, 429])
})

test('two visitors behind one proxy are told apart', async () => {
  expect(await guess(behindOne, (tries) => `198.51.100.${tries}`)).toEqual([401, 401, 401, 401])
})

test('without a proxy the header counts for nothing', async () => {
  expect(await guess(alone, (tries) => `10.1.1.${tries}`)).toEqual([401, 401, 401, 429])
})
