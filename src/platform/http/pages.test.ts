import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { servePages } from './pages.ts'

const folder = await mkdtemp(join(tmpdir(), 'rapport-pages-'))
await mkdir(join(folder, 'assets'))
await writeFile(join(folder, 'index.html'), '<title>Rapport</title>')
await writeFile(join(folder, 'assets/main-a1b2.js'), 'let a')
await writeFile(join(folder, 'assets/main-a1b2.js.gz'), gzipSync('let a'))
await writeFile(join(folder, 'theme.js'), 'let b')
const app = fastify()
await servePages(app, folder)
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('a file whose name holds its hash is kept for ever, compressed where that is wanted', async () => {
  const answer = await get('/assets/main-a1b2.js', { 'accept-encoding': 'gzip' })
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(answer.headers['content-encoding']).toBe('gzip')
  expect((await get('/assets/main-a1b2.js')).body).toBe('let a')
})

test('the page itself and files without a hash are asked for anew each time', async () => {
  for (const url of ['/', '/people', '/people/1?tab=talks', '/theme.js']) {
    const answer = await get(url, { accept: 'text/html' })
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache'])
  }
  expect((await get('/people', { accept: 'text/html' })).body).toContain('<title>Rapport</title>')
})

test('a missing file and a missing endpoint are missing, not a page', async () => {
  for (const url of ['/assets/gone.js', '/api/v1/gone', '/..%2f..%2fetc/passwd.txt']) {
    const answer = await get(url, { accept: 'text/html' })
    expect([url, answer.statusCode]).toEqual([url, 404])
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  }
})
