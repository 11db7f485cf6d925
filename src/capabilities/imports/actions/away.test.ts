import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwnerPool } from '../../../platform/database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { get } from '../views.ts'
import { carryOut } from './carry-out.ts'
import { receiveFile } from './receive.ts'
import { prepare } from './start.ts'

const database = await testDatabase()
const owner = openOwnerPool(database.ownerUrl, 2)
const before = process.env.DATA_DIR
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-imports-'))
  process.env.DATA_DIR = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await owner.end()
  await rm(folder, { recursive: true, force: true })
})

test('a file that was being read when the database went away is read again, and each row is there once', async () => {
  const desk = await testDesk(database)
  const body = Readable.from([
    Buffer.from('Name,E-mail\nMaria Rossi,maria@example.com\nOmar Khal,omar@example.com\n'),
  ])
  const { id, plan } = await receiveFile(desk, { fileName: 'file.csv', body, mostBytes: 1_000_000 })
  if (plan === null) throw new Error('A received file has a plan.')
  await desk.writing((work) => prepare(work, { id, plan }, 'writing'))
  const holder = await owner.connect()
  await holder.query('begin; lock table party in share mode')
  const reading = carryOut(desk, id).catch((error: unknown) => error)
  const cut = async () => {
    const { rowCount } = await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where wait_event_type = 'Lock' and datname = current_database()`,
    )
    return rowCount === 1
  }
  while (!(await cut())) await new Promise((done) => setTimeout(done, 20))
  expect(await reading).toBeInstanceOf(Error)
  await holder.query('rollback')
  holder.release()
  expect((await desk.reading((work) => get(work, { id }))).state).toBe('writing')
  await carryOut(desk, id)
  const done = await desk.reading((work) => get(work, { id }))
  expect([done.state, done.report?.parties.created]).toEqual(['done', 2])
})
