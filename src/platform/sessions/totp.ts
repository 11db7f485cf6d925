import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// Codes of six digits by the clock (RFC 6238 over RFC 4226), as every authenticator app makes them.
const stepSeconds = 30
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A secret of 160 bits, in the letters that apps take. */
export function makeSecret(): string {
  return [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('')
}

/** The code of a secret in one step of the clock. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = digest[digest.length - 1] & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

export function stepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / stepSeconds)
}

/**
 * The step whose code this is: now, one before or one after, since clocks differ a little; null for none.
 * A step that was used, or one before it, counts no more.
 */
export function stepOfCode(
  code: string,
  { secret, at, usedStep }: { secret: string; at: Date; usedStep: number },
): number | null {
  const now = stepOf(at)
  const matching = [now - 1, now, now + 1].filter((step) => isSame(codeAt(secret, step), code))
  return matching.find((step) => step > usedStep) ?? null
}

function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
