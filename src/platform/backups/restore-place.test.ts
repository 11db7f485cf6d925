import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { testDesk } from '../testing/desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { makeBackup } from './make.ts'
import { restorePlace } from './restore-place.ts'

const root = mkdtempSync(join(tmpdir(), 'rapport-place-'))
chmodSync(root, 0o711)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const database = await testDatabase()
const { workspaceId } = await testDesk(database)
const source = join(root, 'source')
mkdirSync(join(source, 'files', workspaceId), { recursive: true })
writeFileSync(join(source, 'files', workspaceId, 'sales.csv'), 'day,amount\n')
writeFileSync(join(source, 'session-secret'), 'k'.repeat(48))
const { path: file } = await makeBackup(
  {
    url: database.ownerUrl,
    folder: join(source, 'backups'),
    dataDir: source,
    secret: undefined,
    passphrase: undefined,
    keep: { days: 7, weeks: 4, months: 12 },
    at: undefined,
    timeZone: 'UTC',
  },
  'command',
)

const into = (name: string, backup = file) =>
  restorePlace(backup, { dataDir: join(root, name), databaseUrl: undefined, secret: undefined })

test('a place comes back with its files and its secret, and a second restore leaves it alone', async () => {
  const { notes } = await into('again')
  expect(notes).toEqual([])
  expect(readdirSync(join(root, 'again')).sort()).toEqual([
    'database-password',
    'files',
    'postgres',
    'session-secret',
  ])
  expect(readFileSync(join(root, 'again/session-secret'), 'utf8')).toBe('k'.repeat(48))
  expect(readFileSync(join(root, 'again/files', workspaceId, 'sales.csv'), 'utf8')).toBe('day,amount\n')
  await expect(into('again')).rejects.toThrow('goes only into an empty place')
}, 60_000)

test('a damaged file leaves nothing that could be taken for a place', async () => {
  const forged = join(root, 'forged.backup.gz')
  const text = gunzipSync(readFileSync(file)).toString('latin1').replace('day,amount', 'day,amounT')
  writeFileSync(forged, gzipSync(Buffer.from(text, 'latin1')))
  await expect(into('forged', forged)).rejects.toThrow('is damaged')
  expect(readdirSync(join(root, 'forged'))).toEqual([])
}, 60_000)

test('a backup whose file wants to lie outside of the place is refused', async () => {
  const sly = join(root, 'sly.backup.gz')
  const text = gunzipSync(readFileSync(file)).toString('latin1')
  const moved = text.replaceAll(`files/${workspaceId}/sales.csv`, '../../../../etc/cron.d/sly')
  writeFileSync(sly, gzipSync(Buffer.from(moved, 'latin1')))
  await expect(into('sly', sly)).rejects.toThrow('a heading in it can')
})
