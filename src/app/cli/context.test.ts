import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../platform/config.ts'
import { refuseEmptyPlace } from './context.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'rapport-empty-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('a folder without data is refused, and stays as it is', async () => {
  await expect(refuseEmptyPlace(readConfig({ DATA_DIR: dataDir }))).rejects.toThrow(
    `There is no data in ${dataDir}.`,
  )
  expect(await readdir(dataDir)).toEqual([])
})

test('with an outside database the folder need not hold one', async () => {
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: 'postgres://elsewhere/rapport' })
  await refuseEmptyPlace(config)
})
