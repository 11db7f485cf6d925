import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './data-folder.ts'

const place = await mkdtemp(join(tmpdir(), 'rapport-folder-'))
afterAll(() => rm(place, { recursive: true }))

test('a data folder is made with those above it, and found again', async () => {
  const path = join(place, 'firms', 'café', 'data')
  await makeFolder(path)
  await makeFolder(path)
  expect((await stat(path)).isDirectory()).toBe(true)
})

test('a place where no folder can be made is refused by name, and nobody waits for ever', async () => {
  const file = join(place, 'file')
  await writeFile(file, '')
  await expect(makeFolder(file)).rejects.toThrow(`DATA_DIR is ${file}, which is no folder.`)
  await expect(makeFolder(join(file, 'inside'))).rejects.toThrow('no folder')
  if (process.platform === 'linux') await expect(makeFolder('/proc/x')).rejects.toThrow('/proc/x')
})
