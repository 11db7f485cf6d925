// Length is the best defence (NIST SP 800-63B); what everybody tries first is refused however long it is.
import { commonPasswords } from './well-known-passwords.ts'

/** Whether a password is one of those that are tried first, or says little more than the person's own name. */
export function isEasyToGuess(password: string, about: Readonly<{ name: string; email: string }>): boolean {
  const plain = password.toLowerCase()
  const letters = plain.replace(/[^\p{L}]+/gu, '')
  if (commonPasswords.has(plain) || commonPasswords.has(letters)) return true
  if (new Set(plain).size < 4) return true
  if (isRun(plain)) return true
  const own = [about.email.toLowerCase(), about.email.toLowerCase().split('@')[0], about.name.toLowerCase()]
  return own.some((word) => word.length > 3 && plain.replace(word, '').length < 4)
}

/** 1234567890, abcdefghij and the like: each character follows the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index))
  const most = steps.filter((step) => step === 1).length
  const least = steps.filter((step) => step === -1).length
  return Math.max(most, least) >= steps.length - 1
}
