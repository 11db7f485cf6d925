import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { openOwnerPool } from '../database.ts'
import { passwordIn } from '../postgres/cluster.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { olderBinaries } from '../postgres/older-binaries.ts'
import { serverUser } from '../postgres/system-user.ts'
import { moveToThisPostgres } from './move-postgres.ts'
import { restoreDatabase } from './restore.ts'

const root = mkdtempSync(join(tmpdir(), 'rapport-move-'))
chmodSync(root, 0o711)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const user = await serverUser()
const binaries = await olderBinaries('15', user)
if (binaries === undefined) console.log('PostgreSQL 15 is not on this machine: moving its data is not tried.')
const fixture = join(import.meta.dirname, '../../..', 'fixtures/0.1.0/corner-cafe.backup.gz')

/** A data folder as an older Rapport would have left it, with PostgreSQL 15 in it. */
async function olderPlace(name: string): Promise<string> {
  const dataDir = join(root, name)
  mkdirSync(dataDir, { mode: 0o711 })
  const passwordFile = join(dataDir, 'for-initdb')
  writeFileSync(passwordFile, await passwordIn(dataDir))
  const folder = join(dataDir, 'postgres')
  mkdirSync(folder, { mode: 0o700 })
  const { uid, gid } = user.identity
  if (uid !== undefined && gid !== undefined)
    for (const path of [passwordFile, folder]) chownSync(path, uid, gid)
  const how = [
    '--username=rapport',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-sync',
  ]
  const made = spawnSync(binaries?.initdb ?? '', [`--pgdata=${folder}`, ...how, '--locale=C'], {
    ...user.identity,
    cwd: '/',
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr)
  return dataDir
}

async function peopleIn(dataDir: string): Promise<{ version: string; people: number }> {
  const server = await startEmbedded({ dataDir })
  const pool = openOwnerPool(server.url)
  try {
    const { rows } = await pool.query(
      `select current_setting('server_version_num')::int / 10000 as version, (select count(*) from party) as people`,
    )
    return rows[0]
  } finally {
    await pool.end()
    await server.stop()
  }
}

test.skipIf(binaries === undefined)(
  'data of PostgreSQL 15 is backed up, moved to the one that Rapport brings, and kept',
  async () => {
    const dataDir = await olderPlace('cafe')
    const old = await startEmbedded({ dataDir, ...(binaries ? { binaries } : {}) })
    await restoreDatabase(fixture, old.url)
    await old.stop()
    await expect(startEmbedded({ dataDir })).rejects.toThrow('was made by PostgreSQL 15')

    const said: string[] = []
    await moveToThisPostgres(readConfig({ DATA_DIR: dataDir }), (line) => said.push(line))
    expect(said.join('\n')).toMatch(/made by PostgreSQL 15[\s\S]*The backup is .*-upgrade-[\s\S]*Done\./)
    const { version, people } = await peopleIn(dataDir)
    expect({ isNewer: Number(version) > 15, isFull: people > 70 }).toEqual({ isNewer: true, isFull: true })
    expect(readFileSync(join(dataDir, 'postgres.before-move/PG_VERSION'), 'utf8').trim()).toBe('15')
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false)

    said.length = 0
    await moveToThisPostgres(readConfig({ DATA_DIR: dataDir }), (line) => said.push(line))
    expect(said).toEqual([])
  },
  60_000,
)

test('a move that was cut off in the middle of the switch goes on at the next start', async () => {
  const dataDir = join(root, 'cut-off')
  for (const folder of ['postgres', 'restoring/postgres'])
    mkdirSync(join(dataDir, folder), { recursive: true })
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n')
  writeFileSync(join(dataDir, 'restoring/postgres/PG_VERSION'), '18\n')
  writeFileSync(join(dataDir, 'restoring/whole'), '')
  await moveToThisPostgres(readConfig({ DATA_DIR: dataDir }), () => undefined)
  expect(readFileSync(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n')
  expect(readFileSync(join(dataDir, 'postgres.before-move/PG_VERSION'), 'utf8')).toBe('15\n')
})

test('without the older programs the start says what to install, and changes nothing', async () => {
  const dataDir = join(root, 'ancient')
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '9\n')
  const moving = moveToThisPostgres(readConfig({ DATA_DIR: dataDir }), () => undefined)
  await expect(moving).rejects.toThrow(/apt-get install postgresql-9[\s\S]*Nothing was changed/)
  expect(readFileSync(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('9\n')
})
