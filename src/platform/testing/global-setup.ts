import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate.ts'
import { startTemporary } from './temporary-postgres.ts'

/** Starts one PostgreSQL for a whole test run and migrates the template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporary()
  try {
    await makeTemplate(server.url)
  } catch (error) {
    await server.remove()
    throw error
  }
  project.provide('postgresUrl', server.url)
  return server.remove
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
