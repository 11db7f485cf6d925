import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { openDevice } from './testing/device.ts'
import { type Answer, cookieOf, type Person, serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())
const origin = server.address

type Device = ReturnType<typeof openDevice>

/** What was asked, and the cookies to answer with. */
const askedBy = (begun: Answer, who?: Person) => ({
  asking: { options: begun.body['options'] as never, origin },
  headers: { cookie: [who?.headers['cookie'], cookieOf(begun)].filter(Boolean).join('; ') },
})

async function add(who: Person, device: Device, name = 'My phone') {
  const { asking, headers } = askedBy(await who.call('POST', '/me/passkeys/begin'), who)
  return who.call('POST', '/me/passkeys', { body: { name, response: device.make(asking) }, headers })
}

async function signIn(device: Device, browser?: string) {
  const begun = askedBy(await server.stranger.call('POST', '/passkey/begin'))
  const { asking } = begun
  const headers = { cookie: [browser, begun.headers.cookie].filter(Boolean).join('; ') }
  const response = device.show(asking)
  const show = () => server.stranger.call('POST', '/sign-in/passkey', { body: { response }, headers })
  return { answer: await show(), showAgain: show }
}

const passkeysOf = async (who: Person) =>
  (await who.call('GET', '/me/ways-in')).body['passkeys'] as unknown as {
    id: string
    name: string
    lastUsedAt: string | null
  }[]
const kinds = async () =>
  (await owner.query<{ kind: string }>('select kind from fact')).rows.map(({ kind }) => kind)

test('who has added a passkey signs in with it alone, also where codes are set up', async () => {
  const ada = await server.found()
  const device = openDevice()
  expect((await add(ada, device)).status).toBe(200)
  await owner.query(
    `insert into auth.authenticator (id, user_id, secret, confirmed_at, created_at)
     select gen_random_uuid(), id, 'x', now(), now() from auth."user" where email = $1`,
    [ada.email],
  )
  const { answer } = await signIn(device)
  expect(answer.status).toBe(200)
  const me = await server.stranger.call('GET', '/me', { headers: { cookie: cookieOf(answer) } })
  expect(me.status).toBe(200)
  expect((await passkeysOf(ada))[0]).toMatchObject({ name: 'My phone', lastUsedAt: expect.any(String) })
  const { items } = (await ada.call('GET', '/sessions')).body as unknown as { items: unknown[] }
  expect(items).toHaveLength(2)
  const { rows } = await owner.query(`select details ->> 'by' as by from fact where kind = 'SignedIn'`)
  expect(rows).toEqual([{ by: 'passkey' }])
  expect(await kinds()).toContain('PasskeyAdded')
})

test('a passkey shown in a browser that nobody had signed in with is told to its member, once', async () => {
  const ada = await server.found()
  const device = openDevice()
  await add(ada, device)
  await server.signIn(ada.email)
  const told = async () => {
    const { rowCount } = await owner.query(
      `select from fact join member on member.id = fact.subject_id
       where kind = 'NewDeviceSeen' and member.email = $1`,
      [ada.email],
    )
    return rowCount
  }
  const before = await told()
  const first = (await signIn(device)).answer
  expect(await told()).toBe((before ?? 0) + 1)
  const again = await signIn(device, cookieOf(first))
  expect([again.answer.status, await told()]).toEqual([200, (before ?? 0) + 1])
})

test('an answer to a device counts once', async () => {
  const ada = await server.found()
  const device = openDevice()
  await add(ada, device)
  const { answer, showAgain } = await signIn(device)
  expect([answer.status, (await showAgain()).status]).toEqual([200, 401])
})

test('a passkey that nobody has added lets nobody in', async () => {
  const { answer } = await signIn(openDevice())
  expect([answer.status, answer.body['code'], answer.headers.getSetCookie()]).toEqual([
    401,
    'wrong-credentials',
    [],
  ])
})

test('a passkey made for another site is refused, and the ledger says that somebody tried', async () => {
  const ada = await server.found()
  const device = openDevice()
  await add(ada, device)
  const { asking, headers } = askedBy(await server.stranger.call('POST', '/passkey/begin'))
  const response = device.show({ ...asking, origin: 'http://localhost:1' })
  const answer = await server.stranger.call('POST', '/sign-in/passkey', { body: { response }, headers })
  expect(answer.status).toBe(401)
  expect(await kinds()).toContain('SignInFailed')
})

test('a device that asks for no finger, face or number is not enough', async () => {
  const ada = await server.found()
  const careless = await add(ada, openDevice({ asksForFinger: false }))
  expect([careless.status, careless.body['fields']]).toEqual([
    422,
    [{ field: 'response', message: 'not-a-passkey' }],
  ])
  expect(await passkeysOf(ada)).toEqual([])
})

test('who was suspended is not let in by a passkey either', async () => {
  const ada = await server.found()
  const device = openDevice()
  await add(ada, device)
  await owner.query(`update member set state = 'suspended' where email = $1`, [ada.email])
  expect((await signIn(device)).answer.status).toBe(401)
})

test('a passkey proves anew who one is, but only its own person', async () => {
  const [ada, eve] = [await server.found(), await server.found()]
  const device = openDevice()
  await add(ada, device)
  await owner.query(`update auth.session set "confirmedAt" = now() - interval '11 minutes'`)
  const prove = async (who: Person) => {
    const { asking, headers } = askedBy(await server.stranger.call('POST', '/passkey/begin'))
    const passkey = device.show(asking)
    const cookie = `${who.headers['cookie']}; ${headers.cookie}`
    return who.call('POST', '/me/proof', { body: { passkey }, headers: { cookie } })
  }
  expect((await prove(eve)).status).toBe(422)
  expect((await prove(ada)).status).toBe(200)
  expect((await ada.call('POST', '/me/authenticator')).status).toBe(200)
  expect((await eve.call('POST', '/me/authenticator')).status).toBe(401)
})

test('a passkey is named anew and removed; then it lets nobody in', async () => {
  const [ada, eve] = [await server.found(), await server.found()]
  const device = openDevice()
  const { body } = await add(ada, device)
  const path = `/me/passkeys/${body['id']}`
  expect((await eve.call('DELETE', path)).status).toBe(404)
  expect((await ada.call('PATCH', path, { body: { name: 'Old phone' } })).status).toBe(200)
  expect((await passkeysOf(ada)).map(({ name }) => name)).toEqual(['Old phone'])
  expect((await ada.call('DELETE', path)).status).toBe(200)
  expect((await signIn(device)).answer.status).toBe(401)
  expect(await kinds()).toContain('PasskeyRemoved')
})
