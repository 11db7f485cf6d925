import { open } from 'node:fs/promises'
import { refuse } from '../../../kernel/refusal.ts'
import type { Encoding, Sniffed } from '../model.ts'
import { compressionOf, encodingOf, wrongFile } from '../rules/encoding.ts'
import { sniff } from '../rules/sniff.ts'
import { bytesOf, type Source, Unreadable } from './reading.ts'

const headBytes = 256 * 1024
/** Text packs to a tenth at most; what unpacks to more than twenty times the limit of an upload is a trap. */
const mostUnpackedPerUpload = 20

/** A file on disk, and how it is unpacked. */
export async function sourceAt(path: string, limits: { mostBytes: number }): Promise<Source> {
  const compression = compressionOf(await firstBytes(path, 16))
  return { path, compression, mostBytesUnpacked: limits.mostBytes * mostUnpackedPerUpload }
}

/** Looks at a file on disk and says what it is; what is no list of people or sales is refused in plain words. */
export async function lookAt(
  path: string,
  { mostBytes, format }: { mostBytes: number; format: Sniffed['format'] },
): Promise<Sniffed> {
  const source = await sourceAt(path, { mostBytes })
  try {
    const { head, isWhole, encoding } = await skim(source)
    const wrong = wrongFile(head)
    if (wrong) throw refuse('wrong-file', { found: wrong })
    const text = textOf(head, { encoding, isWhole })
    const result = sniff({ text, isWhole, compression: source.compression, encoding, format })
    if (result.kind === 'sniffed') return result.sniffed
    throw refuse('wrong-file', { found: result.because.reason, line: result.because.line })
  } catch (error) {
    if (error instanceof Unreadable) throw refuse('wrong-file', { found: error.reason, ...error.details })
    throw error
  }
}

/** Always as a stream: read in one go, Node 20 takes Windows-1252 for Latin-1 and loses the curly quotes and the euro. */
function textOf(head: Uint8Array, { encoding, isWhole }: { encoding: Encoding; isWhole: boolean }): string {
  const decoder = new TextDecoder(encoding)
  const text = decoder.decode(head, { stream: true })
  return isWhole ? text + decoder.decode() : text
}

type Skimmed = Readonly<{ head: Uint8Array; isWhole: boolean; encoding: Encoding }>

/** Reads a file once from end to end: an accent that tells the encoding may stand on the last line. */
export async function skim(source: Source): Promise<Skimmed> {
  const pieces: Uint8Array[] = []
  let [kept, total] = [0, 0]
  const check = utf8Check()
  for await (const piece of bytesOf(source)) {
    total += piece.length
    if (kept < headBytes) {
      const part = Uint8Array.from(piece.subarray(0, headBytes - kept))
      pieces.push(part)
      kept += part.length
    }
    check.next(piece)
  }
  const head = Buffer.concat(pieces)
  const guess = encodingOf(head)
  const encoding = guess === 'utf-8' && !check.isUtf8() ? 'windows-1252' : guess
  return { head, isWhole: total === kept, encoding }
}

function utf8Check(): { next: (piece: Uint8Array) => void; isUtf8: () => boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  const attempt = (decode: () => string) => {
    if (!isUtf8) return
    try {
      decode()
    } catch {
      isUtf8 = false
    }
  }
  return {
    next: (piece) => attempt(() => decoder.decode(piece, { stream: true })),
    isUtf8: () => {
      attempt(() => decoder.decode())
      return isUtf8
    },
  }
}

async function firstBytes(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
