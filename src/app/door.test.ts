import { expect, test } from 'vitest'
import type { WorkspaceId } from '../kernel/id.ts'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { cookieOf, password, serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()

const kinds = async () => {
  const { body } = await ada.call('GET', '/me')
  const { firm } = body as unknown as { firm: { id: string } }
  const rows = await database.reading(firm.id, (db) =>
    db.query<{ kind: string }>('select kind from fact where workspace_id = $1', [firm.id]),
  )
  return rows.map(({ kind }) => kind)
}

const invite = async (email: string, roles: string[]) => {
  const invited = await ada.call('POST', '/invitations', { body: { name: 'Bo', email, roles } })
  return String(invited.body['link']).split('#')[1]
}
const accept = (token: string) =>
  server.stranger.call('POST', '/invitations/accept', { body: { token, name: 'Bo', password } })

test('the owner who founded the firm may do everything in it', async () => {
  const { status, body } = await ada.call('GET', '/me')
  expect(status).toBe(200)
  expect(body['capabilities']).toContain('firm:write')
  expect(await kinds()).toEqual(expect.arrayContaining(['FirmFounded', 'MemberJoined']))
})

test('a wrong password and an unknown e-mail are refused in the same words', async () => {
  const wrong = await server.stranger.call('POST', '/sign-in', {
    body: { email: ada.email, password: 'not the password' },
  })
  const unknown = await server.stranger.call('POST', '/sign-in', {
    body: { email: 'nobody@example.com', password: 'not the password' },
  })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  await expect.poll(kinds).toContain('SignInFailed')
})

test('a password that everybody tries first is refused', async () => {
  const token = await invite('easy@example.com', ['staff'])
  const answer = await server.stranger.call('POST', '/invitations/accept', {
    body: { token, name: 'Bo', password: 'Password!2026' },
  })
  expect(answer.status).toBe(422)
  expect(answer.body['fields']).toEqual([{ field: 'password', message: 'too-common' }])
})

test('a session that is ended elsewhere is over at once', async () => {
  const elsewhere = await server.signIn(ada.email)
  expect((await elsewhere.call('GET', '/me')).status).toBe(200)
  const { body } = await ada.call('GET', '/sessions')
  const items = body['items'] as unknown as { id: string; current: boolean; device: string }[]
  for (const { id } of items.filter((session) => !session.current)) {
    expect((await ada.call('DELETE', `/sessions/${id}`)).status).toBe(200)
  }
  expect((await elsewhere.call('GET', '/me')).status).toBe(401)
  expect((await ada.call('GET', '/me')).status).toBe(200)
})

test('signing out ends the session and clears its cookie', async () => {
  const person = await server.signIn(ada.email)
  const out = await person.call('POST', '/sign-out')
  expect(out.status).toBe(200)
  expect(out.headers.getSetCookie().join()).toMatch(/Max-Age=0/)
  expect((await person.call('GET', '/me')).status).toBe(401)
})

test('a session cookie can be read by the server only, and not be forged', async () => {
  const answer = await server.stranger.call('POST', '/sign-in', { body: { email: ada.email, password } })
  expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/)
  const forged = cookieOf(answer)
    .split('; ')[0]
    .replace(/\.[^.]+$/, '.AAAA')
  expect((await server.stranger.call('GET', '/me', { headers: { cookie: forged } })).status).toBe(401)
})

test('a new password ends all other sessions', async () => {
  const token = await invite('cleo@example.com', ['staff'])
  await accept(token)
  const [here, there] = [await server.signIn('cleo@example.com'), await server.signIn('cleo@example.com')]
  const wrong = await here.call('POST', '/me/password', {
    body: { current: 'not mine', next: 'nine red plums' },
  })
  expect(wrong.body['fields']).toEqual([{ field: 'current', message: 'wrong-password' }])
  const changed = await here.call('POST', '/me/password', {
    body: { current: password, next: 'nine red plums' },
  })
  expect(changed.status).toBe(200)
  expect((await there.call('GET', '/me')).status).toBe(401)
  const renewed = await server.stranger.call('GET', '/me', { headers: { cookie: cookieOf(changed) } })
  expect(renewed.status).toBe(200)
})

test('an invitation lets one person in, once', async () => {
  const token = await invite('dora@example.com', ['counter'])
  const look = await server.stranger.call('POST', '/invitations/look', { body: { token } })
  expect(look.body['email']).toBe('dora@example.com')
  const [first, second] = [await accept(token), await accept(token)]
  expect(first.body['capabilities']).toEqual(['firm:read', 'people:read', 'talks:read', 'talks:write'])
  expect(second.status).toBe(410)
})

test('an invitation that was withdrawn lets nobody in', async () => {
  const token = await invite('eve@example.com', ['staff'])
  const { body } = await ada.call('GET', '/invitations')
  const [{ id }] = (body['items'] as unknown as { id: string; email: string }[]).filter(
    ({ email }) => email === 'eve@example.com',
  )
  await ada.call('DELETE', `/invitations/${id}`)
  expect((await accept(token)).status).toBe(410)
})

test('a member may not do what their role does not allow', async () => {
  await accept(await invite('fred@example.com', ['counter']))
  const fred = await server.signIn('fred@example.com')
  expect((await fred.call('GET', '/members')).status).toBe(403)
  const invited = await fred.call('POST', '/invitations', {
    body: { name: 'X', email: 'x@example.com', roles: ['owner'] },
  })
  expect(invited.status).toBe(403)
})

const memberNamed = async (email: string) => {
  const { body } = await ada.call('GET', '/members')
  const items = body['items'] as unknown as { id: string; email: string; version: number }[]
  return items.find((member) => member.email === email) ?? items[0]
}

test('who is suspended is out at once', async () => {
  await accept(await invite('gus@example.com', ['staff']))
  const gus = await server.signIn('gus@example.com')
  const { id, version } = await memberNamed('gus@example.com')
  const done = await ada.call('PATCH', `/members/${id}`, { body: { version, state: 'suspended' } })
  expect(done.body['state']).toBe('suspended')
  expect((await gus.call('GET', '/me')).status).toBe(401)
  const again = await server.stranger.call('POST', '/sign-in', {
    body: { email: 'gus@example.com', password },
  })
  expect(again.status).toBe(401)
})

test('the last owner stays one', async () => {
  const { id, version } = await memberNamed(ada.email)
  const answer = await ada.call('PATCH', `/members/${id}`, { body: { version, roles: ['staff'] } })
  expect(answer.status).toBe(403)
  expect(answer.body['details']).toEqual({ reason: 'last-owner' })
})

test('a member who was changed meanwhile is not overwritten', async () => {
  await accept(await invite('hal@example.com', ['staff']))
  const { id, version } = await memberNamed('hal@example.com')
  const change = (roles: string[]) => ada.call('PATCH', `/members/${id}`, { body: { version, roles } })
  expect((await change(['leader'])).status).toBe(200)
  const late = await change(['counter'])
  expect(late.status).toBe(409)
  expect(late.body['details']).toEqual({ what: 'member', version: version + 1 })
})

test('a key may do what it was made for, until it is revoked', async () => {
  const made = await ada.call('POST', '/api-keys', {
    body: { name: 'till', scopes: ['firm:read'], expiresInDays: 30 },
  })
  const program = server.withKey(String(made.body['key']))
  expect((await program.call('GET', '/firm')).status).toBe(200)
  expect((await program.call('GET', '/members')).status).toBe(403)
  expect((await program.call('POST', '/sign-out')).status).toBe(403)
  await ada.call('DELETE', `/api-keys/${made.body['id']}`)
  expect((await program.call('GET', '/firm')).status).toBe(401)
})

test('a key is shown once and kept as a digest', async () => {
  const headers = { 'idempotency-key': 'make-one-key' }
  const body = { name: 'once', scopes: ['firm:read'], expiresInDays: null }
  const made = await ada.call('POST', '/api-keys', { body, headers })
  const key = String(made.body['key'])
  expect((await ada.call('POST', '/api-keys', { body, headers })).status).toBe(409)
  expect((await ada.call('GET', '/api-keys')).text).not.toContain(key)
  const { body: me } = await ada.call('GET', '/me')
  const { firm } = me as unknown as { firm: { id: string } }
  const kept = await database.reading(firm.id, (db) =>
    db.query(
      `select api_key::text as line from api_key where workspace_id = $1
       union all select idempotency_key::text from idempotency_key where workspace_id = $1`,
      [firm.id],
    ),
  )
  expect(JSON.stringify(kept)).not.toContain(key.split('.')[1])
})

test('the time zone must be one that exists', async () => {
  const answer = await ada.call('PATCH', '/firm', { body: { version: 1, timeZone: 'Mars/Olympus' } })
  expect(answer.status).toBe(422)
})

test('a firm looked at as of a past day has that day as its today', async () => {
  const { body } = await ada.call('GET', '/firm')
  const changed = await ada.call('PATCH', '/firm', { body: { version: body['version'], asOf: '2011-12-09' } })
  expect(changed.status).toBe(200)
  expect((await ada.call('GET', '/me')).body['today']).toBe('2011-12-09')
  await ada.call('PATCH', '/firm', { body: { version: changed.body['version'], asOf: null } })
})

const signUp = (email: string, secret = password) => {
  const firm = { name: 'The Fox', country: 'GB', timeZone: 'Europe/London', currency: 'GBP' }
  const body = { firm: { ...firm, workingDays: [1] }, owner: { name: 'Ida', email, password: secret } }
  return server.stranger.call('POST', '/sign-up', { body })
}

test('a firm is founded together with the facts that say so, or not at all', async () => {
  const { body } = await signUp('ida@example.com')
  const { id } = body['firm'] as unknown as { id: WorkspaceId }
  const rows = await database.reading(id, (db) =>
    db.query<{ transaction: string }>(
      `select xmin::text as transaction from workspace where workspace_id = $1
       union all select xmin::text from fact where workspace_id = $1`,
      [id],
    ),
  )
  expect(rows).toHaveLength(3)
  expect(new Set(rows.map(({ transaction }) => transaction)).size).toBe(1)
})

test('an e-mail is free again if the server went down before its owner was in', async () => {
  const owner = openOwnerPool(database.ownerUrl)
  await signUp('jo@example.com')
  expect((await signUp('jo@example.com', 'nine red plums')).status).toBe(409)
  await owner.query(
    `delete from auth.membership
     where user_id = (select id from auth."user" where email = 'jo@example.com')`,
  )
  // They may still be on the way in.
  expect((await signUp('jo@example.com', 'nine red plums')).status).toBe(409)
  await owner.query(
    `update auth."user" set "createdAt" = now() - interval '11 minutes' where email = 'jo@example.com'`,
  )
  await owner.end()
  const again = await signUp('Jo@example.com', 'nine red plums')
  expect(again.status).toBe(200)
  expect((await server.signIn('jo@example.com', 'nine red plums')).headers['cookie']).toBeTruthy()
})

test('an e-mail that belongs to somebody in a firm stays theirs, however old', async () => {
  const owner = openOwnerPool(database.ownerUrl)
  await owner.query(`update auth."user" set "createdAt" = now() - interval '1 year' where email = $1`, [
    ada.email,
  ])
  await owner.end()
  expect((await signUp(ada.email, 'nine red plums')).status).toBe(409)
  expect((await ada.call('GET', '/me')).status).toBe(200)
})
