import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase()
const server = await serve(database, { signInLimit: 3, signUpOpen: false })

test('only the first visitor can make a workspace', async () => {
  expect((await server.stranger.call('GET', '/welcome')).body['firstVisit']).toBe(true)
  await server.found()
  expect((await server.stranger.call('GET', '/welcome')).body['signUpOpen']).toBe(false)
  await expect(server.found()).rejects.toThrow('sign-up-closed')
})

test('who tries passwords is slowed down', async () => {
  const attempt = () =>
    server.stranger.call('POST', '/sign-in', { body: { email: 'owner1@example.com', password: 'a guess' } })
  const statuses = []
  for (let tries = 0; tries < 4; tries++) statuses.push((await attempt()).status)
  expect(statuses).toEqual([401, 401, 401, 429])
  const { headers } = await attempt()
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
})
