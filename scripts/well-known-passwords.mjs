// Packs the passwords that are tried first into lists/well-known-passwords.bloom; lists/README.md says from where.
// node scripts/well-known-passwords.mjs 10_million_password_list_top_1M.txt
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../lists/', import.meta.url)
const read = (path) => readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean)
const bitsEach = 19.2
const hashes = 13

const common = read(process.argv[2])
const long = common.filter((password) => password.length >= 10)
// Words that people hang digits and signs on.
const words = common.slice(0, 50_000).filter((password) => /^[a-z]{4,}$/i.test(password))
const own = read(new URL('well-known-passwords-of-our-own.txt', folder))
const kept = new Set([...long, ...words, ...own].map((password) => password.toLowerCase()))

const filter = new Uint8Array(Math.ceil((kept.size * bitsEach) / 8))
for (const password of kept) {
  const digest = createHash('sha256').update(password).digest()
  const [first, step] = [digest.readUIntBE(0, 6), digest.readUIntBE(6, 6)]
  for (let index = 0; index < hashes; index += 1) {
    const bit = (first + index * step) % (filter.length * 8)
    filter[bit >> 3] |= 1 << (bit & 7)
  }
}
writeFileSync(new URL('well-known-passwords.bloom', folder), filter)
console.log(`${kept.size} passwords and words in ${filter.length} bytes`)
