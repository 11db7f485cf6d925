import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

// A backup is gzipped text. First a title; then for each table a line of JSON, its rows as PostgreSQL's COPY
// writes them, and a line `\.`; at the end the manifest. It can be read with zcat, and one day by others.

/** One table in a backup. */
export type BackupPart = Readonly<{ table: string; columns: readonly string[] }>

/** What a backup holds, written last: a file that was cut off has none. */
export type BackupManifest = Readonly<{
  madeAt: string
  migrations: readonly string[]
  tables: readonly (BackupPart & { rowCount: number; sha256: string })[]
}>

/** What a backup file is made of, in order. */
export type BackupPiece =
  | { kind: 'table'; part: BackupPart }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'end' }
  | { kind: 'manifest'; manifest: BackupManifest }

/** The first line of the file. */
export const title = 'rapport backup 1'

/** A file that is no whole backup. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged'
}

/** Reads the whole file, compares every table with the manifest and gives the manifest back. */
export async function verifyBackup(file: string): Promise<BackupManifest> {
  const found: BackupManifest['tables'][number][] = []
  for await (const table of measuredTables(file)) {
    if (table.kind === 'table') found.push(table.measured)
    else return assertEqual(file, table.manifest, found)
  }
  throw new BackupDamaged(`${file} is cut off: its end is missing.`)
}

type Measured =
  | { kind: 'table'; measured: BackupManifest['tables'][number] }
  | { kind: 'manifest'; manifest: BackupManifest }

async function* measuredTables(file: string): AsyncGenerator<Measured> {
  let part: BackupPart = { table: '', columns: [] }
  let hash = createHash('sha256')
  let rowCount = 0
  for await (const piece of readBackup(file)) {
    if (piece.kind === 'manifest') yield piece
    if (piece.kind === 'table') {
      part = piece.part
      hash = createHash('sha256')
      rowCount = 0
    }
    if (piece.kind === 'rows') {
      hash.update(piece.bytes)
      rowCount += linesIn(piece.bytes)
    }
    if (piece.kind === 'end')
      yield { kind: 'table', measured: { ...part, rowCount, sha256: hash.digest('hex') } }
  }
}

function assertEqual(
  file: string,
  manifest: BackupManifest,
  found: BackupManifest['tables'],
): BackupManifest {
  for (const [index, expected] of manifest.tables.entries()) {
    const actual = found[index]
    if (actual?.table === expected.table && actual.sha256 === expected.sha256) continue
    throw new BackupDamaged(
      `${file} is damaged: the table ${expected.table} should have ${expected.rowCount} rows with the ` +
        `SHA-256 ${expected.sha256}, found ${actual?.rowCount ?? 0} with ${actual?.sha256 ?? 'none'}.`,
    )
  }
  return manifest
}

/** The pieces of a backup file, streamed. */
export async function* readBackup(file: string): AsyncGenerator<BackupPiece> {
  let place: 'title' | 'between' | 'rows' = 'title'
  for await (const lines of wholeLines(file)) {
    let start = 0
    let rowsFrom = 0
    while (start < lines.length) {
      const end = lines.indexOf(10, start) + 1
      if (place === 'rows') {
        if (isTerminator(lines, start, end)) {
          if (start > rowsFrom) yield { kind: 'rows', bytes: lines.subarray(rowsFrom, start) }
          yield { kind: 'end' }
          place = 'between'
        }
      } else {
        const line = lines.toString('utf8', start, end - 1)
        if (place === 'title') assertTitle(file, line)
        else yield pieceOf(file, line)
        place = place === 'title' || line.startsWith('manifest ') ? 'between' : 'rows'
        rowsFrom = end
      }
      start = end
    }
    if (place === 'rows' && lines.length > rowsFrom) yield { kind: 'rows', bytes: lines.subarray(rowsFrom) }
  }
}

function assertTitle(file: string, line: string): void {
  if (line !== title) throw new BackupDamaged(`${file} is no backup of Rapport.`)
}

function pieceOf(file: string, line: string): BackupPiece {
  try {
    if (line.startsWith('manifest ')) return { kind: 'manifest', manifest: JSON.parse(line.slice(9)) }
    return { kind: 'table', part: JSON.parse(line) }
  } catch (cause) {
    throw new BackupDamaged(`${file} is damaged: a table's heading can't be read.`, { cause })
  }
}

function isTerminator(lines: Buffer, start: number, end: number): boolean {
  return end - start === 3 && lines[start] === 0x5c && lines[start + 1] === 0x2e
}

/** The file in buffers that end at the end of a line. */
async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  try {
    for await (const chunk of createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(10) + 1
      if (end === 0) {
        rest.push(chunk)
        continue
      }
      yield Buffer.concat([...rest, chunk.subarray(0, end)])
      rest = end < chunk.length ? [chunk.subarray(end)] : []
    }
  } catch (cause) {
    if (cause instanceof BackupDamaged) throw cause
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))) throw cause
    throw new BackupDamaged(`${file} is damaged or no backup of Rapport: it can't be unpacked.`, { cause })
  }
  if (rest.length > 0) throw new BackupDamaged(`${file} is cut off in the middle of a line.`)
}

/** How many lines end in these bytes. */
export function linesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
