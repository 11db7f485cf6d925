import { describe, expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { type Answer, cookieOf, password, type Person, serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database, { signUpOpen: true })
const owner = openOwnerPool(database.ownerUrl)

const firm = {
  name: 'Second',
  country: 'GB',
  timeZone: 'Europe/London',
  currency: 'GBP',
  workingDays: [1],
}

type Me = { member: { id: string; version: number; roles: string[] }; firm: { id: string; name: string } }
const meOf = (answer: Answer) => answer.body as unknown as Me
const me = async (who: Person) => meOf(await who.call('GET', '/me'))
const factsOf = async (firmId: string) => {
  const { rows } = await owner.query<{ kind: string; subject_id: string; details: object }>(
    'select kind, subject_id, details from fact where workspace_id = $1 order by id',
    [firmId],
  )
  return rows
}

/** Invites somebody and gives the token of the link. */
async function invited(by: Person, email: string, more: object = {}): Promise<string> {
  const answer = await by.call('POST', '/invitations', {
    body: { name: 'Bo', email, roles: ['staff'], ...more },
  })
  if (answer.status !== 200) throw new Error(answer.text)
  return String(answer.body['link']).split('#')[1]
}

/** A newcomer in a firm. */
async function newcomer(by: Person, email: string, more: object = {}): Promise<Person> {
  const token = await invited(by, email, more)
  const answer = await server.stranger.call('POST', '/invitations/accept', {
    body: { token, name: 'Bo', password },
  })
  if (answer.status !== 200) throw new Error(answer.text)
  const headers = { cookie: cookieOf(answer) }
  return {
    headers,
    call: (method, path, sending) => server.stranger.call(method, path, within(headers, sending)),
  }
}

const within = (headers: Record<string, string>, sending: { body?: unknown; headers?: object } = {}) => ({
  ...sending,
  headers: { ...headers, ...sending.headers },
})

/** The same person, asking for one of their firms. */
const inFirm = (who: Person, id: string): Person => {
  const headers = { ...who.headers, 'x-workspace': id }
  return {
    headers,
    call: (method, path, sending) => server.stranger.call(method, path, within(headers, sending)),
  }
}

describe('somebody who works in two firms', async () => {
  const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]
  const [adas, eves] = [(await me(ada)).firm.id, (await me(eve)).firm.id]
  const bo = await newcomer(ada, 'bo@example.com')
  const joined = await bo.call('POST', '/invitations/join', {
    body: { token: await invited(eve, 'bo@example.com', { roles: ['counter'] }) },
  })

  test('joins the second with the account they have, and is there at once', async () => {
    expect([joined.status, meOf(joined).firm.id]).toEqual([200, eves])
    const { rows } = await owner.query(
      `select count(*) as count from auth."user" where email = 'bo@example.com'`,
    )
    expect(Number(rows[0].count)).toBe(1)
    expect((await bo.call('GET', '/firms')).body['items']).toMatchObject([
      { id: eves, name: 'Eve’s', roles: ['counter'], current: true },
      { id: adas, name: 'Ada’s', roles: ['staff'], current: false },
    ])
  })

  test('goes over to the other, and signs in to the one used last', async () => {
    expect(meOf(await bo.call('POST', `/firms/${adas}/enter`)).firm.id).toBe(adas)
    expect((await me(bo)).firm.id).toBe(adas)
    expect((await me(await server.signIn('bo@example.com'))).firm.id).toBe(adas)
    await bo.call('POST', `/firms/${eves}/enter`)
    expect((await me(await server.signIn('bo@example.com'))).firm.id).toBe(eves)
  })

  test('has in each firm the roles of that firm, whichever the session is in', async () => {
    await bo.call('POST', `/firms/${eves}/enter`)
    const party = { kind: 'person', displayName: 'Quintessa' }
    expect((await inFirm(bo, adas).call('POST', '/parties', { body: party })).status).toBe(200)
    expect((await inFirm(bo, eves).call('POST', '/parties', { body: party })).status).toBe(403)
    expect((await inFirm(bo, eves).call('GET', '/parties')).text).not.toContain('Quintessa')
    expect((await inFirm(bo, adas).call('GET', '/parties')).text).toContain('Quintessa')
  })

  test('hears live only what happens in the firm the screen is of', async () => {
    await bo.call('POST', `/firms/${eves}/enter`)
    const gone = new AbortController()
    const answer = await fetch(`${server.address}/api/v1/live?workspace=${adas}`, {
      headers: bo.headers,
      signal: gone.signal,
    })
    const heard: string[] = []
    const reading = (async () => {
      for await (const chunk of answer.body ?? []) heard.push(new TextDecoder().decode(chunk))
    })().catch(() => undefined)
    await inFirm(bo, eves).call('PATCH', '/me', { body: { name: 'Bo of Eve’s' } })
    await inFirm(bo, adas).call('PATCH', '/me', { body: { name: 'Bo of Ada’s' } })
    await expect.poll(() => heard.join('').match(/MemberChanged/g)?.length).toBe(1)
    gone.abort()
    await reading
  })

  test('suspended in one, goes on working in the other, and is out of the first at once', async () => {
    const { id, version } = (await me(inFirm(bo, adas))).member
    const answer = await ada.call('PATCH', `/members/${id}`, { body: { version, state: 'suspended' } })
    expect(answer.status).toBe(200)
    expect((await inFirm(bo, adas).call('GET', '/me')).status).toBe(401)
    expect((await me(bo)).firm.id).toBe(eves)
    expect((await bo.call('POST', `/firms/${adas}/enter`)).status).toBe(404)
    await ada.call('PATCH', `/members/${id}`, { body: { version: version + 1, state: 'active' } })
    expect((await me(inFirm(bo, adas))).firm.id).toBe(adas)
  })
})

describe('a firm that is not one’s own', async () => {
  const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]
  const adas = (await me(ada)).firm.id

  test('can be neither asked for nor entered, as one that does not exist', async () => {
    const nowhere = '01939d00-0000-7000-8000-000000000000'
    for (const id of [adas, nowhere]) {
      expect((await inFirm(eve, id).call('GET', '/me')).status).toBe(401)
      const entered = await eve.call('POST', `/firms/${id}/enter`)
      expect([entered.status, entered.body['code']]).toEqual([404, 'not-found'])
    }
  })

  test('can not be joined with another’s invitation', async () => {
    const token = await invited(ada, 'cy@example.com')
    const answer = await eve.call('POST', '/invitations/join', { body: { token } })
    expect([answer.status, answer.body['details']]).toEqual([403, { reason: 'other-account' }])
  })

  test('a key speaks for its own firm only', async () => {
    const made = await ada.call('POST', '/api-keys', {
      body: { name: 'till', scopes: ['firm:read'], expiresInDays: 1 },
    })
    const till = server.withKey(String(made.body['key']))
    expect((await till.call('GET', '/firm')).status).toBe(200)
    expect(
      (await till.call('GET', '/firm', { headers: { 'x-workspace': (await me(eve)).firm.id } })).status,
    ).toBe(401)
  })
})

test('an owner makes a second firm with the same account', async () => {
  const ada = await server.found('First')
  const made = await ada.call('POST', '/firms', { body: { firm } })
  expect([made.status, meOf(made).firm.name, meOf(made).member.roles]).toEqual([200, 'Second', ['owner']])
  expect((await me(ada)).firm.name).toBe('Second')
})

describe('whoever leaves', async () => {
  const ada = await server.found('Ada’s')
  const adas = (await me(ada)).firm.id

  test('is out at once, with their keys; what they did stays, and they can come back', async () => {
    const email = 'leaver@example.com'
    const bo = await newcomer(ada, email, { roles: ['leader'] })
    const { id } = (await me(bo)).member
    const made = await bo.call('POST', '/firms', { body: { firm } })
    expect(made.status).toBe(200)
    expect((await inFirm(bo, adas).call('POST', '/me/leave')).body).toEqual({ done: true })
    expect((await inFirm(bo, adas).call('GET', '/me')).status).toBe(401)
    expect((await me(bo)).firm.name).toBe('Second')
    const { body } = await ada.call('GET', '/members')
    expect((body['items'] as { id: string }[]).at(-1)).toMatchObject({ id, state: 'left' })
    expect((await factsOf(adas)).at(-1)).toMatchObject({ kind: 'MemberLeft', subject_id: id })
    const back = await bo.call('POST', '/invitations/join', { body: { token: await invited(ada, email) } })
    expect([back.status, meOf(back).member.id, meOf(back).member.roles]).toEqual([200, id, ['staff']])
  })

  test('from the only firm is signed out', async () => {
    const bo = await newcomer(ada, 'once@example.com')
    expect((await bo.call('POST', '/me/leave')).status).toBe(200)
    expect((await bo.call('GET', '/me')).status).toBe(401)
  })

  test('is not the last owner', async () => {
    const answer = await ada.call('POST', '/me/leave')
    expect([answer.status, answer.body['details']]).toEqual([403, { reason: 'last-owner' }])
    expect((await ada.call('GET', '/me')).status).toBe(200)
  })
})

describe('ownership', async () => {
  const ada = await server.found('Ada’s')
  const bo = await newcomer(ada, 'heir@example.com', { limited: true })
  const [adas, own, heir] = [(await me(ada)).firm.id, (await me(ada)).member, (await me(bo)).member]

  test('is handed over: the new owner has all of it, the former one leads, and the ledger tells both', async () => {
    const refused = await bo.call('POST', `/members/${own.id}/hand-over`, { body: { version: own.version } })
    expect(refused.status).toBe(403)
    const self = await ada.call('POST', `/members/${own.id}/hand-over`, { body: { version: own.version } })
    expect([self.status, self.body['details']]).toEqual([403, { reason: 'not-working-here' }])
    const answer = await ada.call('POST', `/members/${heir.id}/hand-over`, {
      body: { version: heir.version },
    })
    expect(answer.body).toMatchObject({ id: heir.id, roles: ['owner', 'staff'], limited: false })
    expect((await me(ada)).member.roles).toEqual(['leader'])
    expect((await factsOf(adas)).filter(({ kind }) => kind === 'OwnershipHandedOver')).toMatchObject([
      { subject_id: heir.id, details: { from: own.id } },
    ])
    expect(
      (
        await ada.call('POST', '/invitations', {
          body: { name: 'X', email: 'x@example.com', roles: ['staff'] },
        })
      ).status,
    ).toBe(403)
  })
})

/** Lets calls run into each other: they queue for the members, whom another connection holds. */
async function atOnce(firmId: string, calls: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  const holder = await owner.connect()
  await holder.query('begin')
  await holder.query('select from member where workspace_id = $1 for update', [firmId])
  const waiting = `select count(*)::int as count from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`
  const answers: Promise<Answer>[] = []
  for (const call of calls) {
    answers.push(call())
    await expect.poll(async () => (await owner.query(waiting)).rows[0].count).toBe(answers.length)
  }
  await holder.query('commit')
  holder.release()
  return Promise.all(answers)
}

async function twoOwners(name: string) {
  const ada = await server.found(name)
  const bo = await newcomer(ada, `${name.toLowerCase()}@example.com`, { roles: ['owner'] })
  const [first, second] = [await me(ada), await me(bo)]
  return { ada, bo, firmId: first.firm.id, first: first.member, second: second.member }
}

const activeOwners = async (firmId: string) => {
  const { rows } = await owner.query(
    `select id from member where workspace_id = $1 and state = 'active' and 'owner' = any (roles)`,
    [firmId],
  )
  return rows.length
}

test('of two owners who leave at the same moment, one stays', async () => {
  const { ada, bo, firmId } = await twoOwners('Leaving')
  const answers = await atOnce(firmId, [
    () => ada.call('POST', '/me/leave'),
    () => bo.call('POST', '/me/leave'),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
  expect(await activeOwners(firmId)).toBe(1)
})

test('of two owners who suspend each other at the same moment, one goes on', async () => {
  const { ada, bo, firmId, first, second } = await twoOwners('Suspending')
  const suspend =
    (by: Person, { id, version }: Me['member']) =>
    () =>
      by.call('PATCH', `/members/${id}`, { body: { version, state: 'suspended' } })
  const answers = await atOnce(firmId, [suspend(ada, second), suspend(bo, first)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
  expect(await activeOwners(firmId)).toBe(1)
})

test('who lost the right while waiting can’t use it any more', async () => {
  const { ada, bo, firmId, second } = await twoOwners('Overtaken')
  const { id, version } = (await me(await newcomer(ada, 'overtaken-cy@example.com'))).member
  const answers = await atOnce(firmId, [
    () => ada.call('PATCH', `/members/${second.id}`, { body: { version: second.version, roles: ['staff'] } }),
    () => bo.call('PATCH', `/members/${id}`, { body: { version, roles: ['owner'] } }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 403])
})

test('an owner can’t be limited, and nobody is invited to be', async () => {
  const { ada, second } = await twoOwners('Limiting')
  const answer = await ada.call('PATCH', `/members/${second.id}`, {
    body: { version: second.version, limited: true },
  })
  expect([answer.status, answer.body['details']]).toEqual([403, { reason: 'owner-sees-all' }])
  const guest = { name: 'X', email: 'y@example.com', roles: ['owner'], limited: true }
  expect((await ada.call('POST', '/invitations', { body: guest })).status).toBe(403)
})

test('whoever works here is not invited again', async () => {
  const { ada } = await twoOwners('Inviting')
  const guest = { name: 'X', email: 'inviting@example.com', roles: ['staff'] }
  expect((await ada.call('POST', '/invitations', { body: guest })).status).toBe(409)
})

test('the list of members says who invited whom and when each was last here', async () => {
  const { ada, second } = await twoOwners('Seen')
  const { body } = await ada.call('GET', '/members')
  const items = body['items'] as { id: string; invitedBy: string | null; lastSeenAt: string | null }[]
  const bo = items.find(({ id }) => id === second.id)
  expect(bo?.invitedBy).toBe('Ada')
  expect(bo?.lastSeenAt).toMatch(/^\d{4}-/)
})
