import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../../platform/database.ts'
import { sessionSecret } from '../../platform/sessions/secret.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
const folder = await mkdtemp(join(tmpdir(), 'rapport-secrets-'))
afterAll(async () => {
  await owner.end()
  await rm(folder, { recursive: true, force: true })
})

/** Every column that could hold a secret, by its name. A new one has to say here how it is kept. */
const kept: Record<string, string> = {
  'auth.account.accessToken': 'unused: nobody signs in by another service',
  'auth.account.refreshToken': 'unused',
  'auth.account.idToken': 'unused',
  'auth.account.password': 'argon2id',
  'auth.authenticator.secret': 'sealed with a key outside the database',
  'auth.link.digest': 'digest of 256 random bits',
  'auth.passkey.publicKey': 'public by nature',
  'auth.passkey.credentialID': 'public by nature',
  'auth.recovery_code.digest': 'digest of a random code',
  'auth.session.token': 'worthless without its signature, by a key outside the database',
  'auth.sign_in_try.key': 'digest, keyed outside the database',
  'auth.verification.value': 'a challenge of a passkey, for minutes',
  'public.api_key.digest': 'digest of 256 random bits',
  'public.idempotency_key.key': 'made by the caller, opens nothing',
  'public.idempotency_key.request_digest': 'digest',
  'public.idempotency_key.response': 'an answer, never one with a secret in it',
  'public.mail.sealed_letter': 'sealed with a key outside the database, wiped once it left',
  'public.invitation.token_digest': 'digest of 256 random bits',
  'public.duplicate_key.key': 'what two records of one party may share; as open as the records',
  'public.forgotten.digest': 'digest with a salt of the firm',
  'public.party_merge_row.key': 'ids of a row that moved, opens nothing',
  'public.party_photo.digest': 'of a picture, so that a browser knows whether it has it',
}

test('every secret in the database is a digest or sealed', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name
     from information_schema.columns
     where table_schema in ('public', 'auth', 'platform')
       and data_type <> 'timestamp with time zone'
       and column_name ~* '(token|secret|password|digest|credential|publickey|response|sealed|^key$|^value$)'
     order by 1`,
  )
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(kept).sort())
})

test('no secret that was given out can be read from any table', async () => {
  const ada = await server.found()
  const post = (path: string, body?: unknown) => ada.call('POST', path, { body })
  const key = String(
    (await post('/api-keys', { name: 'till', scopes: ['firm:read'], expiresInDays: 1 })).body['key'],
  )
  const guest = { name: 'Bo', email: 'bo@example.com', roles: ['staff'] }
  const link = String((await post('/invitations', guest)).body['link'])
  const given = ['seven green apples', key.split('.')[1], link.split('.').at(-1) ?? '']
  expect(given.map((one) => one.length > 15)).toEqual([true, true, true])
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'auth', 'platform', 'graphile_worker')`,
  )
  expect(tables.length).toBeGreaterThan(30)
  for (const { name } of tables) {
    const { rows } = await owner.query<{ line: string }>(`select line::text as line from ${name} as line`)
    const all = rows.map(({ line }) => line).join('\n')
    expect([name, given.filter((secret) => all.includes(secret))]).toEqual([name, []])
  }
  const { rows } = await owner.query<{ password: string }>('select password from auth.account')
  for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$/)
})

test('the key that seals and signs lies in a file that nobody else can read', async () => {
  const made = await sessionSecret({ secret: undefined, dataDir: folder })
  expect(made.length).toBeGreaterThanOrEqual(64)
  expect(await sessionSecret({ secret: undefined, dataDir: folder })).toBe(made)
  const { mode } = await stat(join(folder, 'session-secret'))
  expect(mode & 0o077).toBe(0)
})
