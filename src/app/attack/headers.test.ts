import { expect, test } from 'vitest'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { serve } from '../testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const overHttps = await serve(database, { publicUrl: 'https://rapport.example.com' })
const ada = await server.found()

const headersOf = async (path: string, at = server) => (await fetch(`${at.address}${path}`)).headers

/** A policy as a table: what may come from where. */
function policyIn(headers: Headers): Record<string, string> {
  const lines = (headers.get('content-security-policy') ?? '').split(';').map((line) => line.trim())
  return Object.fromEntries(lines.map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]))
}

test('a page runs our own files only, and no text can become a script', async () => {
  expect(policyIn(await headersOf('/healthz'))).toEqual({
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'frame-src': "'none'",
    'media-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
})

test('the counter alone may start its own service worker and scan a card, and nothing else differs', async () => {
  const [everywhere, counter] = [await headersOf('/people'), await headersOf('/counter?since=home')]
  expect(policyIn(counter)).toEqual({ ...policyIn(everywhere), 'trusted-types': 'counter' })
  expect(counter.get('permissions-policy')).toBe(
    everywhere.get('permissions-policy')?.replace('camera=()', 'camera=(self)'),
  )
  expect(policyIn(await headersOf('/counter/else'))).toEqual(policyIn(everywhere))
})

test('no other site may frame, embed or watch a page, nor learn its address', async () => {
  const headers = await headersOf('/healthz')
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-permitted-cross-domain-policies': 'none',
  })
  const devices = headers.get('permissions-policy') ?? ''
  expect(devices).toContain('camera=()')
  expect(devices).toContain('geolocation=()')
  expect(devices).not.toContain('*')
})

test('an answer of the API is data: it stays in no cache, and opened as a page it can do nothing', async () => {
  for (const path of ['/api/v1/me', '/api/v1/welcome', '/api/v1/openapi.json', '/api/v1/nothing-here']) {
    const headers = (await ada.call('GET', path.replace('/api/v1', ''))).headers
    expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    expect(policyIn(headers)).toMatchObject({ 'default-src': "'none'", sandbox: '' })
  }
})

test('over https browsers are told to come by https only; over http they are not sent where nobody listens', async () => {
  const https = await headersOf('/healthz', overHttps)
  expect(https.get('strict-transport-security')).toBe('max-age=31536000')
  expect(policyIn(https)).toHaveProperty('upgrade-insecure-requests')
  const http = await headersOf('/healthz')
  expect(http.get('strict-transport-security')).toBeNull()
  expect(policyIn(http)).not.toHaveProperty('upgrade-insecure-requests')
})

test('no other site may read an answer: nothing is shared across origins', async () => {
  const evil = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
  for (const [method, path] of [
    ['OPTIONS', '/api/v1/me'],
    ['OPTIONS', '/api/v1/parties'],
    ['GET', '/api/v1/me'],
    ['GET', '/api/v1/openapi.json'],
  ]) {
    const answer = await fetch(`${server.address}${path}`, { method, headers: { ...ada.headers, ...evil } })
    const shared = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))
    expect([method, path, shared]).toEqual([method, path, []])
  }
})

test('no answer tells which software made it', async () => {
  for (const path of ['/healthz', '/api/v1/me', '/nothing.php']) {
    const headers = await headersOf(path)
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
  }
})
