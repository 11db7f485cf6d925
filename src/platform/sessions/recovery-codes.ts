import { createHash, randomBytes } from 'node:crypto'

// Crockford's: without letters that look like others.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const howMany = 10

/** Ten codes of 80 random bits each, written as four groups of four. */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: howMany }, makeCode)
}

function makeCode(): string {
  const letters = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** What is kept of a recovery code: with 80 random bits, a plain digest can't be guessed back. */
export function digestOfRecoveryCode(userId: string, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^0-9a-z]/g, '')
  const read = plain.replaceAll('o', '0').replaceAll(/[il]/g, '1')
  return createHash('sha256').update(`${userId} ${read}`).digest('hex')
}
