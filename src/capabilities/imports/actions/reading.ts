import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import xz from 'xz-decompress'
import type { Encoding, Plan, Sniffed } from '../model.ts'
import { type Breakage, openSplitter, type Row } from '../rules/records.ts'

/** A file can't be read to its end; nothing of it is kept. */
export class Unreadable extends Error {
  readonly reason: Breakage['reason'] | 'broken-archive' | 'too-large-unpacked' | 'wrong-file'
  readonly details: Record<string, unknown>

  constructor(reason: Unreadable['reason'], details: Record<string, unknown> = {}) {
    super(reason)
    this.name = 'Unreadable'
    this.reason = reason
    this.details = details
  }
}

export type Source = Readonly<{
  path: string
  compression: Sniffed['compression']
  /** A small file can unpack into an endless one. */
  mostBytesUnpacked: number
  /** Told how many bytes of the file on disk have been read. */
  onRead?: (bytes: number) => void
}>

// The same row a million times packs to a three-hundredth; a trap, to a thousandth and less.
const mostRatio = 400
const harmlessBytes = 64_000_000

/** The bytes of a file, unpacked as they are read. */
export async function* bytesOf({
  path,
  compression,
  mostBytesUnpacked,
  onRead,
}: Source): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 65_536 })
  let read = 0
  file.on('data', (piece) => {
    read += piece.length
    onRead?.(read)
  })
  let unpacked = 0
  try {
    for await (const piece of unpack(file, compression)) {
      unpacked += piece.length
      if (unpacked > mostBytesUnpacked)
        throw new Unreadable('too-large-unpacked', { most: mostBytesUnpacked })
      if (unpacked > harmlessBytes && unpacked > mostRatio * read)
        throw new Unreadable('too-large-unpacked', { most: mostRatio * read })
      yield piece
    }
  } catch (error) {
    if (error instanceof Unreadable || compression === 'none') throw error
    throw new Unreadable('broken-archive', { compression })
  } finally {
    file.destroy()
  }
}

function unpack(file: Readable, compression: Source['compression']): AsyncIterable<Uint8Array> {
  if (compression === 'none') return file
  if (compression === 'gzip') {
    const gunzip = createGunzip()
    file.on('error', (error) => gunzip.destroy(error))
    return file.pipe(gunzip)
  }
  return new xz.XzReadableStream(webStreamOf(file)) as unknown as AsyncIterable<Uint8Array>
}

/**
 * A web stream that reads a piece when it is asked for one. `Readable.toWeb` pushes pieces also into a stream that was
 * given up in the same moment, and throws where nobody can catch it: the whole server ended.
 */
function webStreamOf(file: Readable): ReadableStream<Uint8Array> {
  const pieces = file[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await pieces.return?.()
    },
  })
}

type Text = Source & Readonly<{ encoding: Encoding }>

/** The text of a file, a piece of it at a time. */
export async function* textOf({ encoding, ...source }: Text): AsyncGenerator<string> {
  // It takes off a byte order mark by itself.
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytesOf(source)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/**
 * The rows of a file, a piece of it at a time, so that memory stays flat. The header is left out. In what was laid out
 * as a table the owner knows no lines: there a row is called by its place, the header being 1.
 */
export async function* rowsOf(
  { format, ...source }: Source & Pick<Sniffed, 'format'>,
  plan: Pick<Plan, 'encoding' | 'delimiter' | 'header'>,
): AsyncGenerator<Row[]> {
  if (format === 'table') return yield* linesOf(source, plan)
  let place = plan.header ? 1 : 0
  for await (const rows of linesOf(source, plan))
    yield rows.map((row) => {
      place += 1
      return { ...row, line: place }
    })
}

async function* linesOf(
  source: Source,
  plan: Pick<Plan, 'encoding' | 'delimiter' | 'header'>,
): AsyncGenerator<Row[]> {
  const splitter = openSplitter(plan.delimiter)
  let isHeaderAhead = plan.header
  for await (const piece of textOf({ ...source, encoding: plan.encoding })) {
    const { rows, broken } = splitter.next(piece)
    if (broken) throw new Unreadable(broken.reason, { line: broken.line })
    if (rows.length === 0) continue
    yield isHeaderAhead ? rows.slice(1) : rows
    isHeaderAhead = false
  }
  const { rows, broken } = splitter.end()
  if (broken) throw new Unreadable(broken.reason, { line: broken.line })
  yield isHeaderAhead ? rows.slice(1) : rows
}
