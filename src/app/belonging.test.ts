import { afterAll, afterEach, expect, test } from 'vitest'
import type { WorkspaceId } from '../kernel/id.ts'
import { openOwnerPool } from '../platform/database.ts'
import { belong } from '../platform/sessions/memberships.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { cookieOf, type Person, password, serve } from './testing/serve.ts'

// Becoming a member and belonging are one: whatever breaks in between leaves neither half.

const database = await testDatabase({ max: 6 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

const firm = { name: 'Second', country: 'GB', timeZone: 'Europe/London', currency: 'GBP', workingDays: [1] }
const count = async (table: string) => (await owner.query(`select from ${table}`)).rowCount

await owner.query(
  `create function struck() returns trigger language plpgsql as $$ begin raise exception 'struck'; end $$`,
)
/** As if the server went down whenever it comes to this. */
const strike = (what: string) => owner.query(`create trigger struck before ${what} execute function struck()`)
afterEach(() =>
  owner.query(
    `drop trigger if exists struck on auth.membership; drop trigger if exists struck on auth."user"`,
  ),
)

async function newcomer(by: Person, email: string) {
  const invited = await by.call('POST', '/invitations', { body: { name: 'Bo', email, roles: ['staff'] } })
  const token = String(invited.body['link']).split('#')[1]
  const answer = await server.stranger.call('POST', '/invitations/accept', {
    body: { token, name: 'Bo', password },
  })
  return { answer, person: server.signedIn(cookieOf(answer)) }
}

test('a further firm that nobody could enter is not made at all', async () => {
  const ada = await server.found()
  await strike('insert on auth.membership for each row')
  const before = await count('workspace')
  expect((await ada.call('POST', '/firms', { body: { firm } })).status).toBe(500)
  expect(await count('workspace')).toBe(before)
})

test('a sign-up that breaks off leaves no firm, and the e-mail free', async () => {
  const before = [await count('workspace'), await count('auth."user"')]
  await strike('insert on auth.membership for each row')
  const owner = { name: 'Cy', email: 'cy@example.com', password }
  const signUp = () => server.stranger.call('POST', '/sign-up', { body: { firm, owner } })
  expect((await signUp()).status).toBe(500)
  expect([await count('workspace'), await count('auth."user"')]).toEqual(before)
})

test('who can’t be let in has not accepted the invitation, and accepts it later', async () => {
  const ada = await server.found()
  const invited = await ada.call('POST', '/invitations', {
    body: { name: 'Di', email: 'di@example.com', roles: ['staff'] },
  })
  const token = String(invited.body['link']).split('#')[1]
  const accept = () =>
    server.stranger.call('POST', '/invitations/accept', { body: { token, name: 'Di', password } })
  await strike('insert on auth.membership for each row')
  expect((await accept()).status).toBe(500)
  await owner.query('drop trigger struck on auth.membership')
  expect((await accept()).status).toBe(200)
})

test('who left while the server went down is invited again', async () => {
  const ada = await server.found()
  const { person } = await newcomer(ada, 'bo@example.com')
  await strike('delete on auth."user" for each row')
  expect((await person.call('POST', '/me/leave')).status).toBe(500)
  await owner.query('drop trigger struck on auth."user"')
  expect((await person.call('GET', '/me')).status).toBe(401)
  await owner.query(`update auth."user" set "createdAt" = now() - interval '1 day'`)
  expect((await newcomer(ada, 'bo@example.com')).answer.status).toBe(200)
})

test('nobody belongs to a firm who is no member of it', async () => {
  const [ada, eve] = [await server.found(), await server.found()]
  const { firm: adas } = (await ada.call('GET', '/me')).body as unknown as { firm: { id: WorkspaceId } }
  const { rows } = await owner.query<{ id: string }>('select id from auth."user" where email = $1', [
    eve.email,
  ])
  const userId = rows[0].id
  await database.writing(adas.id, (db) => belong({ db, now: new Date() }, userId))
  const { rowCount } = await owner.query('select from auth.membership where user_id = $1', [userId])
  expect(rowCount).toBe(1)
})
