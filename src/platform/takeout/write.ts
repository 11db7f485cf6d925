import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { ZipWriter } from '@zip.js/zip.js'
import { fileOf } from '../files.ts'
import { version } from '../version.ts'
import type { Reading } from '../work.ts'
import { csvLine, neutral } from '../../kernel/csv.ts'
import { type FirmTable, firmTables } from './firm-tables.ts'
import { linesOf, type Manifest, manifestName, nameOfFile, readme, sheetOf } from './manifest.ts'

type Zip = ZipWriter<unknown>

/** Everything of a firm as one ZIP that flows while it is made; `done` ends once all of it was written. */
export function openTakeout(): Readonly<{ body: Readable; write: (work: Reading) => Promise<Manifest> }> {
  const body = new PassThrough()
  const zip: Zip = new ZipWriter(Writable.toWeb(body), { useWebWorkers: false, keepOrder: true, zip64: true })
  return {
    body,
    write: async (work) => {
      try {
        const manifest = await writeAll(work, zip)
        await zip.close()
        return manifest
      } catch (error) {
        body.destroy(error instanceof Error ? error : new Error('A takeout failed.'))
        throw error
      }
    },
  }
}

async function writeAll(work: Reading, zip: Zip): Promise<Manifest> {
  await zip.add('README.txt', textAsStream([readme]))
  const tables: Manifest['rapport']['tables'] = []
  for (const table of await firmTables(work.db)) tables.push(await writeTable(work, zip, table))
  const files = await writeFiles(work, zip)
  const manifest: Manifest = {
    name: 'rapport-takeout',
    title: 'Everything a firm keeps in Rapport',
    created: work.now.toISOString(),
    resources: tables.flatMap(({ table }) => [
      { name: table, path: sheetOf(table), format: 'csv' },
      { name: `${table}-rows`, path: linesOf(table), format: 'jsonl' },
    ]),
    rapport: { format: 1, version, workspace: await workspaceOf(work), tables, files },
  }
  await zip.add(manifestName, textAsStream([JSON.stringify(manifest, null, 1)]))
  return manifest
}

async function workspaceOf({ db, workspaceId }: Reading): Promise<Record<string, unknown>> {
  const [row] = await db.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(w) - 'workspace_id' - 'version' - 'created_at' as row from workspace w where workspace_id = $1`,
    [workspaceId],
  )
  return row?.row ?? {}
}

async function writeTable(work: Reading, zip: Zip, table: FirmTable) {
  const hash = createHash('sha256')
  let rows = 0
  const lines = async function* () {
    for await (const { line } of rowsOf<{ line: string }>(
      work,
      table,
      `(to_jsonb(t) - 'workspace_id')::text as line`,
    )) {
      rows += 1
      const text = `${line}\n`
      hash.update(text)
      yield text
    }
  }
  await zip.add(linesOf(table.name), textAsStream(lines()))
  await zip.add(sheetOf(table.name), textAsStream(sheet(work, table)))
  return { table: table.name, columns: [...table.columns], rows, sha256: hash.digest('hex') }
}

async function* sheet(work: Reading, table: FirmTable): AsyncGenerator<string> {
  yield `\ufeff${csvLine(table.columns.map((column) => column.replaceAll('"', '')))}`
  const cells = `array[${table.columns.map((column) => `t.${column}::text`).join(', ')}] as cells`
  for await (const row of rowsOf<{ cells: (string | null)[] }>(work, table, cells))
    yield csvLine(row.cells.map((cell) => neutral(cell ?? '')))
}

const atOnce = 2000

/** The rows of a table in the order of its key, some at a time, so that memory stays flat. */
async function* rowsOf<Row extends Record<string, unknown>>(
  { db, workspaceId }: Reading,
  { name, key }: FirmTable,
  what: string,
): AsyncGenerator<Row> {
  await db.query(
    `declare takeout no scroll cursor for
     select ${what}
     from ${name} t
     where t.workspace_id = '${workspaceId}'
     order by ${key.map((column) => `t.${column}`).join(', ')}`,
  )
  try {
    for (;;) {
      const rows = await db.query<Row>(`fetch ${atOnce} from takeout`)
      yield* rows
      if (rows.length < atOnce) return
    }
  } finally {
    await db.query('close takeout')
  }
}

async function writeFiles({ workspaceId }: Reading, zip: Zip): Promise<Manifest['rapport']['files']> {
  const folder = dirname(await fileOf(workspaceId, 'x'))
  const kept: Manifest['rapport']['files'] = []
  for (const file of (await readdir(folder)).sort()) {
    // What is being received just now is no file of the firm.
    if (file.startsWith('takeout-')) continue
    const hash = createHash('sha256')
    let bytes = 0
    const path = await fileOf(workspaceId, file)
    const pieces = async function* () {
      for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    }
    await zip.add(nameOfFile(file), Readable.toWeb(Readable.from(pieces())) as ReadableStream)
    kept.push({ file, bytes, sha256: hash.digest('hex') })
  }
  return kept
}

function textAsStream(texts: Iterable<string> | AsyncIterable<string>): ReadableStream {
  const encoder = new TextEncoder()
  const bytes = async function* () {
    for await (const text of texts) yield encoder.encode(text)
  }
  return Readable.toWeb(Readable.from(bytes())) as ReadableStream
}
