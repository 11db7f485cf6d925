import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAt } from './look.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-look-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('a small file from a Windows program shows its curly quotes and its euro sign before it is brought in', async () => {
  const path = join(folder, 'regulars.csv')
  const words = Buffer.concat([
    Buffer.from('Name;Note\nZo'),
    Buffer.from([0xeb, 0x3b, 0x93, 0x48, 0x69, 0x94, 0x20, 0x80, 0x35]),
  ])
  await writeFile(path, words)
  const found = await lookAt(path, { mostBytes: 1_000_000, format: 'table' })
  expect(found.encoding).toBe('windows-1252')
  expect(JSON.stringify(found)).toContain('“Hi” €5')
})
