import { expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

// What the API promises beside its answers: versions, parts of answers, and how often one may ask.

const database = await testDatabase({ max: 8 })
const server = await serve(database, { apiLimit: 40, trustProxy: 1 })
const ada = await server.found()

const addParty = async () => {
  const { body, headers } = await ada.call('POST', '/parties', {
    body: {
      kind: 'person',
      displayName: 'Mira Holt',
      emails: [{ address: 'mira@example.com', label: 'home' }],
    },
  })
  return { path: `/parties/${body['id']}`, etag: String(headers.get('etag')), id: String(body['id']) }
}

test('who changes what somebody else changed meanwhile is told so, and nothing is overwritten', async () => {
  const { path, etag } = await addParty()
  expect(etag).toBe('"1"')
  const change = (name: string) =>
    ada.call('PATCH', path, { body: { displayName: name }, headers: { 'if-match': etag } })
  const first = await change('Mira Holt-Lane')
  expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"'])
  const second = await change('Mira Lane')
  expect([second.status, second.body['code']]).toEqual([412, 'changed-meanwhile'])
  expect((await ada.call('GET', path)).body['displayName']).toBe('Mira Holt-Lane')
})

test('a version in the body is refused with 409, as before; one that differs from If-Match makes no sense', async () => {
  const { path } = await addParty()
  const late = await ada.call('PATCH', path, { body: { version: 7, displayName: 'X' } })
  expect([late.status, late.body['code']]).toEqual([409, 'changed-meanwhile'])
  const torn = await ada.call('PATCH', path, {
    body: { version: 1, displayName: 'X' },
    headers: { 'if-match': '"2"' },
  })
  expect([torn.status, torn.body['fields']]).toEqual([422, [expect.objectContaining({ field: 'If-Match' })]])
})

test('also what takes no version of its own is done only to the version one has seen', async () => {
  const { path } = await addParty()
  const archive = (match: string) => ada.call('POST', `${path}/archive`, { headers: { 'if-match': match } })
  expect((await archive('"7"')).status).toBe(412)
  expect((await ada.call('GET', path)).body['archivedAt']).toBeNull()
  expect((await archive('"1"')).status).toBe(200)
  expect((await archive('W/"1"')).status).toBe(422)
  expect((await ada.call('POST', '/sign-out', { headers: { 'if-match': '"1"' } })).status).toBe(422)
})

test('only the fields that are asked for come, one by one and in lists', async () => {
  const { path, id } = await addParty()
  const one = await ada.call('GET', `${path}?fields=id,emails.address`)
  expect(one.body).toEqual({ id, emails: [{ address: 'mira@example.com' }] })
  const list = await ada.call('GET', '/parties?q=mira&fields=displayName&limit=1')
  expect(list.body['items']).toEqual([{ displayName: expect.stringContaining('Mira') }])
  expect(list.body['next']).toEqual(expect.any(String))
  const wrong = await ada.call('GET', '/parties?fields=id,colour')
  expect([wrong.status, wrong.body['details']]).toEqual([
    422,
    { field: 'fields', unknown: 'colour', expected: expect.stringContaining('displayName') },
  ])
})

test('a member who asks too often waits a little; this machine itself never does', async () => {
  const far = { 'x-forwarded-for': '203.0.113.7' }
  const first = await ada.call('GET', '/me', { headers: far })
  expect(first.headers.get('ratelimit-policy')).toBe('"minute";q=40;w=60')
  expect(first.headers.get('ratelimit')).toMatch(/^"minute";r=39;t=(60|59)$/)
  let last = first
  for (let asked = 1; asked <= 40; asked++) last = await ada.call('GET', '/me', { headers: far })
  expect([last.status, last.body['code']]).toEqual([429, 'too-many-requests'])
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  const near = await ada.call('GET', '/me')
  expect([near.status, near.headers.get('ratelimit')]).toEqual([200, null])
})

test('an address from which nobody known calls is limited as well, before a key is looked up', async () => {
  const far = { 'x-forwarded-for': '203.0.113.9' }
  const guess = () => server.withKey('nobody.knows-this-key').call('GET', '/me', { headers: far })
  for (let asked = 1; asked <= 40; asked++) expect((await guess()).status).toBe(401)
  expect([(await guess()).status, (await guess()).status]).toEqual([429, 429])
})
