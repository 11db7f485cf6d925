import { expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { until } from '../platform/testing/until.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase({ max: 2 })
const server = await serve(database, {
  jobConcurrency: 1,
  smtpUrl: 'smtp://127.0.0.1:9',
  backupAt: undefined,
})
const owner = openOwnerPool(database.ownerUrl, 1)
const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]

const workspaceOf = async (person: typeof ada) => String((await person.call('GET', '/firm')).body['id'])
const putAside = async (workspaceId: string) => {
  const { rows } = await owner.query<{ id: string }>(
    `select id::text from jobs.add_job('react', json_build_object('workspaceId', $1::text, 'reaction', 'no-such',
       'factId', gen_random_uuid()), run_at => now() + interval '1 hour')`,
    [workspaceId],
  )
  await owner.query('update jobs._private_jobs set attempts = max_attempts where id = $1', [rows[0].id])
  return rows[0].id
}
const overview = async (person: typeof ada) => (await person.call('GET', '/upkeep')).body as never as Overview
type Overview = {
  troubles: { kind: string; what: string }[]
  schedules: { name: string; state: string; nextAt: string | null }[]
  jobs: { dead: { id: string; task: string }[] }
  happenings: { kind: string; member: string | null }[]
}

test('an owner sees what runs by itself, when it comes round, and what happened', async () => {
  const { schedules, troubles, happenings } = await overview(ada)
  expect(schedules.map(({ name }) => name)).toContain('vitality-nightly')
  expect(schedules.every(({ state, nextAt }) => ['fine', 'new'].includes(state) && nextAt !== null)).toBe(
    true,
  )
  expect(troubles).toEqual([])
  await ada.call('POST', '/api-keys', { body: { name: 'till', scopes: ['firm:read'], expiresInDays: null } })
  expect((await overview(ada)).happenings[0]).toMatchObject({ kind: 'ApiKeyMade', member: 'Ada' })
  expect(happenings.some(({ kind }) => kind === 'PartyAdded')).toBe(false)
})

test('work that was put aside is seen in its own firm only, tried again or given up, and the ledger says so', async () => {
  const [first, second] = [await putAside(await workspaceOf(ada)), await putAside(await workspaceOf(ada))]
  expect((await overview(ada)).jobs.dead.map(({ id, task }) => [id, task]).sort()).toEqual(
    [
      [first, 'no-such'],
      [second, 'no-such'],
    ].sort(),
  )
  expect((await overview(ada)).troubles).toEqual([{ kind: 'job-failed', what: '2' }])
  expect((await overview(eve)).jobs.dead).toEqual([])
  const missing = await eve.call('DELETE', '/upkeep/jobs/999999999')
  for (const [method, path] of [
    ['POST', `/upkeep/jobs/${first}/try-again`],
    ['DELETE', `/upkeep/jobs/${first}`],
  ] as const) {
    const refused = await eve.call(method, path)
    expect([refused.status, refused.body['code']]).toEqual([404, missing.body['code']])
  }
  expect((await ada.call('POST', `/upkeep/jobs/${first}/try-again`)).status).toBe(200)
  expect((await ada.call('DELETE', `/upkeep/jobs/${second}`)).status).toBe(200)
  const after = await overview(ada)
  expect(after.jobs.dead).toEqual([])
  expect(after.troubles).toEqual([])
  expect(after.happenings.slice(0, 2).map(({ kind }) => kind)).toEqual(['JobGivenUp', 'JobTriedAgain'])
})

test('when something stopped, the owners of the firm are mailed, once', async () => {
  await putAside(await workspaceOf(ada))
  const letters = async () => {
    const { rows } = await owner.query<{ kind: string; recipient: string }>(
      `select kind, recipient from mail where kind like 'alert%'`,
    )
    return rows
  }
  const look = () => owner.query(`select jobs.add_job('schedule', '{"name":"watch"}')`)
  await look()
  await until(async () => (await letters()).length > 0)
  await look()
  await new Promise((done) => setTimeout(done, 500))
  expect(await letters()).toEqual([{ kind: 'alert-job-failed', recipient: ada.email }])
  await owner.end()
})
