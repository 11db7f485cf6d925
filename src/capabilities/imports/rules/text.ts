// What a cell holds, apart from its meaning: characters nobody can see or keep, and formulas, which are words like
// any others until a spreadsheet opens them (OWASP, "CSV injection").

import { withoutTurns } from '../../../kernel/text.ts'

/** A cell as it is kept: without blanks around it, and without the mark that our own exports put before formulas. */
export function tidy(cell: string): string {
  const text = withoutTurns(cell).trim()
  return /^'[=+\-@\t＝＋－＠]/.test(text) ? text.slice(1) : text
}

const email = /^[^\s@<>"(),:;]{1,64}@[^\s@<>"(),:;.]+(\.[^\s@<>"(),:;.]+)+$/

/** Whether a text can be an e-mail address; whether somebody reads it is another question. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && email.test(text)
}

/** What is wrong with the characters of a cell, if anything is. */
export function flawOf(cell: string): 'control-characters' | 'unreadable' | null {
  if (!suspicious.test(cell)) return null
  return controls.test(cell) ? 'control-characters' : 'unreadable'
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const suspicious = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|\p{Surrogate}/u
