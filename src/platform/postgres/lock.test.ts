import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUse, lockFolder, readHolder } from './lock.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a second server on the same folder is refused and told where the first one is', async () => {
  const first = await lockFolder(folder, 'server')
  await first.tell({ address: 'http://localhost:4747' })
  const second = lockFolder(folder, 'server')
  await expect(second).rejects.toThrow(FolderInUse)
  await expect(second).rejects.toThrow(/already running at http:\/\/localhost:4747.*DATA_DIR/)
})

test('of many that start at the same moment exactly one gets the folder', async () => {
  await writeFile(
    join(folder, 'rapport.lock'),
    JSON.stringify({ kind: 'server', pid: 2 ** 22 + 1, startedAs: '' }),
  )
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, 'server')))
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the folder is free again after it was given back', async () => {
  const first = await lockFolder(folder, 'server')
  await first.release()
  expect(await readHolder(folder)).toBeUndefined()
  await (await lockFolder(folder, 'server')).release()
  expect(await readdir(folder)).toEqual([])
})

test('what a dead server left behind is taken over', async () => {
  await writeFile(
    join(folder, 'rapport.lock'),
    JSON.stringify({ kind: 'server', pid: 2 ** 22 + 1, startedAs: '' }),
  )
  await (await lockFolder(folder, 'server')).release()
})

test.runIf(process.platform === 'linux')(
  'a later process with the same number is not taken for the server',
  async () => {
    const stale = { kind: 'server', pid: process.pid, startedAs: 'another boot 1' }
    await writeFile(join(folder, 'rapport.lock'), JSON.stringify(stale))
    await (await lockFolder(folder, 'server')).release()
  },
)

test('a lock that was cut off while it was written does not keep anybody out', async () => {
  await writeFile(join(folder, 'rapport.lock'), '{"kind":"ser')
  await (await lockFolder(folder, 'server')).release()
})

test('a command that is at work is waited for', async () => {
  const command = await lockFolder(folder, 'command')
  setTimeout(() => command.release(), 300)
  const server = await lockFolder(folder, 'server')
  expect((await readHolder(folder))?.kind).toBe('server')
  await server.release()
})
