import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { holdDatabase, withDatabase } from './access.ts'
import { complaintOf } from './outside.ts'

const folder = await mkdtemp(join(tmpdir(), 'rapport-access-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

// Below the temporary folder, which the database's user may not enter when we are root: made by Rapport itself.
const config = { dataDir: join(tmpdir(), `rapport-access-data-${process.pid}`), databaseUrl: undefined }
afterAll(() => rm(config.dataDir, { recursive: true, force: true }))

async function ask(url: string, text: string): Promise<unknown[]> {
  const pool = openOwnerPool(url)
  const { rows } = await pool.query(text)
  await pool.end()
  return rows
}

test('a command borrows the database of the server beside it, and starts its own when there is none', async () => {
  const server = await holdDatabase(config)
  await server.announce('http://localhost:4747')
  await ask(server.url, `create table talk (words text); insert into talk values ('hello')`)
  const borrowed = await withDatabase(config, async ({ url, serverAddress }) => {
    return { rows: await ask(url, 'select words from talk'), isSame: url === server.url, serverAddress }
  })
  expect(borrowed).toEqual({
    rows: [{ words: 'hello' }],
    isSame: true,
    serverAddress: 'http://localhost:4747',
  })
  await expect(holdDatabase(config)).rejects.toThrow('already running at http://localhost:4747')
  await server.release()

  const alone = await withDatabase(config, async ({ url, serverAddress }) => {
    return { rows: await ask(url, 'select words from talk'), serverAddress }
  })
  expect(alone).toEqual({ rows: [{ words: 'hello' }], serverAddress: undefined })
})

test('two commands at the same moment take turns', async () => {
  const count = () => withDatabase(config, ({ url }) => ask(url, 'select 1 as n'))
  expect((await Promise.all([count(), count()])).flat()).toEqual([{ n: 1 }, { n: 1 }])
})

test('an outside database is used as it is', async () => {
  const databaseUrl = inject('postgresUrl')
  const seen = await withDatabase({ dataDir: folder, databaseUrl }, async ({ url }) => url)
  expect(seen).toBe(databaseUrl)
})

test('an outside database that is not there is named', async () => {
  const use = withDatabase(
    { dataDir: folder, databaseUrl: 'postgres://ada:s3cret@127.0.0.1:1/x' },
    async () => 1,
  )
  await expect(use).rejects.toThrow('DATABASE_URL: nothing answers at 127.0.0.1:1')
})

test('a refused password is said without repeating it', async () => {
  const url = new URL(inject('postgresUrl'))
  url.password = 's3cret'
  const use = withDatabase({ dataDir: folder, databaseUrl: url.href }, async () => 1)
  await expect(use).rejects.toThrow(`refused the user ${url.username} or the password`)
  await expect(use).rejects.not.toThrow(/s3cret/)
})

test('an outside database that is too old is refused with the version found', () => {
  const good = { version: 15, encoding: 'UTF8', isReplica: false, mayCreate: true }
  expect(complaintOf(good)).toBeUndefined()
  expect(complaintOf({ ...good, version: 14 })).toContain('found PostgreSQL 14; expected 15')
  expect(complaintOf({ ...good, encoding: 'SQL_ASCII' })).toContain('expected UTF8')
})
