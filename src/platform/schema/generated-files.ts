import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { openOwnerPool } from '../database.ts'
import { readCatalog } from './catalog.ts'
import { schemaSql } from './schema-sql.ts'
import { tableTypes } from './builder-tables.ts'

type GeneratedFile = Readonly<{ path: string; text: string }>

/** The files that are made from a migrated database: the schema to read and the types to compile with. */
export async function generatedFiles(url: string): Promise<GeneratedFile[]> {
  const pool = openOwnerPool(url)
  try {
    const catalog = await readCatalog(pool)
    return [
      { path: inDatabaseFolder('schema.sql'), text: schemaSql(catalog) },
      { path: inDatabaseFolder('types.gen.ts'), text: tableTypes(catalog) },
    ]
  } finally {
    await pool.end()
  }
}

/** Writes the files anew and gives the paths of those that changed. */
export async function writeGeneratedFiles(url: string): Promise<string[]> {
  const stale = await staleFiles(url)
  for (const { path, text } of stale) await writeFile(path, text)
  return stale.map(({ path }) => path)
}

/** The files that differ from what the database says. */
export async function staleFiles(url: string): Promise<GeneratedFile[]> {
  const stale: GeneratedFile[] = []
  for (const file of await generatedFiles(url)) {
    const found = await readFile(file.path, 'utf8').catch(() => '')
    if (found !== file.text) stale.push(file)
  }
  return stale
}

function inDatabaseFolder(name: string): string {
  return fileURLToPath(new URL(`../../../database/${name}`, import.meta.url))
}
