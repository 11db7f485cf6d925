import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// A Bloom filter: it knows every password of the list, and takes about one other in ten thousand for one of them.
const path = join(import.meta.dirname, '../../lists/well-known-passwords.bloom')
const hashes = 13
let filter: Uint8Array | undefined

/** Whether a text, in small letters, is among the passwords that breaches have shown to be the commonest. */
export function isWellKnownPassword(text: string): boolean {
  // Read when somebody first chooses a password: a start doesn't wait for it.
  filter ??= readFileSync(path)
  const digest = createHash('sha256').update(text).digest()
  const [first, step] = [digest.readUIntBE(0, 6), digest.readUIntBE(6, 6)]
  for (let index = 0; index < hashes; index += 1) {
    const bit = (first + index * step) % (filter.length * 8)
    if ((filter[bit >> 3] & (1 << (bit & 7))) === 0) return false
  }
  return true
}
