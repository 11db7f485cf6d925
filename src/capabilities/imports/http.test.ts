import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Person, serve } from '../../app/testing/serve.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { until } from '../../platform/testing/until.ts'
import type { Import } from './model.ts'

const before = process.env.DATA_DIR
const folder = await mkdtemp(join(tmpdir(), 'rapport-uploads-'))
process.env.DATA_DIR = folder
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

const server = await serve(await testDatabase(), { jobConcurrency: 1, maxUploadMb: 1 })

function upload({ headers }: Person, content: string, query = '?fileName=people.csv'): Promise<Response> {
  const url = `${server.address}/api/v1/imports${query}`
  return fetch(url, { method: 'POST', body: content, headers: { ...headers, 'content-type': 'text/csv' } })
}

async function settled(owner: Person, id: string): Promise<Import> {
  return until(async () => {
    const { body } = await owner.call('GET', `/imports/${id}`)
    const found = body as unknown as Import
    return !['trying', 'writing'].includes(found.state) && found
  })
}

test('a file goes up, is shown, is brought in by a job, and its bad rows come back', async () => {
  const owner = await server.found()
  const answer = await upload(owner, 'Name,Email\nAda King,ada@example.com\n=cmd,bob at example\n')
  expect(answer.status).toBe(201)
  const { id, plan, state } = (await answer.json()) as Import
  expect(state).toBe('received')
  const shown = await owner.call('POST', `/imports/${id}/preview`, { body: { plan } })
  expect(shown.body).toMatchObject({ rows: [{ row: 2 }, { row: 3 }], rejections: [{ reason: 'bad-email' }] })
  await owner.call('POST', `/imports/${id}/bring-in`, { body: { plan } })
  const done = await settled(owner, id)
  expect(done).toMatchObject({ state: 'done', report: { lines: 2, accepted: 1, rejected: 1 } })
  const rejected = await owner.call('GET', `/imports/${id}/rejected.csv`)
  expect(rejected.headers.get('content-type')).toContain('text/csv')
  expect(rejected.headers.get('content-disposition')).toContain('people-rejected.csv')
  expect(rejected.text).toContain("'=cmd,bob at example,,Email: This is not an e-mail address.")
})

test('what is no table, has no name or is too large is refused in the words of the API', async () => {
  const owner = await server.found()
  const zip = await upload(owner, 'PK\u0003\u0004')
  expect([zip.status, await zip.json()]).toMatchObject([
    415,
    { code: 'wrong-file', details: { found: 'zip' } },
  ])
  expect((await upload(owner, 'Name\nAda\n', '')).status).toBe(422)
  expect((await upload(owner, 'x'.repeat(1_100_000))).status).toBe(413)
})

test('nobody uploads or fetches without being signed in, nor from another firm', async () => {
  const [owner, other] = [await server.found(), await server.found()]
  expect((await upload(server.stranger, 'Name\nAda\n')).status).toBe(401)
  const { id } = (await (await upload(owner, 'Name,Email\nAda,nobody\n')).json()) as Import
  expect((await server.stranger.call('GET', `/imports/${id}/rejected.csv`)).status).toBe(401)
  expect((await other.call('GET', `/imports/${id}/rejected.csv`)).status).toBe(404)
  expect((await owner.call('GET', `/imports/${id}/rejected.csv`)).status).toBe(410)
})
