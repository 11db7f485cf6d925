// Which characters the bytes of a file stand for, found from its beginning: a byte order mark says so, UTF-16 has
// zero bytes in every other place, anything else is UTF-8 when it can be, and what Windows writes otherwise.
import type { Encoding } from '../model.ts'

/** What the first bytes say a file is, when it is no text: told by its magic number. */
export type Wrong = 'zip' | 'spreadsheet' | 'pdf' | 'old-office' | 'image' | 'empty' | 'binary'

const magic: readonly (readonly [string, Wrong])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['25504446', 'pdf'],
  ['d0cf11e0a1b11ae1', 'old-office'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
]

export type Compression = 'none' | 'gzip' | 'xz'

/** How a file is packed, by its first bytes. */
export function compressionOf(head: Uint8Array): Compression {
  const start = hex(head, 6)
  if (start.startsWith('1f8b')) return 'gzip'
  return start === 'fd377a585a00' ? 'xz' : 'none'
}

/** What is wrong with a file that is no text; null when it may be one. */
export function wrongFile(head: Uint8Array): Wrong | null {
  const start = hex(head, 8)
  const found = magic.find(([bytes]) => start.startsWith(bytes))?.[1]
  if (found === 'zip' && latin(head).includes('[Content_Types].xml')) return 'spreadsheet'
  if (found) return found
  if (isBlank(head)) return 'empty'
  return utf16Of(head) === null && head.includes(0) ? 'binary' : null
}

/** The encoding of a text, from its beginning. */
export function encodingOf(head: Uint8Array): Encoding {
  const utf16 = utf16Of(head)
  if (utf16) return utf16
  return isUtf8(head) ? 'utf-8' : 'windows-1252'
}

function utf16Of(head: Uint8Array): Encoding | null {
  const mark = hex(head, 2)
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] += 1
  // Latin text in UTF-16 has zeros in nearly every other byte and hardly any between them.
  const half = head.length / 2
  if (zeros[1] > half * 0.4 && zeros[0] < half * 0.1) return 'utf-16le'
  if (zeros[0] > half * 0.4 && zeros[1] < half * 0.1) return 'utf-16be'
  return null
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // `stream` forgives a character that is cut off at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

function isBlank(head: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*$/.test(latin(head))
}

function hex(bytes: Uint8Array, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 4096), (byte) => String.fromCharCode(byte)).join('')
}
