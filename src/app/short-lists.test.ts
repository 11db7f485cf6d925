import { afterAll, expect, test } from 'vitest'
import { mostInvitations, mostKeys, mostMembers } from '../capabilities/accounts/rules/bounds.ts'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { type Person, serve } from './testing/serve.ts'

// What is read whole can't grow without end.

const database = await testDatabase({ max: 6 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

const invite = (by: Person) =>
  by.call('POST', '/invitations', { body: { name: 'Bo', email: 'bo@example.com', roles: ['staff'] } })
const lengthOf = async (who: Person, path: string) =>
  ((await who.call('GET', path)).body['items'] as unknown[]).length

test('a firm has no more keys than can be looked through', async () => {
  const ada = await server.found()
  const make = () =>
    ada.call('POST', '/api-keys', { body: { name: 'till', scopes: ['firm:read'], expiresInDays: 1 } })
  await owner.query(
    `insert into api_key (workspace_id, id, member_id, name, hint, digest, scopes, created_at)
     select workspace_id, gen_random_uuid(), id, 'till', 'abcd', 'digest ' || i, '{firm:read}', now()
     from member, generate_series(1, $2) as i
     where email = $1`,
    [ada.email, mostKeys - 1],
  )
  expect((await make()).status).toBe(200)
  const beyond = await make()
  expect([beyond.status, beyond.body['details']]).toEqual([403, { reason: 'too-many', most: mostKeys }])
  expect(await lengthOf(ada, '/api-keys')).toBe(mostKeys)
})

test('a firm has no more open invitations, and no more members, than can be looked through', async () => {
  const [ada, eve] = [await server.found(), await server.found()]
  await owner.query(
    `insert into invitation
       (workspace_id, id, name, email, roles, token_digest, invited_by, expires_at, created_at)
     select workspace_id, gen_random_uuid(), 'Cy', 'cy@example.com', '{staff}', 'digest ' || i, id,
       now() + interval '1 day', now()
     from member, generate_series(1, $2) as i
     where email = $1`,
    [ada.email, mostInvitations - 1],
  )
  expect([(await invite(ada)).status, (await invite(ada)).status]).toEqual([200, 403])
  expect(await lengthOf(ada, '/invitations')).toBe(mostInvitations)
  await owner.query(
    `insert into member (workspace_id, id, user_id, name, email, roles, created_at)
     select workspace_id, gen_random_uuid(), gen_random_uuid(), 'Di', 'di@example.com', '{staff}', now()
     from member, generate_series(1, $2) as i
     where email = $1`,
    [eve.email, mostMembers - 2],
  )
  expect([(await invite(eve)).status, (await invite(eve)).status]).toEqual([200, 403])
  expect(await lengthOf(eve, '/members')).toBe(mostMembers - 1)
})

test('nobody is signed in at more places than can be looked through: the one idle longest is let go', async () => {
  const { email } = await server.found()
  await owner.query(
    `insert into auth.session (id, "expiresAt", token, "userId", "updatedAt")
     select gen_random_uuid(), now() + interval '1 day', 'token ' || i, id, now() - make_interval(hours => i)
     from auth."user", generate_series(1, 60) as i
     where email = $1`,
    [email],
  )
  const here = await server.signIn(email)
  expect(await lengthOf(here, '/sessions')).toBe(50)
  expect((await here.call('GET', '/me')).status).toBe(200)
  const { rows } = await owner.query(`select token from auth.session where token in ('token 1', 'token 60')`)
  expect(rows).toEqual([{ token: 'token 1' }])
})
