import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { testDesk } from '../testing/desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { verifyBackup } from './backup-file.ts'
import { drillBackup, drillPrefix } from './drill.ts'
import { backupName } from './folder.ts'
import { makeBackup } from './make.ts'
import type { BackupPlace } from './place.ts'

const database = await testDatabase()
const owner = openOwnerPool(database.ownerUrl)
const desk = await testDesk(database)
await desk.writing((work) => work.announce({ kind: 'BellRang' }))
const root = await mkdtemp(join(tmpdir(), 'rapport-make-'))
afterAll(async () => {
  await owner.end()
  await rm(root, { recursive: true, force: true })
})

let place: BackupPlace
const upload = `files/${desk.workspaceId}/0197a000.csv`
beforeEach(async () => {
  const dataDir = await mkdtemp(join(root, 'data-'))
  place = {
    url: database.ownerUrl,
    folder: join(dataDir, 'backups'),
    dataDir,
    secret: undefined,
    passphrase: undefined,
    keep: { days: 7, weeks: 4, months: 12 },
    at: 150,
    timeZone: 'UTC',
  }
  await mkdir(join(dataDir, 'files', desk.workspaceId), { recursive: true })
  await writeFile(join(dataDir, 'session-secret'), 's'.repeat(48))
  await writeFile(join(dataDir, upload), `\\.\n${'x'.repeat(200_000)}\n0\n`)
})

const runs = async () =>
  (
    await owner.query('select kind, outcome, file from platform.backup_run order by started_at, id')
  ).rows.slice(-1)[0]

test('a backup holds every table, the uploads and the secret, and is kept as done', async () => {
  const made = await makeBackup(place, 'asked')
  const { tables, files } = await verifyBackup(made.path)
  expect(tables.find(({ table }) => table === 'public.fact')?.rowCount).toBe(1)
  expect(files?.map(({ file }) => file)).toEqual(['session-secret', upload])
  expect(await runs()).toMatchObject({
    kind: 'backup',
    outcome: 'done',
    file: (await readdir(place.folder))[0],
  })
})

test('a secret that is set from outside is not in the backup, only a mark that tells it from others', async () => {
  const { path } = await makeBackup({ ...place, secret: 'o'.repeat(40) }, 'asked')
  const { files, secretMark } = await verifyBackup(path)
  expect(files?.map(({ file }) => file)).toEqual([upload])
  expect(secretMark).toMatch(/^[0-9a-f]{16}$/)
})

test('with a passphrase nothing of it can be read', async () => {
  const { path } = await makeBackup({ ...place, passphrase: 'nobody guesses this' }, 'asked')
  await expect(verifyBackup(path)).rejects.toThrow('is encrypted')
  await expect(verifyBackup(path, 'somebody guesses wrong')).rejects.toThrow("doesn't open")
  expect((await verifyBackup(path, 'nobody guesses this')).files).toHaveLength(2)
})

test('an upload that was changed inside a backup is noticed', async () => {
  const { path } = await makeBackup(place, 'asked')
  const { gunzipSync, gzipSync } = await import('node:zlib')
  const text = gunzipSync(await readFile(path))
    .toString('latin1')
    .replace('xxxx', 'xxyx')
  await writeFile(path, gzipSync(Buffer.from(text, 'latin1')))
  await expect(verifyBackup(path)).rejects.toThrow(`the file ${upload} in it was changed`)
})

test('a drill really restores the newest backup, compares it and leaves nothing behind', async () => {
  await makeBackup(place, 'scheduled')
  const drilled = await drillBackup(place, 'scheduled')
  expect(drilled.fileCount).toBe(2)
  expect(drilled.rowCount).toBeGreaterThan(2)
  expect(await runs()).toMatchObject({ kind: 'drill', outcome: 'done', file: drilled.file })
  const { rows } = await owner.query('select datname from pg_database where starts_with(datname, $1)', [
    drillPrefix(place.url),
  ])
  expect(rows).toEqual([])
})

test('a drill leaves alone what another database of the same server is in the middle of', async () => {
  const theirs = `${drillPrefix(`${place.url}_next_door`)}now`
  await owner.query(`create database ${theirs}`)
  await makeBackup(place, 'scheduled')
  await drillBackup(place, 'scheduled')
  const { rows } = await owner.query('select 1 from pg_database where datname = $1', [theirs])
  await owner.query(`drop database if exists ${theirs}`)
  expect(rows).toHaveLength(1)
})

test('a drill of a damaged backup fails and says so afterwards', async () => {
  const { path } = await makeBackup(place, 'scheduled')
  await writeFile(path, (await readFile(path)).subarray(0, 3000))
  await expect(drillBackup(place, 'scheduled')).rejects.toThrow('damaged')
  expect(await runs()).toMatchObject({ kind: 'drill', outcome: 'damaged' })
})

test('a drill without a backup says that there is none', async () => {
  await expect(drillBackup(place, 'scheduled')).rejects.toThrow('There is no backup')
  expect(await runs()).toMatchObject({ kind: 'drill', outcome: 'no-backup' })
})

test('a folder that can not be written to is named, and kept as the reason', async () => {
  await writeFile(join(place.dataDir, 'backups'), 'a file where the folder should be')
  await expect(makeBackup(place, 'scheduled')).rejects.toThrow()
  expect((await runs())?.outcome).not.toBe('done')
})

test('what a killed backup left half-written is never taken for one, and goes with the next', async () => {
  await mkdir(place.folder)
  const half = `${backupName('scheduled', false)}.partial`
  await writeFile(join(place.folder, half), 'half')
  await owner.query(
    `insert into platform.backup_run (id, kind, reason, started_at) values (gen_random_uuid(), 'backup', 'scheduled', now())`,
  )
  await expect(drillBackup(place, 'scheduled')).rejects.toThrow('There is no backup')
  await makeBackup(place, 'scheduled')
  expect(await readdir(place.folder)).not.toContain(half)
  const { rows } = await owner.query('select id from platform.backup_run where finished_at is null')
  expect(rows).toEqual([])
})

test('two backups at the same moment are one after the other: the second is told to wait', async () => {
  const both = await Promise.allSettled([makeBackup(place, 'asked'), makeBackup(place, 'asked')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await readdir(place.folder)).toHaveLength(1)
})

/** A disk so small that no backup fits on it; only root may make one, and not everywhere. */
const small = join(root, 'small')
await mkdir(small)
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status === 0
afterAll(() => {
  if (isMounted) spawnSync('umount', [small])
})

test.skipIf(!isMounted)('a full disk leaves no half backup, and is named', async () => {
  const much = await mkdtemp(join(root, 'much-'))
  await mkdir(join(much, 'files', desk.workspaceId), { recursive: true })
  await writeFile(join(much, upload), randomBytes(300_000))
  await expect(makeBackup({ ...place, dataDir: much, folder: small }, 'scheduled')).rejects.toThrow(
    'There is no room left',
  )
  expect(await readdir(small)).toEqual([])
  expect(await runs()).toMatchObject({ kind: 'backup', outcome: 'no-room' })
})
