import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { openOwnerPool } from '../database.ts'
import { testDatabase } from '../testing/test-database.ts'
import { examine } from './examine.ts'
import { judgeClock, judgeRoom, lookAtNode } from './machine.ts'
import { judgeScheduler, judgeSchema } from './records.ts'

const { ownerUrl } = await testDatabase()
const owner = openOwnerPool(ownerUrl)
const dataDir = await mkdtemp(join(tmpdir(), 'rapport-doctor-'))
afterAll(async () => {
  await owner.end()
  await rm(dataDir, { recursive: true, force: true })
})

const findings = (env: Record<string, string> = {}) =>
  examine(readConfig({ DATABASE_URL: ownerUrl, DATA_DIR: dataDir, ...env }))
const about = async (check: string, env: Record<string, string> = {}) =>
  (await findings(env)).filter((finding) => finding.check === check)

beforeAll(async () => {
  await writeFile(join(dataDir, 'session-secret'), 's'.repeat(40), { mode: 0o600 })
})

test('a fresh place has nothing bad, and each thing to look at says what to do', async () => {
  const found = await findings()
  expect(found.filter(({ state }) => state === 'bad')).toEqual([])
  expect(found.filter(({ state, advice }) => state !== 'good' && advice === undefined)).toEqual([])
  expect(new Set(found.map(({ check }) => check))).toEqual(
    new Set(
      'node disk clock permissions database schema tables indexes scheduler jobs backups drill mail'.split(
        ' ',
      ),
    ),
  )
})

test('a secret that others can read is bad', async () => {
  const file = join(dataDir, 'database-password')
  await writeFile(file, 'secret', { mode: 0o644 })
  expect(await about('permissions')).toMatchObject([{ state: 'bad', advice: `chmod go-rwx ${file}` }])
  await rm(file)
})

test('an index that is missing is named with the line that makes it again', async () => {
  await owner.query('drop index fact_by_subject')
  const [finding] = await about('indexes')
  expect(finding).toMatchObject({ state: 'bad' })
  await owner.query((finding?.advice ?? '').replace('In psql: ', ''))
  expect(await about('indexes')).toMatchObject([{ state: 'good' }])
})

test('jobs that failed for good, and a backup that came to nothing, are bad', async () => {
  await owner.query(`select jobs.add_job('greet', '{}', max_attempts => 1)`)
  await owner.query(`update jobs._private_jobs set attempts = max_attempts`)
  await owner.query(
    `insert into platform.backup_run (id, kind, reason, started_at, finished_at, outcome)
     values (gen_random_uuid(), 'backup', 'scheduled', now(), now(), 'no-room')`,
  )
  expect(await about('jobs')).toMatchObject([{ state: 'bad', says: '1 jobs failed for good.' }])
  expect((await about('backups'))[0]).toMatchObject({
    state: 'bad',
    says: expect.stringContaining('no-room'),
  })
})

test('a mail server and a database that do not answer are named, and the rest is looked at all the same', async () => {
  expect(await about('mail', { SMTP_URL: 'smtp://127.0.0.1:9' })).toMatchObject([{ state: 'bad' }])
  const found = await findings({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
  expect(found.find(({ check }) => check === 'database')).toMatchObject({
    state: 'bad',
    says: expect.stringContaining('nothing answers at 127.0.0.1:9'),
  })
  expect(found.some(({ check }) => check === 'disk')).toBe(true)
})

test.each([
  ['a full disk', judgeRoom('/data', { free: 1e8, all: 1e12 }), 'bad'],
  ['a disk that fills', judgeRoom('/data', { free: 4e10, all: 1e12 }), 'warning'],
  ['a disk with room', judgeRoom('/data', { free: 2e11, all: 1e12 }), 'good'],
  ['a clock two minutes apart', judgeClock(new Date('2026-11-22'), 120_000, 'the disk'), 'bad'],
  ['a clock of another age', judgeClock(new Date('1970-01-01'), 0, 'the disk'), 'bad'],
  ['a clock ten seconds apart', judgeClock(new Date('2026-11-22'), -10_000, 'the disk'), 'warning'],
  ['an old Node', lookAtNode('20.18.3'), 'bad'],
  ['a new Node', lookAtNode('24.1.0'), 'good'],
  ['tables of a newer version', judgeSchema(['0001-a'], ['0001-a', '0002-b']), 'bad'],
  ['tables of an older version', judgeSchema(['0001-a', '0002-b'], ['0001-a']), 'warning'],
  ['a scheduler that stands still', judgeScheduler(3 * 3_600_000, true), 'bad'],
  ['a server that does not run', judgeScheduler(3 * 3_600_000, false), 'warning'],
  ['a scheduler that runs', judgeScheduler(60_000, true), 'good'],
])('%s is seen for what it is', (_what, finding, state) => {
  expect(finding.state).toBe(state)
})
