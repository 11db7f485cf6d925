import { scryptSync } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { openAuthenticators } from '../platform/sessions/authenticators.ts'
import { openControlPool } from '../platform/sessions/open-sessions.ts'
import { codeAt, stepOf } from '../platform/sessions/totp.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { cookieOf, type Person, password, serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

type Founder = Awaited<ReturnType<typeof server.found>>

const signIn = (email: string, code?: string, secret = password) =>
  server.stranger.call('POST', '/sign-in', { body: { email, password: secret, ...(code ? { code } : {}) } })

/** A code that was not used yet: the clock of a test doesn't wait half a minute. */
const codeOf = (secret: string, off = 0) => codeAt(secret, stepOf(new Date()) + off)
const forgetUsed = () => owner.query('update auth.authenticator set last_step = 0')

/** Turns codes on, as somebody with an app on the phone would. */
async function setUp(who: Person) {
  const begun = await who.call('POST', '/me/authenticator')
  const secret = String(begun.body['secret'])
  const finished = await who.call('POST', '/me/authenticator/finish', { body: { code: codeOf(secret) } })
  await forgetUsed()
  return {
    secret,
    uri: String(begun.body['uri']),
    codes: finished.body['recoveryCodes'] as unknown as string[],
  }
}

const kinds = async (who: Founder) => {
  const { rows } = await owner.query<{ kind: string; by: string | null }>(
    `select fact.kind, fact.details ->> 'by' as by
     from fact
     join member on member.workspace_id = fact.workspace_id
     where member.email = $1
     order by fact.happened_at, fact.id`,
    [who.email],
  )
  return rows.map(({ kind, by }) => (by === null ? kind : `${kind} by ${by}`))
}

test('with codes from the phone set up, the password alone lets nobody in', async () => {
  const ada = await server.found()
  const { secret, uri } = await setUp(ada)
  expect(uri).toBe(`otpauth://totp/Rapport:${encodeURIComponent(ada.email)}?secret=${secret}&issuer=Rapport`)
  const alone = await signIn(ada.email)
  expect([alone.status, alone.body['code'], alone.headers.getSetCookie()]).toEqual([401, 'code-needed', []])
  const wrong = await signIn(ada.email, codeOf(secret, 7))
  expect([wrong.status, wrong.body['details']]).toEqual([401, { reason: 'wrong-code' }])
  const right = await signIn(ada.email, codeOf(secret))
  expect(right.status).toBe(200)
  expect(await kinds(ada)).toEqual(
    expect.arrayContaining(['AuthenticatorSet', 'SignInFailed by code', 'SignedIn by code']),
  )
})

test('whether a code is asked for is told to nobody without the password', async () => {
  const ada = await server.found()
  const { secret } = await setUp(ada)
  const wrong = await signIn(ada.email, codeOf(secret), 'not the password')
  expect([wrong.status, wrong.body['code']]).toEqual([401, 'wrong-credentials'])
})

test('a code counts once, also when it comes twice at the same moment', async () => {
  const ada = await server.found()
  const { secret } = await setUp(ada)
  const code = codeOf(secret)
  const answers = await Promise.all([signIn(ada.email, code), signIn(ada.email, code)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  expect((await signIn(ada.email, code)).status).toBe(401)
})

test('each recovery code lets in once, and one sees how many are left', async () => {
  const ada = await server.found()
  const { codes } = await setUp(ada)
  expect(new Set(codes).size).toBe(10)
  const inside = await signIn(ada.email, codes[0].toUpperCase())
  expect(inside.status).toBe(200)
  const ways = await server.stranger.call('GET', '/me/ways-in', { headers: { cookie: cookieOf(inside) } })
  expect(ways.body['recoveryCodesLeft']).toBe(9)
  expect((await signIn(ada.email, codes[0])).status).toBe(401)
  expect(await kinds(ada)).toEqual(expect.arrayContaining(['SignedIn by recovery-code', 'RecoveryCodeUsed']))
})

test('new recovery codes replace the old ones', async () => {
  const ada = await server.found()
  const { codes } = await setUp(ada)
  const made = await ada.call('POST', '/me/recovery-codes')
  const next = made.body['recoveryCodes'] as unknown as string[]
  expect((await signIn(ada.email, codes[1])).status).toBe(401)
  expect((await signIn(ada.email, next[1])).status).toBe(200)
})

test('a new phone takes over only once it shows a code', async () => {
  const ada = await server.found()
  const old = await setUp(ada)
  const begun = await ada.call('POST', '/me/authenticator')
  const next = String(begun.body['secret'])
  expect((await signIn(ada.email, codeOf(next))).status).toBe(401)
  expect((await signIn(ada.email, codeOf(old.secret))).status).toBe(200)
  const wrong = await ada.call('POST', '/me/authenticator/finish', { body: { code: codeOf(next, 7) } })
  expect([wrong.status, wrong.body['fields']]).toEqual([422, [{ field: 'code', message: 'wrong-code' }]])
  await ada.call('POST', '/me/authenticator/finish', { body: { code: codeOf(next) } })
  await forgetUsed()
  expect((await signIn(ada.email, codeOf(old.secret))).status).toBe(401)
  expect((await signIn(ada.email, codeOf(next))).status).toBe(200)
})

test('who guesses codes must pause, while recovery codes still let the owner in', async () => {
  const ada = await server.found()
  const { secret, codes } = await setUp(ada)
  for (let tries = 0; tries < 10; tries += 1) await signIn(ada.email, codeOf(secret, 7 + tries))
  expect((await signIn(ada.email, codeOf(secret))).status).toBe(401)
  expect((await signIn(ada.email, codes[0])).status).toBe(200)
  await owner.query(`update auth.authenticator set wrong_at = now() - interval '16 minutes'`)
  expect((await signIn(ada.email, codeOf(secret))).status).toBe(200)
})

test('turned off, the password is enough again, and no recovery code is left', async () => {
  const ada = await server.found()
  await setUp(ada)
  expect((await ada.call('DELETE', '/me/authenticator')).status).toBe(200)
  expect((await signIn(ada.email)).status).toBe(200)
  expect((await ada.call('GET', '/me/ways-in')).body).toEqual({
    authenticatorSince: null,
    recoveryCodesLeft: 0,
    passkeys: [],
  })
})

test('the database alone gives neither a secret nor a recovery code nor a password', async () => {
  const ada = await server.found()
  const { secret, codes } = await setUp(ada)
  const { rows } = await owner.query<{ line: string }>(
    `select authenticator::text as line from auth.authenticator
     union all select recovery_code::text from auth.recovery_code
     union all select account::text from auth.account
     union all select fact::text from fact`,
  )
  const kept = rows.map(({ line }) => line).join('\n')
  expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  for (const told of [secret, codes[0], codes[0].replaceAll('-', ''), password])
    expect(kept).not.toContain(told)
})

test('a password kept by scrypt still counts, and is kept by argon2id from then on', async () => {
  const ada = await server.found()
  const salt = '00112233445566778899aabbccddeeff'
  const params = { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 }
  const old = `${salt}:${scryptSync(password.normalize('NFKC'), salt, 64, params).toString('hex')}`
  const mine = `"userId" = (select id from auth."user" where email = $1)`
  await owner.query(`update auth.account set password = $2 where ${mine}`, [ada.email, old])
  expect((await signIn(ada.email, undefined, 'not the password')).status).toBe(401)
  expect((await signIn(ada.email)).status).toBe(200)
  const { rows } = await owner.query(`select password from auth.account where ${mine}`, [ada.email])
  expect(rows[0].password).toMatch(/^\$argon2id\$/)
  expect((await signIn(ada.email)).status).toBe(200)
})

test('setting up codes many times at once leaves one beginning, not a failure', async () => {
  const ada = await server.found()
  const { rows } = await owner.query<{ id: string }>('select id from auth."user" where email = $1', [
    ada.email,
  ])
  const pool = openControlPool(database.ownerUrl, 8)
  const authenticators = openAuthenticators({ pool, secret: 'any secret will do here' })
  const begun = Array.from({ length: 40 }, () => authenticators.begin(rows[0].id))
  const failed = (await Promise.allSettled(begun)).filter(({ status }) => status === 'rejected')
  await pool.end()
  expect(failed).toEqual([])
})
