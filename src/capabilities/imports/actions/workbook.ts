import { csvLine } from '../../../kernel/csv.ts'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { open, readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { createInflateRaw } from 'node:zlib'

/** A file that looks like a workbook and can't be read as one. */
export class NoWorkbook extends Error {
  readonly found: 'zip' | 'spreadsheet' | 'empty' | 'large-workbook'

  constructor(found: NoWorkbook['found']) {
    super(found)
    this.name = 'NoWorkbook'
    this.found = found
  }
}

/** A workbook is read as a whole; what is larger comes in as CSV, of any length. */
const mostBytes = 40_000_000
const mostBytesUnpacked = 300_000_000
const mostHeapMb = 1500

/** A thread has no loader for TypeScript: run from source (tests, development), a workbook is read where one stands. */
const isBuilt = !import.meta.url.endsWith('.ts')

/** Whether a file is a workbook as spreadsheets have saved them since 2007. */
export async function isWorkbook(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (buffer.toString('latin1') !== 'PK\u0003\u0004') return false
    const { size } = await file.stat()
    // The names of all parts stand at the end.
    const tail = Buffer.alloc(Math.min(size, 1_000_000))
    await file.read(tail, 0, tail.length, size - tail.length)
    return tail.includes('xl/workbook.')
  } finally {
    await file.close()
  }
}

/** Writes the first sheet that holds anything as CSV, without keeping requests waiting. */
export async function layOutWorkbook(path: string, as: string): Promise<void> {
  const { size } = await stat(path)
  if (size > mostBytes) throw new NoWorkbook('large-workbook')
  const found = isBuilt ? await inThread({ path, as }) : await writeSheet({ path, as })
  if (found !== 'written') throw new NoWorkbook(found)
}

export type Errand = Readonly<{ path: string; as: string }>
export type Written = 'written' | NoWorkbook['found']

function inThread(workerData: Errand): Promise<Written> {
  const worker = new Worker(new URL('./workbook-worker.js', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('large-workbook') : reject(error),
    )
    // After a message this changes nothing any more.
    worker.once('exit', (code) => reject(new Error(`The thread that reads workbooks ended with ${code}.`)))
  })
}

/** Does it where one stands. */
export async function writeSheet({ path, as }: Errand): Promise<Written> {
  const bytes = await readFile(path)
  const unpacked = await unpackedSize(bytes)
  if (unpacked === null) return 'zip'
  if (unpacked > mostBytesUnpacked) return 'large-workbook'
  // It costs memory only where a workbook comes.
  const { rowsOfWorkbook } = await import('./sheet.ts')
  let rows: Iterable<string[]> | null
  try {
    rows = rowsOfWorkbook(bytes)
  } catch {
    return 'spreadsheet'
  }
  if (rows === null) return 'empty'
  const out = createWriteStream(as, { mode: 0o600 })
  try {
    for (const row of rows) if (!out.write(csvLine(row))) await once(out, 'drain')
  } finally {
    out.end()
    await finished(out)
  }
  return 'written'
}

/** How large the parts of an archive really are, whatever it says of itself; null where it is none. */
async function unpackedSize(bytes: Buffer): Promise<number | null> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null
    total += await sizeOfPart(bytes, at)
    if (total > mostBytesUnpacked) return total
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return total
}

async function sizeOfPart(bytes: Buffer, at: number): Promise<number> {
  const [method, packed, local] = [
    bytes.readUInt16LE(at + 10),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]
  if (method === 0) return packed
  if (method !== 8 || local + 30 > bytes.length) return Number.POSITIVE_INFINITY
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  let size = 0
  try {
    const unpacking = Readable.from([bytes.subarray(start, start + packed)]).pipe(createInflateRaw())
    for await (const piece of unpacking) {
      size += (piece as Buffer).length
      if (size > mostBytesUnpacked) break
    }
  } catch {
    return Number.POSITIVE_INFINITY
  }
  return size
}
