import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { migrate, migrationsOf } from '../migrate.ts'
import { emptyDatabase } from '../testing/test-database.ts'
import { verifyBackup } from './backup-file.ts'
import { restoreDatabase } from './restore.ts'
import { writeBackup } from './write.ts'

const folder = await mkdtemp(join(tmpdir(), 'rapport-backups-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const workspace = '0197a000-0000-7000-8000-000000000001'
const awkward = 'tab\there, line\nthere, back\\slash, \\. alone, "quote", Ωμέγα'
let file: string
let original: unknown

beforeAll(async () => {
  const url = await emptyDatabase()
  await migrate({ url })
  const pool = openOwnerPool(url)
  await pool.query(
    `insert into fact (workspace_id, id, happened_at, kind, details)
     select $1, ('0197a000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, timestamptz '2026-01-03' + n * interval '1 second',
       'ThingHappened', jsonb_build_object('n', n, 'text', $2::text)
     from generate_series(1, 5000) n`,
    [workspace, awkward],
  )
  await pool.query(`select jobs.add_job('greet', json_build_object('to', 'nobody'))`)
  const migrations = await migrationsOf(pool)
  file = (await writeBackup(pool, { to: { folder }, reason: 'command', migrations }))?.file ?? ''
  await pool.end()
  original = await fingerprint(url)
})

async function fingerprint(url: string): Promise<unknown> {
  const pool = openOwnerPool(url)
  const { rows } = await pool.query(
    `select count(*) as count, md5(string_agg(fact::text, '' order by id)) as md5, max(details->>'text') as text from fact`,
  )
  await pool.end()
  return rows[0]
}

test('a backup comes back whole into an empty database', async () => {
  const url = await emptyDatabase()
  await restoreDatabase(file, url)
  const found = await fingerprint(url)
  expect(found).toMatchObject({ count: 5000, text: awkward })
  expect(found).toEqual(original)
})

test('jobs that were waiting wait again, and new ones get new numbers', async () => {
  const url = await emptyDatabase()
  await restoreDatabase(file, url)
  const pool = openOwnerPool(url)
  await pool.query(`select jobs.add_job('greet', '{}')`)
  const { rows } = await pool.query('select count(*) as count, count(distinct id) as ids from jobs.jobs')
  await pool.end()
  expect(rows[0]).toEqual({ count: 2, ids: 2 })
})

test('a backup says what it holds', async () => {
  const manifest = await verifyBackup(file)
  expect(manifest.tables.find(({ table }) => table === 'public.fact')?.rowCount).toBe(5000)
  expect(manifest.migrations[0]).toBe('0001-foundation')
})

test('a backup that lost its end is refused', async () => {
  const cut = join(folder, 'cut.backup.gz')
  await writeFile(cut, await readFile(file))
  await truncate(cut, 2000)
  await expect(verifyBackup(cut)).rejects.toThrow('damaged')
})

test('a backup in which one letter changed is refused before anything is loaded', async () => {
  const forged = join(folder, 'forged.backup.gz')
  const text = gunzipSync(await readFile(file)).toString()
  await writeFile(forged, gzipSync(text.replace('ThingHappened', 'ThinkHappened')))
  const url = await emptyDatabase()
  await expect(restoreDatabase(forged, url)).rejects.toThrow(
    'table public.fact should have 5000 rows, found 5000, or others',
  )
  const pool = openOwnerPool(url)
  const { rows } = await pool.query(`select to_regclass('public.fact') as found`)
  await pool.end()
  expect(rows[0].found).toBeNull()
})

test('a file that is no backup is refused', async () => {
  const letter = join(folder, 'letter.txt')
  await writeFile(letter, 'Dear Ada')
  await expect(verifyBackup(letter)).rejects.toThrow('no backup of Rapport')
})

test('a database that holds data is never written over', async () => {
  const url = await emptyDatabase()
  await restoreDatabase(file, url)
  await expect(restoreDatabase(file, url)).rejects.toThrow('only into an empty database')
})

test('a database that refuses a row in the middle of a restore fails the restore, and nothing else', async () => {
  const url = await emptyDatabase()
  await migrate({ url })
  const pool = openOwnerPool(url)
  await pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
    create trigger refuse before insert on fact for each row execute function refuse()`)
  await expect(restoreDatabase(file, url)).rejects.toThrow('no room')
  const { rows } = await pool.query('select count(*) as count from fact')
  await pool.end()
  expect(rows[0]).toEqual({ count: 0 })
})
