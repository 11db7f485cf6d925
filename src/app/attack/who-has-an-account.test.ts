import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../../platform/database.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { type Answer, serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const closed = await serve(database, { signUpOpen: false })
const ada = await server.found()
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

type Work = { statements: string[]; cpuMs: number }

let statements: string[] = []
const original = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [asked] = args as [string | { text?: string }]
  statements.push((typeof asked === 'string' ? asked : (asked?.text ?? '')).replace(/\s+/g, ' ').trim())
  return Reflect.apply(original, this, args)
} as typeof original
afterAll(() => {
  pg.Client.prototype.query = original
})

/** What is asked of the database, and how much the processor does, until the answer is out. */
async function workOf(call: () => Promise<Answer>): Promise<Work & { answer: Answer }> {
  statements = []
  const before = process.cpuUsage()
  const answer = await call()
  const { user } = process.cpuUsage(before)
  return { answer, statements: [...statements], cpuMs: user / 1000 }
}

/** What is written once the answer is out belongs to that call, not to the next. */
async function settled(): Promise<void> {
  let seen = -1
  while (seen !== statements.length) {
    seen = statements.length
    await pause(250)
  }
}

const outside = ({ status, body, headers }: Answer) => ({
  status,
  body: { ...body, requestId: '' },
  headers: [...headers.keys()].sort(),
})

async function signIn(email: string) {
  const body = { email, password: 'not the password at all' }
  const work = await workOf(() => server.stranger.call('POST', '/sign-in', { body }))
  await settled()
  return work
}

test('signing in says the same and does the same work, whether or not somebody is known', async () => {
  // The very first try loads what later ones find loaded.
  await signIn('warm-up@example.com')
  const [known, unknown]: [Work[], Work[]] = [[], []]
  for (let time = 0; time < 5; time++) {
    const one = await signIn(ada.email)
    const other = await signIn(`nobody${time}@example.com`)
    expect(outside(one.answer)).toEqual(outside(other.answer))
    expect(one.answer.status).toBe(401)
    known.push(one)
    unknown.push(other)
  }
  // The sweep of old counts comes with the first try of an account, known or not.
  const asked = (works: Work[]) => works.at(-1)?.statements.filter((text) => !/sign_in_try/.test(text))
  expect(asked(known)).toEqual(asked(unknown))
  const cpu = (works: Work[]) => works.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b)[2]
  // A digest of a password is most of the work: without one, an unknown e-mail would cost a tenth.
  expect(cpu(known) / cpu(unknown)).toBeGreaterThan(0.4)
  expect(cpu(known) / cpu(unknown)).toBeLessThan(2.5)
})

test('somebody who is suspended and somebody unknown are told the same', async () => {
  await owner.query(`update member set state = 'suspended' where email = $1`, [ada.email])
  const right = { email: ada.email, password: 'seven green apples' }
  const suspended = await server.stranger.call('POST', '/sign-in', { body: right })
  const unknown = await server.stranger.call('POST', '/sign-in', {
    body: { ...right, email: 'nobody@example.com' },
  })
  await owner.query(`update member set state = 'active' where email = $1`, [ada.email])
  expect(outside(suspended)).toEqual(outside(unknown))
})

test('where nobody may sign up, the answer says nothing about who has', async () => {
  const firm = { name: 'Fox', country: 'GB', timeZone: 'Europe/London', currency: 'GBP', workingDays: [1] }
  const signUp = (email: string) =>
    closed.stranger.call('POST', '/sign-up', {
      body: { firm, owner: { name: 'Ida', email, password: 'nine red plums' } },
    })
  const [known, unknown] = [await signUp(ada.email), await signUp('nobody@example.com')]
  expect(known.status).toBe(403)
  expect(outside(known)).toEqual(outside(unknown))
})

test('an invitation that never was, one for another firm and one that is over are one and the same', async () => {
  const again = await server.signIn(ada.email)
  const invited = await again.call('POST', '/invitations', {
    body: { name: 'Bo', email: 'bo@example.com', roles: ['staff'] },
  })
  const token = String(invited.body['link']).split('#')[1]
  const [firm, letters] = token.split('.')
  const other = `${firm.slice(0, -1)}${firm.endsWith('0') ? '1' : '0'}.${letters}`
  const never = `${firm}.${'A'.repeat(letters.length)}`
  await owner.query(`update invitation set expires_at = now() - interval '1 day'`)
  const look = (shown: string) =>
    server.stranger.call('POST', '/invitations/look', { body: { token: shown } })
  const [over, elsewhere, invented] = [await look(token), await look(other), await look(never)]
  expect(over.status).toBe(410)
  expect(outside(elsewhere)).toEqual(outside(over))
  expect(outside(invented)).toEqual(outside(over))
})
