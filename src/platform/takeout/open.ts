import { type FileHandle, open } from 'node:fs/promises'
import { TransformStream } from 'node:stream/web'
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import { refuse } from '../../kernel/refusal.ts'
import { type Manifest, manifestName, manifestSchema } from './manifest.ts'

/** A takeout on the disk, opened: what it says of itself, and its parts as they are asked for. */
export type Takeout = Readonly<{
  manifest: Manifest
  part: (name: string) => AsyncIterable<Uint8Array>
  close: () => Promise<void>
}>

const wrong = (found: string) => refuse('wrong-file', { found })
const mostManifestBytes = 5_000_000

/** Opens a takeout; refuses what is none, and what would unpack to more than `mostBytes`. */
export async function openTakeoutFile(path: string, mostBytes: number): Promise<Takeout> {
  const handle = await open(path)
  const zip = new ZipReader(new Disk(handle), { useWebWorkers: false, checkSignature: true })
  const close = async () => {
    await zip.close().catch(() => undefined)
    await handle.close()
  }
  try {
    const entries = await zip.getEntries().catch(() => {
      throw wrong('no-takeout')
    })
    const parts = new Map(
      entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry as FileEntry] as const])),
    )
    let left = mostBytes
    const part = (name: string) => {
      const entry = parts.get(name)
      if (entry === undefined) throw wrong('incomplete')
      return unpacked(entry, (bytes) => {
        left -= bytes
        if (left < 0) throw wrong('too-large')
      })
    }
    const manifest = await readManifest(parts.has(manifestName) ? part(manifestName) : null)
    return { manifest, part, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function readManifest(bytes: AsyncIterable<Uint8Array> | null): Promise<Manifest> {
  if (bytes === null) throw wrong('no-takeout')
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > mostManifestBytes) throw wrong('no-takeout')
    pieces.push(piece)
  }
  const parsed = manifestSchema.safeParse(parse(Buffer.concat(pieces).toString('utf8')))
  if (!parsed.success) throw wrong('no-takeout')
  return parsed.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The bytes of one part as they come; a damaged one fails. */
async function* unpacked(entry: FileEntry, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const through = new TransformStream<Uint8Array, Uint8Array>()
  const flowing = entry.getData(through.writable as WritableStream).catch((cause: unknown) => cause)
  try {
    for await (const piece of through.readable) {
      count(piece.length)
      yield piece
    }
  } catch {
    throw wrong('damaged')
  }
  if ((await flowing) instanceof Error) throw wrong('damaged')
}

/** A file that is read where it is needed, and never as a whole. */
class Disk extends Reader<FileHandle> {
  readonly #handle: FileHandle

  constructor(handle: FileHandle) {
    super(handle)
    this.#handle = handle
  }

  override async init(): Promise<void> {
    this.size = (await this.#handle.stat()).size
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const { buffer, bytesRead } = await this.#handle.read(new Uint8Array(length), 0, length, index)
    return buffer.subarray(0, bytesRead)
  }
}
