import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate.ts'
import { folderMode } from '../postgres/lock.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { chmod } from 'node:fs/promises'

/** Starts one PostgreSQL for a whole test run and migrates the template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Outside the checkout: it may lie under a folder that PostgreSQL's user can't enter.
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  await chmod(dataDir, folderMode())
  const server = await startEmbedded({ dataDir, fsync: false })
  await makeTemplate(server.url)
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query('create database rapport_template')
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = '/rapport_template'
  await migrate({ url: url.href })
}
