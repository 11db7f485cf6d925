import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate.ts'
import { startTemporary, type TemporaryPostgres } from './temporary-postgres.ts'

/**
 * Starts one PostgreSQL for a whole test run and migrates the template that each test file copies. With DATABASE_URL
 * an outside one is used; its user must be allowed to make databases and roles.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chosenServer()
  try {
    await makeTemplate(server.url)
  } catch (error) {
    await server.remove()
    throw error
  }
  project.provide('postgresUrl', server.url)
  return server.remove
}

async function chosenServer(): Promise<TemporaryPostgres> {
  const url = process.env['DATABASE_URL']
  if (url === undefined) return startTemporary()
  // Only this file shall know: tests of the configuration start from a clean one.
  delete process.env['DATABASE_URL']
  const forget = () => administer(url, 'drop database if exists rapport_template')
  await forget()
  return { url, remove: forget }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  await administer(serverUrl, 'create database rapport_template')
  const url = new URL(serverUrl)
  url.pathname = '/rapport_template'
  await migrate({ url: url.href })
}

async function administer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
