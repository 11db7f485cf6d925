import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { Database } from '../database.ts'
import { openDatabase } from '../database.ts'

/** A database of its own for one test file: empty tables, all migrations applied. */
export type TestDatabase = Database & Readonly<{ ownerUrl: string }>

/**
 * Makes a database from the migrated template and opens it. It is dropped after the last test of the file.
 * Call it once at the top of a test file: `const database = await testDatabase()`.
 */
export async function testDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const url = await createTestDatabase('rapport_template')
  const database = openDatabase({ url, max: options.max ?? 4 })
  afterAll(() => database.close())
  return { ...database, ownerUrl: url }
}

/** Makes a database without any table and gives the owner's address; for tests of migrations and restores. */
export async function emptyDatabase(): Promise<string> {
  return createTestDatabase('template0')
}

async function createTestDatabase(template: string): Promise<string> {
  const server = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name} template ${template} strategy file_copy`)
  afterAll(() => administer(server, `drop database if exists ${name} with (force)`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}
