import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { servePages } from '../../platform/http/pages.ts'
import { openOwnerPool } from '../../platform/database.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()

test('fields that nobody may set are not set by sending them', async () => {
  const { body: before } = await ada.call('GET', '/me')
  const sent = {
    name: 'Ada',
    id: '01939d00-0000-7000-8000-000000000000',
    roles: ['auditor'],
    state: 'suspended',
    email: 'mallory@example.com',
    workspaceId: '01939d00-0000-7000-8000-000000000000',
    capabilities: [],
    version: 99,
  }
  await ada.call('PATCH', '/me', { body: sent })
  const { body: after } = await ada.call('GET', '/me')
  const { version: _, ...was } = before['member'] as unknown as Record<string, unknown>
  expect(after['member']).toMatchObject(was)
  const party = { kind: 'person', displayName: 'Mira', workspaceId: sent.id, id: sent.id, source: 'x' }
  const made = await ada.call('POST', '/parties', { body: { ...party, archivedAt: '2026-01-01T00:00:00Z' } })
  if (made.status === 200) {
    expect(made.body['id']).not.toBe(sent.id)
    expect([made.body['archivedAt'], made.body['source']]).toEqual([null, 'typed'])
  } else expect(made.status).toBe(422)
})

test('no object of the server gets a property from what is sent', async () => {
  for (const body of [
    '{"__proto__":{"isAdmin":true},"name":"x"}',
    '{"constructor":{"prototype":{"isAdmin":true}},"name":"x"}',
    '{"name":{"__proto__":{"isAdmin":true}}}',
  ]) {
    const answer = await ada.call('PATCH', '/me', { body, headers: { 'content-type': 'application/json' } })
    expect([body, [200, 400, 422].includes(answer.status)]).toEqual([body, true])
  }
  await ada.call('GET', '/parties?__proto__[isAdmin]=1&constructor.prototype.isAdmin=1')
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
})

test('numbers and days beyond all measure are refused, not stored nor stumbled over', async () => {
  const { body: party } = await ada.call('POST', '/parties', {
    body: { kind: 'person', displayName: 'Mira', roles: [{ role: 'customer' }] },
  })
  const trade = (fields: object) =>
    ada.call('POST', '/trades', {
      body: { partyId: party['id'], side: 'sale', tradedOn: '2026-01-05', totalMinor: 100, ...fields },
    })
  for (const fields of [
    { totalMinor: 1e308 },
    { totalMinor: Number.MAX_SAFE_INTEGER },
    { totalMinor: 0.1 },
    { totalMinor: '1' },
    { tradedOn: '+275760-09-13' },
    { tradedOn: '0000-00-00' },
    { tradedOn: '2026-02-30' },
    { tradedOn: '999999-01-01' },
  ]) {
    const { status } = await trade(fields)
    expect([fields, status]).toEqual([fields, 422])
  }
  for (const query of ['limit=1e9', 'limit=-1', 'limit=NaN', 'limit=0x10000', 'limit=99999999999999999999']) {
    expect([query, (await ada.call('GET', `/parties?${query}`)).status]).toEqual([query, 422])
  }
})

test('one e-mail is one account, however it is written, and what only looks like it is none', async () => {
  const upper = ada.email.toUpperCase()
  const signIn = (email: string) =>
    server.stranger.call('POST', '/sign-in', { body: { email, password: 'seven green apples' } })
  expect((await signIn(upper)).status).toBe(200)
  // A Cyrillic o, wide letters, and a sign that lower case turns into a plain i.
  for (const email of [
    ada.email.replace('o', 'о'),
    'ｏｗｎｅｒ１@example.com',
    'owner1@exampIe.com\u0000',
    'ownerİ@example.com',
  ]) {
    expect([email, [401, 422].includes((await signIn(email)).status)]).toEqual([email, true])
  }
  const firm = { name: 'Fox', country: 'GB', timeZone: 'Europe/London', currency: 'GBP', workingDays: [1] }
  const again = await server.stranger.call('POST', '/sign-up', {
    body: { firm, owner: { name: 'Ida', email: upper, password: 'nine red plums' } },
  })
  expect(again.status).toBe(409)
})

test('a name can’t turn the writing around it, and keeps its own', async () => {
  const save = async (displayName: string) =>
    (await ada.call('POST', '/parties', { body: { kind: 'person', displayName } })).body['displayName']
  expect(await save('Mira \u202egnp.exe')).toBe('Mira gnp.exe')
  expect(await save('\u2066\u2069Ada\u202c')).toBe('Ada')
  expect(await save('نور الهدى')).toBe('نور الهدى')
  expect(await save('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
})

test('an error tells nothing of how the house is built', async () => {
  const answers = [
    await ada.call('GET', "/parties?cursor=';drop table party;--"),
    await ada.call('GET', '/parties/%00'),
    await ada.call('GET', '/nothing'),
    await ada.call('POST', '/parties', { body: '{', headers: { 'content-type': 'application/json' } }),
    await ada.call('PATCH', '/me', { body: { name: 'A\u0000' } }),
    await ada.call('GET', `/parties?q=${'%25'.repeat(300)}`),
  ]
  for (const { text, status } of answers) {
    expect(status).toBeLessThan(500)
    expect(text).not.toMatch(/node_modules|\/src\/|\bat \w+ \(|select |postgres|fastify|zod|pg_/i)
  }
})

test('a question that takes too long is stopped, and the next one is answered', async () => {
  const slow = await serve(database, { statementTimeoutSeconds: 1 })
  const person = await slow.signIn(ada.email)
  const owner = openOwnerPool(database.ownerUrl, 1)
  const holder = await owner.connect()
  await holder.query('begin; lock table party in access exclusive mode')
  const answer = await person.call('GET', '/parties?q=mira')
  expect([answer.status, answer.body['code']]).toEqual([503, 'took-too-long'])
  expect(answer.headers.get('retry-after')).not.toBeNull()
  await holder.query('rollback')
  holder.release()
  await owner.end()
  expect((await person.call('GET', '/parties?q=mira')).status).toBe(200)
})

test('long words, many words and deep pages are bounded', async () => {
  for (const query of [
    `q=${'a'.repeat(5_000)}`,
    `q=${'a '.repeat(2_000)}`,
    `q=${'%25_'.repeat(100)}`,
    `cursor=${'A'.repeat(5_000)}`,
    `tag=${'x'.repeat(5_000)}`,
  ]) {
    const { status } = await ada.call('GET', `/parties?${query}`)
    expect([query.slice(0, 12), [200, 422].includes(status)]).toEqual([query.slice(0, 12), true])
  }
})

/** Sends a request as it is written, which no client would do. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.address)
  const socket = connect(Number(port), hostname)
  socket.end(text)
  let came = ''
  socket.setEncoding('utf8').on('data', (piece: string) => {
    came += piece
  })
  return new Promise((resolve) => socket.on('close', () => resolve(came)).on('error', () => resolve(came)))
}

test.each([
  [
    'headers without end',
    `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431/,
  ],
  [
    'two lengths',
    'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    /^HTTP\/1\.1 400/,
  ],
  [
    'a length and pieces',
    'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1\.1 400/,
  ],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/],
  ['a line break in a header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\nb: c\r\n\r\n', /^HTTP\/1\.1 400/],
])('a request with %s is refused before anything reads it', async (_, text, expected) => {
  expect(await raw(text)).toMatch(expected)
})

test('no address leads out of the folder of the pages, lists it, or gives away sources', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-public-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'web/assets'), { recursive: true })
  await writeFile(join(folder, 'session-secret'), 'top secret')
  await writeFile(join(folder, 'web/index.html'), '<title>Rapport</title>')
  await writeFile(join(folder, 'web/assets/main-1.js'), 'let a')
  await writeFile(join(folder, 'web/.env'), 'top secret')
  const app = fastify()
  await servePages(app, join(folder, 'web'))
  afterAll(() => app.close())
  for (const url of [
    '/../session-secret',
    '/..%2fsession-secret',
    '/%2e%2e/session-secret',
    '/assets/..%2f..%2fsession-secret',
    '/assets/..%5c..%5csession-secret',
    '/....//session-secret',
    '/assets/',
    '/assets',
    '/.env',
    '/assets/main-1.js.map',
    '//evil.example/%2e%2e',
    '/%00',
    '/assets/%c0%ae%c0%ae/session-secret',
  ]) {
    const answer = await app.inject({ url, headers: { accept: 'text/html' } })
    expect([url, answer.body.includes('top secret')]).toEqual([url, false])
    expect([url, answer.body.includes('main-1')]).toEqual([url, false])
    // Nor is anybody sent to another site by an address that only looks like ours.
    expect([url, answer.headers['location']]).toEqual([url, undefined])
  }
})
