import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { endpointsOf } from '../platform/http/endpoints.ts'
import { contract } from './contract.ts'
import { handlers } from './router.ts'
import { routes } from './capabilities.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()
const someId = '01939d00-0000-7000-8000-000000000000'

const endpoints = endpointsOf(contract, handlers)
const fill = (path: string) => path.replaceAll(/\{\w+\}/g, someId)

test('nobody who is not signed in gets past the gate', async () => {
  const closed = [...endpoints, ...routes].filter(({ needs }) => needs !== 'anybody')
  expect(closed.length).toBeGreaterThan(40)
  for (const { method, path } of closed) {
    const { status, body } = await server.stranger.call(method, fill(path))
    expect([method, path, status, body['code']]).toEqual([method, path, 401, 'not-signed-in'])
  }
})

test('every endpoint of the contract does something', () => {
  expect(endpoints.filter(({ handler }) => handler === undefined).map(({ name }) => name)).toEqual([])
})

test('a call that another web site makes a browser send is refused', async () => {
  const evil: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]
  for (const headers of evil) {
    const { status, body } = await ada.call('PATCH', '/me', { body: { name: 'Mallory' }, headers })
    expect([status, body['code']]).toEqual([403, 'wrong-origin'])
  }
  const own = { origin: server.address, 'sec-fetch-site': 'same-origin' }
  expect((await ada.call('PATCH', '/me', { body: { name: 'Ada' }, headers: own })).status).toBe(200)
})

test('what is wrong with what was sent is said field by field', async () => {
  const { status, headers, body } = await ada.call('PATCH', '/firm', {
    body: { version: 1, currency: 'pounds' },
  })
  expect(status).toBe(422)
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(body['fields']).toEqual([
    { field: 'currency', message: 'not a currency code such as EUR', found: 'pounds' },
  ])
})

test('a password that was refused is not sent back', async () => {
  const { text } = await ada.call('POST', '/me/password', { body: { current: 'x', next: 'tooShort1' } })
  expect(text).toContain('at least 10 characters')
  expect(text).not.toContain('tooShort1')
})

test('what is no JSON, too large or of another kind is refused as such', async () => {
  const json = { 'content-type': 'application/json' }
  const answers = [
    await ada.call('PATCH', '/me', { body: '{"name":', headers: json }),
    await ada.call('PATCH', '/me', { body: '[1]', headers: json }),
    await ada.call('PATCH', '/me', { body: `{"name":"${'x'.repeat(1_100_000)}"}`, headers: json }),
    await ada.call('PATCH', '/me', { body: 'name=x', headers: { 'content-type': 'text/plain' } }),
    await ada.call('PATCH', '/me', { body: '{"__proto__":{"x":1}}', headers: json }),
    await ada.call('GET', '/nothing-here'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 422, 413, 415, 400, 404])
  for (const { body } of answers) expect(body['requestId']).toBeTruthy()
})

test('a text that no database can hold is the caller’s mistake, not ours', async () => {
  const { status, body } = await ada.call('PATCH', '/me', { body: { name: 'A\u0000da' } })
  expect([status, body['code']]).toEqual([422, 'invalid'])
})

test('a role that ends before it began and a birthday on no day are wrong fields, not failures', async () => {
  const save = (body: Record<string, unknown>) =>
    ada.call('POST', '/parties', { body: { kind: 'person', displayName: 'Mira', ...body } })
  const fieldsOf = async (body: Record<string, unknown>) => {
    const answer = await save(body)
    const fields = (answer.body['fields'] ?? []) as { field: string }[]
    return [answer.status, ...fields.map(({ field }) => field)]
  }
  const role = { role: 'supplier', since: '2026-03-02', until: '2026-03-01' }
  expect(await fieldsOf({ roles: [role] })).toEqual([422, 'roles.0.until'])
  expect(await fieldsOf({ roles: [{ ...role, until: role.since }] })).toEqual([200])
  const birthday = (month: number, day: number) => ({ occasions: [{ kind: 'birthday', month, day }] })
  expect(await fieldsOf(birthday(2, 31))).toEqual([422, 'occasions.0.day'])
  expect(await fieldsOf(birthday(4, 31))).toEqual([422, 'occasions.0.day'])
  expect(await fieldsOf(birthday(2, 29))).toEqual([200])
})

test('a payment beyond what sums can hold exactly is a wrong field', async () => {
  const payment = { tradeId: someId, amountMinor: 1_000_000_000_001, paidOn: '2026-01-01' }
  const { status, body } = await ada.call('POST', '/payments', { body: payment })
  expect([status, body['fields']]).toEqual([422, [expect.objectContaining({ field: 'amountMinor' })]])
})

test('a write that is repeated with its key is done once and answered the same', async () => {
  const headers = { 'idempotency-key': 'rename-the-firm' }
  const { body: before } = await ada.call('GET', '/firm')
  const body = { version: before['version'], name: 'The Fox' }
  const [first, second] = await Promise.all([
    ada.call('PATCH', '/firm', { body, headers }),
    ada.call('PATCH', '/firm', { body, headers }),
  ])
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.body).toEqual(first.body)
  const other = await ada.call('PATCH', '/firm', { body: { ...body, name: 'The Hen' }, headers })
  expect([other.status, other.body['code']]).toEqual([409, 'key-reused'])
  expect((await ada.call('GET', '/firm')).body['name']).toBe('The Fox')
})

test('an invitation and a change of a member are made once, however often they are sent', async () => {
  const headers = { 'idempotency-key': 'let-bo-come-in' }
  const guest = { name: 'Bo', email: 'bo@example.com', roles: ['staff'] }
  const [first, second] = [
    await ada.call('POST', '/invitations', { body: guest, headers }),
    await ada.call('POST', '/invitations', { body: guest, headers }),
  ]
  expect([first.status, second.status, second.body['code']]).toEqual([200, 409, 'already-there'])
  const { body: open } = await ada.call('GET', '/invitations')
  expect(open['items']).toHaveLength(1)
  const { body: members } = await ada.call('GET', '/members')
  const [{ id, version }] = members['items'] as unknown as { id: string; version: number }[]
  const change = {
    body: { version, roles: ['owner', 'staff'] },
    headers: { 'idempotency-key': 'ada-helps-out' },
  }
  const [once, again] = [
    await ada.call('PATCH', `/members/${id}`, change),
    await ada.call('PATCH', `/members/${id}`, change),
  ]
  expect([once.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(once.body)
})

test('a write that was refused leaves its key free', async () => {
  const headers = { 'idempotency-key': 'a-second-chance' }
  const { body: firm } = await ada.call('GET', '/firm')
  const wrong = { version: firm['version'], timeZone: 'Nowhere/Land' }
  expect((await ada.call('PATCH', '/firm', { body: wrong, headers })).status).toBe(422)
  const right = { version: firm['version'], timeZone: 'Europe/Paris' }
  expect((await ada.call('PATCH', '/firm', { body: right, headers })).status).toBe(200)
})

test('no script or style but our own runs on a page', async () => {
  const { headers } = await fetch(`${server.address}/healthz`)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('the server says that it lives and whether it is ready', async () => {
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
})
