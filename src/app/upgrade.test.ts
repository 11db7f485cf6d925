import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restoreDatabase } from '../platform/backups/restore.ts'
import { openDatabase, openOwnerPool } from '../platform/database.ts'
import { knownMigrations, migrate, migrationsFolder } from '../platform/migrate.ts'
import { readCatalog } from '../platform/schema/catalog.ts'
import { schemaSql } from '../platform/schema/schema-sql.ts'
import { emptyDatabase } from '../platform/testing/test-database.ts'
import { type Person, serve } from './testing/serve.ts'

// Each release left an aged firm in fixtures/, as its own database kept it, and what its own server said of it.

const fixtures = join(import.meta.dirname, '../..', 'fixtures')
const releases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

type Books = Readonly<{ id: string } & Record<string, unknown>>
type Figures = Readonly<{
  owner: { email: string; password: string }
  colleague: { email: string; password: string }
  people: number
  members: readonly { name: string }[]
  imports: number
  books: readonly Books[]
}>

const folder = mkdtempSync(join(tmpdir(), 'rapport-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('there is a firm of the first release', () => {
  expect(releases).toContain('0.1.0')
})

describe.each(releases)('a firm of release %s', (release) => {
  const file = join(fixtures, release, 'corner-cafe.backup.gz')
  const figures: Figures = JSON.parse(readFileSync(join(fixtures, release, 'figures.json'), 'utf8'))
  let url: string
  const asItWas = async () => {
    const made = await emptyDatabase()
    await restoreDatabase(file, made, { isUpgraded: false })
    return made
  }
  beforeAll(async () => {
    url = await asItWas()
  })

  test('is backed up and brought to today by the first start, and every figure is as it was', async () => {
    const backups = mkdtempSync(join(folder, 'backups-'))
    const database = openDatabase({ url, max: 2 })
    const server = await serve({ ...database, ownerUrl: url }, { backupDir: backups })
    await database.close()
    expect(readdirSync(backups)).toEqual([expect.stringMatching(/-upgrade-\w{4}\.backup\.gz$/)])

    const owner = await server.signIn(figures.owner.email, figures.owner.password)
    expect((await owner.call('GET', '/me')).body).toMatchObject({ people: figures.people })
    expect((await owner.call('GET', '/members')).body.items).toHaveLength(figures.members.length)
    expect((await owner.call('GET', '/imports')).body.items).toHaveLength(figures.imports)
    for (const books of figures.books) expect(await booksOf(owner, books.id)).toEqual(books)
    expect((await owner.call('GET', '/today')).status).toBeLessThan(500)
    const colleague = await server.signIn(figures.colleague.email, figures.colleague.password)
    expect((await colleague.call('GET', '/parties')).status).toBe(200)
  })

  test('is left as it was by an upgrade that fails in the middle, and the version before still starts', async () => {
    const untouched = await asItWas()
    const before = await schemaOf(untouched)
    const broken = withMigrations('broken', () => true)
    writeFileSync(join(broken, '9998-first.sql'), 'alter table party add colour text; delete from party_note')
    writeFileSync(join(broken, '9999-second.sql'), 'alter table party drop display_name; select nonsense')
    await expect(migrate({ url: untouched, folder: broken })).rejects.toThrow(
      /9999-second failed .*taken back, so the version you used before still works/,
    )
    expect(await schemaOf(untouched)).toBe(before)
    const known = await migrationsBehind(untouched)
    const versionBefore = withMigrations('before', (name) => known.includes(name.replace('.sql', '')))
    expect((await migrate({ url: untouched, folder: versionBefore })).applied).toEqual([])
    expect(known.length).toBeLessThan((await knownMigrations()).length)
  })

  function withMigrations(name: string, isIn: (file: string) => boolean): string {
    const copy = mkdtempSync(join(folder, `${name}-`))
    cpSync(migrationsFolder, copy, { recursive: true })
    for (const one of readdirSync(copy)) if (!isIn(one)) rmSync(join(copy, one))
    return copy
  }
})

async function booksOf(owner: Person, id: string): Promise<unknown> {
  const { soldMinor, boughtMinor, orders, owedToUsMinor } = (
    await owner.call('GET', `/parties/${id}/both-ways`)
  ).body
  const { displayName, notes, links, version } = (await owner.call('GET', `/parties/${id}`)).body
  const counts = { notes: (notes as unknown[]).length, links: (links as unknown[]).length }
  return { id, displayName, soldMinor, boughtMinor, orders, owedToUsMinor, version, ...counts }
}

async function schemaOf(url: string): Promise<string> {
  const pool = openOwnerPool(url)
  try {
    return schemaSql(await readCatalog(pool))
  } finally {
    await pool.end()
  }
}

async function migrationsBehind(url: string): Promise<string[]> {
  const pool = openOwnerPool(url)
  try {
    const { rows } = await pool.query<{ name: string }>('select name from platform.migration order by name')
    return rows.map(({ name }) => name)
  } finally {
    await pool.end()
  }
}
