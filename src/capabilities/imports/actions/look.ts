import { open } from 'node:fs/promises'
import { refuse } from '../../../kernel/refusal.ts'
import type { Encoding, Sniffed } from '../model.ts'
import { compressionOf, encodingOf, wrongFile } from '../rules/encoding.ts'
import { sniff } from '../rules/sniff.ts'
import { bytesOf, Unreadable } from './reading.ts'

const headBytes = 256 * 1024
/** Text packs to a tenth at most; what unpacks to more than twenty times the limit of an upload is a trap. */
const mostUnpackedPerUpload = 20

/** Looks at a file on disk and says what it is; what is no list of people or sales is refused in plain words. */
export async function lookAt(path: string, limits: { mostBytes: number }): Promise<Sniffed> {
  const compression = compressionOf(await firstBytes(path, 16))
  const mostBytesUnpacked = limits.mostBytes * mostUnpackedPerUpload
  try {
    const { head, isWhole, isUtf8 } = await skim({ path, compression, mostBytesUnpacked })
    const wrong = wrongFile(head)
    if (wrong) throw refuse('wrong-file', { found: wrong })
    const guess = encodingOf(head)
    const encoding = guess === 'utf-8' && !isUtf8 ? 'windows-1252' : guess
    const text = textOf(head, { encoding, isWhole })
    const result = sniff({ text, isWhole, compression, encoding })
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

type Skimmed = Readonly<{ head: Uint8Array; isWhole: boolean; isUtf8: boolean }>

/** Reads a file once from end to end: an accent that tells the encoding may stand on the last line. */
async function skim(source: Parameters<typeof bytesOf>[0]): Promise<Skimmed> {
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
  return { head: Buffer.concat(pieces), isWhole: total === kept, isUtf8: check.isUtf8() }
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
