import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BackupOverview } from '../capabilities/backups/model.ts'
import { verifyBackup } from '../platform/backups/backup-file.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { until } from '../platform/testing/until.ts'
import { type Person, serve } from './testing/serve.ts'

const folder = await mkdtemp(join(tmpdir(), 'rapport-app-backups-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const server = await serve(await testDatabase(), { backupDir: join(folder, 'backups'), jobConcurrency: 1 })

let ada: Person
beforeAll(async () => {
  ada = await server.found()
})

const overview = async (who = ada): Promise<BackupOverview> =>
  JSON.parse((await who.call('GET', '/backups')).text)

async function shows(isSo: (now: BackupOverview) => boolean): Promise<BackupOverview> {
  return until(async () => {
    const now = await overview()
    return isSo(now) && now
  })
}

test('an owner without a backup is told, makes one, tries it, and takes it home whole', async () => {
  expect(await overview()).toMatchObject({
    items: [],
    lastMadeAt: null,
    warnings: ['never-made'],
    shared: false,
  })
  await ada.call('POST', '/backups')
  const { items, warnings } = await shows(({ lastMadeAt }) => lastMadeAt !== null)
  expect(items).toMatchObject([{ reason: 'asked', encrypted: false, triedAt: null }])
  expect(warnings).toEqual(['never-tried'])

  await ada.call('POST', '/backups/drill')
  const tried = await shows(({ lastTriedAt }) => lastTriedAt !== null)
  expect(tried).toMatchObject({ warnings: [], lastFailure: null })
  expect(tried.items[0]?.triedAt).toBe(tried.lastTriedAt)

  const name = items[0]?.name ?? ''
  const { href } = (await ada.call('POST', `/backups/${name}/take`)).body
  const answer = await fetch(`${server.address}${String(href)}`, { headers: ada.headers })
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
  const home = join(folder, 'home.backup.gz')
  await writeFile(home, Buffer.from(await answer.arrayBuffer()))
  expect((await verifyBackup(home)).tables.length).toBeGreaterThan(20)
})

test('a drill of a damaged backup is seen by the owner', async () => {
  const { items } = await overview()
  await writeFile(join(folder, 'backups', items[0]?.name ?? ''), 'nothing of it is left')
  await ada.call('POST', '/backups/drill')
  const { lastFailure } = await shows((now) => now.lastFailure !== null)
  expect(lastFailure).toMatchObject({ kind: 'drill', code: 'damaged' })
})

test.each([
  '../session-secret',
  '..%2Fsession-secret',
  'rapport.lock',
  'rapport-2026-01-01T00-00-00Z-asked-0000.backup.gz',
])('no name leads to anything but a backup: %s', async (name) => {
  expect((await ada.call('GET', `/backups/${name}`)).status).toBe(404)
})

test('where several firms share a server, no owner gets at what holds the others', async () => {
  const { items } = await overview()
  const bob = await server.found('Second Street Café')
  for (const who of [ada, bob]) {
    expect(await overview(who)).toMatchObject({ items: [], folder: null, shared: true })
    const asked = [
      await who.call('POST', '/backups'),
      await who.call('POST', '/backups/drill'),
      await who.call('POST', `/backups/${items[0]?.name}/take`),
      await who.call('GET', `/backups/${items[0]?.name}`),
    ]
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  }
})
