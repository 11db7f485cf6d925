import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { testDatabase } from '../testing/test-database.ts'
import { newId } from '../work.ts'
import { openAuthenticators } from './authenticators.ts'
import { openControlPool } from './open-sessions.ts'
import { codeAt, stepOf } from './totp.ts'

const database = await testDatabase({ max: 2 })
const owner = openOwnerPool(database.ownerUrl)
const pool = openControlPool(database.ownerUrl, 8)
afterAll(() => Promise.all([owner.end(), pool.end()]))

const authenticators = openAuthenticators({ pool, secret: 'a secret of more than thirty-two letters' })

/** Somebody with codes set up, whose code of now was not used yet. */
async function somebody() {
  const userId = newId('user')
  await owner.query('insert into auth."user" (id, name, email) values ($1, $2, $3)', [
    userId,
    'Ada',
    `${userId}@example.com`,
  ])
  const secret = await authenticators.begin(userId)
  const code = () => codeAt(secret, stepOf(new Date()))
  const recoveryCodes = await authenticators.finish(userId, code())
  await owner.query('update auth.authenticator set last_step = 0 where user_id = $1', [userId])
  return { userId, code, recoveryCodes: recoveryCodes ?? [] }
}

test('of many who show the same code at the same moment, one comes in', async () => {
  const { userId, code, recoveryCodes } = await somebody()
  // All connections are open, or each would come when the one before is done.
  await Promise.all(Array.from({ length: 8 }, () => authenticators.of(userId)))
  const eightTimes = (shown: string) =>
    Promise.all(Array.from({ length: 8 }, () => authenticators.use(userId, shown)))
  expect((await eightTimes(code())).filter((kind) => kind !== null)).toEqual(['code'])
  expect((await eightTimes(recoveryCodes[0])).filter((kind) => kind !== null)).toEqual(['recovery-code'])
})

test('where the server’s secret was lost, codes count no more, and recovery codes still do', async () => {
  const { userId, code, recoveryCodes } = await somebody()
  const after = openAuthenticators({ pool, secret: 'another secret of thirty-two letters' })
  expect(await after.use(userId, code())).toBeNull()
  expect(await after.use(userId, recoveryCodes[0])).toBe('recovery-code')
})
