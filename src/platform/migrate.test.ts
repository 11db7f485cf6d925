import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openOwnerPool } from './database.ts'
import { migrate, migrationsOf } from './migrate.ts'
import { emptyDatabase } from './testing/test-database.ts'

const folder = await mkdtemp(join(tmpdir(), 'rapport-migrations-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

let url: string
const backupDir = join(folder, 'backups')

beforeEach(async () => {
  for (const file of await readdir(folder)) await rm(join(folder, file), { recursive: true })
  await write('0001-shop.sql', 'create table shop (id int primary key, name text)')
  url = await emptyDatabase()
})

const write = (file: string, text: string) => writeFile(join(folder, file), text)
const run = () => migrate({ url, folder, backup: { to: { folder: backupDir } } })

async function ask<Row extends object>(text: string): Promise<Row[]> {
  const pool = openOwnerPool(url)
  const { rows } = await pool.query(text)
  await pool.end()
  return rows
}

test('every migration runs once, in order', async () => {
  await write('0002-till.sql', 'alter table shop add till int')
  expect((await run()).applied).toEqual(['0001-shop', '0002-till'])
  expect((await run()).applied).toEqual([])
})

test('two servers that start at the same moment migrate once', async () => {
  const reports = await Promise.all([run(), run(), run()])
  expect(reports.flatMap(({ applied }) => applied)).toEqual(['0001-shop'])
})

test('a migration that fails takes back the ones before it, keeps the data, and names the backup', async () => {
  await run()
  await ask(`insert into shop values (1, 'Corner Café')`)
  await write('0002-till.sql', 'alter table shop add till int')
  await write('0003-wrong.sql', 'alter table shop drop name; select nonsense')
  await expect(run()).rejects.toThrow(
    /0003-wrong failed .*version you used before still works.*backup.*lies at/,
  )
  expect(await ask('select * from shop')).toEqual([{ id: 1, name: 'Corner Café' }])
  expect((await readdir(backupDir)).length).toBe(1)

  await rm(join(folder, '0003-wrong.sql'))
  await rm(join(folder, '0002-till.sql'))
  expect((await run()).applied).toEqual([])
})

test('an old migration that was edited is refused', async () => {
  await run()
  await write('0001-shop.sql', 'create table shop (id int primary key)')
  await expect(run()).rejects.toThrow('0001-shop was changed after it ran')
})

test('a database of a newer Rapport is refused and left as it is', async () => {
  await write('0002-future.sql', 'alter table shop add rocket int')
  await run()
  await rm(join(folder, '0002-future.sql'))
  await expect(run()).rejects.toThrow('newer Rapport')
})

test('a migration slipped in between is refused', async () => {
  await write('0003-late.sql', 'alter table shop add late int')
  await run()
  await write('0002-between.sql', 'alter table shop add between_them int')
  await expect(run()).rejects.toThrow('next free number')
})

test('nothing is backed up while there is nothing to lose', async () => {
  expect((await run()).backup).toBeUndefined()
  await write('0002-till.sql', 'alter table shop add till int')
  expect((await run()).backup).toBeUndefined()
  await ask(`insert into shop values (1, 'Corner Café')`)
  await write('0003-door.sql', 'alter table shop add door int')
  expect((await run()).backup).toMatch(/\.backup\.gz$/)
})

test('the job queue is installed beside our tables', async () => {
  await run()
  await ask(`select jobs.add_job('greet', '{}')`)
  expect(await ask('select task_identifier as task from jobs.jobs')).toEqual([{ task: 'greet' }])
})

test('the names of the migrations a database has seen are told', async () => {
  await run()
  const pool = openOwnerPool(url)
  expect(await migrationsOf(pool)).toEqual(['0001-shop'])
  await pool.end()
})
