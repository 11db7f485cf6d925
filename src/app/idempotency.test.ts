import { expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

// A write that is sent again with its key is done once, whatever kind of write it is.

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()

const upload = (key: string, body: string, name = 'a.csv') =>
  ada.call('POST', `/imports?fileName=${name}`, {
    body,
    headers: { 'content-type': 'text/csv', 'idempotency-key': key },
  })
const contacts = 'Name,E-mail\nMira,mira@example.com\n'

test('a file that is sent again is taken in once, and answered byte for byte the same', async () => {
  const first = await upload('the-same-file', contacts)
  const again = await upload('the-same-file', contacts)
  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.text).toBe(first.text)
  expect((await ada.call('GET', '/imports')).body['items']).toHaveLength(1)
})

test('another file, or another name, under the same key is refused', async () => {
  await upload('one-file-only', contacts)
  const other = await upload('one-file-only', `${contacts}Bo,bo@example.com\n`)
  const renamed = await upload('one-file-only', contacts, 'b.csv')
  expect([other.body['code'], renamed.body['code']]).toEqual(['key-reused', 'key-reused'])
})

test('a file that was refused leaves its key free', async () => {
  expect((await upload('second-try', '')).status).toBeGreaterThanOrEqual(400)
  expect((await upload('second-try', contacts)).status).toBe(201)
})

test('while the first call runs, the same key is told to wait', async () => {
  const owner = openOwnerPool(database.ownerUrl)
  const { body: me } = await ada.call('GET', '/me')
  const { firm, member } = me as unknown as { firm: { id: string }; member: { id: string } }
  const hold = await owner.connect()
  await hold.query('begin')
  await hold.query(
    `insert into idempotency_key (workspace_id, member_id, key, request_digest, created_at)
     values ($1, $2, 'still-at-work', 'x', now())`,
    [firm.id, member.id],
  )
  const send = () =>
    ada.call('POST', '/parties', {
      body: { kind: 'person', displayName: 'Zora' },
      headers: { 'idempotency-key': 'still-at-work' },
    })
  const waiting = await send()
  expect([waiting.status, waiting.body['code'], waiting.headers.get('retry-after')]).toEqual([
    409,
    'key-in-use',
    '2',
  ])
  await hold.query('commit')
  // As an upload that is under way leaves it.
  expect((await send()).body['code']).toBe('key-in-use')
  hold.release()
  await owner.end()
})

const holdOf = async (key: string, until: string) => {
  const owner = openOwnerPool(database.ownerUrl)
  await owner.query(
    `insert into idempotency_key (workspace_id, member_id, key, request_digest, held_until, created_at)
     select workspace_id, id, $1, 'not known yet', now() + $2::interval, now()
     from member
     where email = $3`,
    [key, until, ada.email],
  )
  await owner.end()
}

test('an upload that was struck down leaves its key free a minute later, one at work does not', async () => {
  await holdOf('at-work-elsewhere', '40 seconds')
  expect((await upload('at-work-elsewhere', contacts)).body['code']).toBe('key-in-use')
  await holdOf('struck-by-a-crash', '-1 second')
  const taken = await upload('struck-by-a-crash', contacts)
  expect(taken.status).toBe(201)
  expect((await upload('struck-by-a-crash', contacts)).text).toBe(taken.text)
})

test('what was done is not done again because its answer could not be kept', async () => {
  const owner = openOwnerPool(database.ownerUrl)
  const imports = async () => ((await ada.call('GET', '/imports')).body['items'] as unknown[]).length
  await owner.query(
    `create function no_answer() returns trigger language plpgsql as
       $$ begin raise exception 'the answer could not be kept'; end $$;
     create trigger no_answer before update of status on idempotency_key
       for each row when (new.key = 'answer-not-kept') execute function no_answer()`,
  )
  const before = await imports()
  expect((await upload('answer-not-kept', contacts)).status).toBe(201)
  expect((await upload('answer-not-kept', contacts)).body['code']).toBe('key-in-use')
  expect(await imports()).toBe(before + 1)
  await owner.end()
})

test('a password is changed once, though the call is sent twice', async () => {
  const body = { current: 'seven green apples', next: 'eight green apples' }
  const headers = { 'idempotency-key': 'a-new-password' }
  const first = await ada.call('POST', '/me/password', { body, headers })
  expect(first.status).toBe(200)
  const there = await server.signIn(ada.email, body.next)
  const again = await there.call('POST', '/me/password', { body, headers })
  expect([again.status, again.text]).toEqual([200, first.text])
})

test('what opens a door is shown once, and is not kept for whoever sends the call again', async () => {
  const bo = await server.found()
  const headers = { 'idempotency-key': 'an-app-on-the-phone' }
  const first = await bo.call('POST', '/me/authenticator', { headers })
  const secret = String(first.body['secret'])
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const again = await bo.call('POST', '/me/authenticator', { headers })
  expect([again.status, again.body['details']]).toEqual([409, { what: 'answer-shown-once' }])
  const owner = openOwnerPool(database.ownerUrl)
  const { rows } = await owner.query<{ kept: string }>(
    'select string_agg(response, chr(10)) as kept from idempotency_key',
  )
  await owner.end()
  expect(rows[0].kept).not.toContain(secret)
})
