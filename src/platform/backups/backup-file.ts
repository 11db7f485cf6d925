import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BackupDamaged } from './refused.ts'
import { sealedTitle, unsealed } from './seal.ts'
import { Spool } from './spool.ts'

// A backup is gzipped, and may be sealed with a passphrase. Unpacked it is text, and can be read with zcat and one day
// by others: first a title; then for each table a line of JSON, its rows as PostgreSQL's COPY writes them, and a line
// `\.`; then for each file a line of JSON, and its bytes in pieces, each after a line with its length, until a length
// of 0; at the end the manifest.

/** One table in a backup. */
export type BackupPart = Readonly<{ table: string; columns: readonly string[] }>
export type KeptTable = BackupPart & Readonly<{ rowCount: number; sha256: string }>
export type KeptFile = Readonly<{ file: string; bytes: number; sha256: string }>

/** What a backup holds, written last: a file that was cut off has none. */
export type BackupManifest = Readonly<{
  madeAt: string
  migrations: readonly string[]
  tables: readonly KeptTable[]
  /** Since the second format: uploaded files and the secret of the sessions. */
  files?: readonly KeptFile[]
  /** The versions that made it, for whoever looks later. */
  rapport?: string
  postgres?: string
  /** Tells one secret from another, where it is set from outside and so not in the backup. */
  secretMark?: string
}>

/** What a backup file is made of, in order. */
export type BackupPiece =
  | { kind: 'table'; part: BackupPart }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'table-end' }
  | { kind: 'file'; file: string }
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'file-end' }
  | { kind: 'manifest'; manifest: BackupManifest }

/** The first line of the file. The first format, of 0.1.0, had no files. */
export const title = 'rapport backup 2'
const readable = ['rapport backup 1', title]

/** The secret that signs sessions, as it is called in a backup and in the data folder. */
export const secretFile = 'session-secret'

/** A backup's files go nowhere else, whoever wrote it. */
const fileName = /^(session-secret|files\/[0-9a-f-]{36}\/[a-z0-9][a-z0-9.-]*)$/i

/** Whether a file is sealed with a passphrase. */
export async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(sealedTitle.length),
      0,
      sealedTitle.length,
      0,
    )
    return buffer.subarray(0, bytesRead).equals(sealedTitle)
  } finally {
    await handle.close()
  }
}

/** Reads the whole file, compares every table and file with the manifest and gives the manifest back. */
export async function verifyBackup(file: string, passphrase?: string): Promise<BackupManifest> {
  const tables: KeptTable[] = []
  const files: KeptFile[] = []
  let open = {
    part: { table: '', columns: [] } as BackupPart,
    file: '',
    hash: createHash('sha256'),
    count: 0,
  }
  for await (const piece of readBackup(file, passphrase)) {
    if (piece.kind === 'table') open = { ...open, part: piece.part, hash: createHash('sha256'), count: 0 }
    if (piece.kind === 'file') open = { ...open, file: piece.file, hash: createHash('sha256'), count: 0 }
    if (piece.kind === 'rows') open.count += measured(open.hash, piece.bytes, linesIn)
    if (piece.kind === 'bytes') open.count += measured(open.hash, piece.bytes, lengthOf)
    if (piece.kind === 'table-end')
      tables.push({ ...open.part, rowCount: open.count, sha256: open.hash.digest('hex') })
    if (piece.kind === 'file-end')
      files.push({ file: open.file, bytes: open.count, sha256: open.hash.digest('hex') })
    if (piece.kind === 'manifest') {
      assertEqual(file, piece.manifest, { tables, files })
      return piece.manifest
    }
  }
  throw new BackupDamaged(`${file} is cut off: its end is missing.`)
}

const lengthOf = (bytes: Buffer) => bytes.length

function measured(hash: Hash, bytes: Buffer, count: (bytes: Buffer) => number): number {
  hash.update(bytes)
  return count(bytes)
}

function assertEqual(
  file: string,
  { tables, files = [] }: BackupManifest,
  found: { tables: readonly KeptTable[]; files: readonly KeptFile[] },
): void {
  for (const [index, expected] of tables.entries()) {
    const { table, rowCount, sha256 } = found.tables[index] ?? {}
    if (table === expected.table && rowCount === expected.rowCount && sha256 === expected.sha256) continue
    throw new BackupDamaged(
      `${file} is damaged: the table ${expected.table} should have ${expected.rowCount} rows, ` +
        `found ${table === expected.table ? `${rowCount}, or others` : 'another table'}.`,
    )
  }
  for (const [index, expected] of files.entries()) {
    const { file: name, bytes, sha256 } = found.files[index] ?? {}
    if (name === expected.file && bytes === expected.bytes && sha256 === expected.sha256) continue
    throw new BackupDamaged(`${file} is damaged: the file ${expected.file} in it was changed.`)
  }
  if (found.tables.length !== tables.length || found.files.length !== files.length)
    throw new BackupDamaged(`${file} is damaged: it holds more than it says.`)
}

/** The pieces of a backup file, streamed. */
export async function* readBackup(file: string, passphrase?: string): AsyncGenerator<BackupPiece> {
  const spool = new Spool(contentOf(file, passphrase), file)
  assertTitle(file, await spool.line())
  for (let line = await spool.line(); line !== undefined; line = await spool.line()) {
    const piece = pieceOf(file, line)
    yield piece
    if (piece.kind === 'table') {
      for await (const bytes of spool.rows()) yield { kind: 'rows', bytes }
      yield { kind: 'table-end' }
    }
    if (piece.kind === 'file') {
      for await (const bytes of spool.pieces()) yield { kind: 'bytes', bytes }
      yield { kind: 'file-end' }
    }
  }
}

function assertTitle(file: string, line: string | undefined): void {
  if (line !== undefined && readable.includes(line)) return
  if (line !== undefined && /^rapport backup \d+$/.test(line))
    throw new BackupDamaged(
      `${file} was made by a newer Rapport; this one can't read it. Nothing was changed.`,
    )
  throw new BackupDamaged(`${file} is no backup of Rapport.`)
}

function pieceOf(file: string, line: string): BackupPiece {
  const complaint = `${file} is damaged: a heading in it can't be read.`
  try {
    if (line.startsWith('manifest ')) return { kind: 'manifest', manifest: JSON.parse(line.slice(9)) }
    const part: Partial<BackupPart & KeptFile> = JSON.parse(line)
    if (part.table !== undefined && part.columns !== undefined)
      return { kind: 'table', part: { table: part.table, columns: part.columns } }
    if (part.file !== undefined && fileName.test(part.file)) return { kind: 'file', file: part.file }
  } catch (cause) {
    throw new BackupDamaged(complaint, { cause })
  }
  throw new BackupDamaged(complaint)
}

/** What a file holds, unsealed and unpacked. */
async function* contentOf(file: string, passphrase: string | undefined): AsyncGenerator<Buffer> {
  const disk = createReadStream(file)
  const packed = (await isSealed(file)) ? Readable.from(unsealed(file, disk, passphrase)) : disk
  const gunzip = createGunzip({ chunkSize: 65_536 })
  // Its failure comes out of `gunzip` too, where it is met.
  const flowing = pipeline(packed, gunzip).catch(() => undefined)
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))) throw cause
    throw new BackupDamaged(`${file} is damaged or no backup of Rapport: it can't be unpacked.`, { cause })
  } finally {
    disk.destroy()
    gunzip.destroy()
    await flowing
  }
}

/** How many lines end in these bytes. */
export function linesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
