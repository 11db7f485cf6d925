// Length is the best defence (NIST SP 800-63B); what everybody tries first is refused however long it is.

type About = Readonly<{ name: string; email: string; firm?: string }>
type IsWellKnown = (text: string) => boolean

/**
 * Whether a password is one of those that are tried first: a common one, also with digits and signs around it or in
 * the place of letters; a run, a repetition or a walk on the keyboard; or little more than who one is.
 */
export function isEasyToGuess(password: string, about: About, isWellKnown: IsWellKnown): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const readings = [plain, ...unmasked(plain)]
  return (
    new Set(plain).size < 4 ||
    isRun(plain) ||
    isWalk(plain) ||
    readings.some((reading) => isCommon(reading, isWellKnown)) ||
    wordsOf(about).some((word) => readings.some((reading) => reading.replaceAll(word, '').length < 4))
  )
}

const fewAround = 6

function isCommon(text: string, isWellKnown: IsWellKnown): boolean {
  if (isWellKnown(text)) return true
  const { inside, around } = peeled(text)
  const isLittleAround = around.length <= fewAround || isRun(around) || new Set(around).size < 4
  if (isLittleAround && [inside, ...unmasked(inside)].some((word) => word.length > 3 && isWellKnown(word)))
    return true
  const unit = repeatedIn(text)
  return unit !== null && (unit.length <= 4 || isWellKnown(unit))
}

/** What stands between the first and the last letter, and the digits and signs around it. */
function peeled(text: string): { inside: string; around: string } {
  const characters = [...text]
  const isLetter = (character: string) => /\p{L}/u.test(character)
  const [first, last] = [characters.findIndex(isLetter), characters.findLastIndex(isLetter)]
  if (first < 0) return { inside: '', around: text }
  const around = [...characters.slice(0, first), ...characters.slice(last + 1)]
  return { inside: characters.slice(first, last + 1).join(''), around: around.join('') }
}

const masks: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** The text with letters for the digits and signs that stand for them; a 1 may be an i or an l. */
function unmasked(text: string): string[] {
  const open = [...text].map((character) => masks[character] ?? character).join('')
  return ['i', 'l'].map((letter) => open.replaceAll('1', letter)).filter((reading) => reading !== text)
}

/** 1234567890, abcdefghij and the like: each character follows the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index))
  const most = steps.filter((step) => step === 1).length
  const least = steps.filter((step) => step === -1).length
  return text.length > 2 && Math.max(most, least) >= steps.length - 1
}

const keyboards = [
  ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
]

/** "1qaz2wsx3edc": fingers that only go to the next key, along a row or a column, and seldom start anew. */
function isWalk(text: string): boolean {
  return keyboards.some((rows) => {
    const starts = [...text].filter(
      (key, index) => index === 0 || !isBeside(rows, text[index - 1], key),
    ).length
    return starts * 4 <= text.length
  })
}

function isBeside(rows: readonly string[], from: string, to: string): boolean {
  const [[fromRow, fromColumn], [toRow, toColumn]] = [placeOf(rows, from), placeOf(rows, to)]
  if (fromRow < 0 || toRow < 0) return false
  return Math.abs(fromRow - toRow) + Math.abs(fromColumn - toColumn) <= 1
}

function placeOf(rows: readonly string[], key: string): [row: number, column: number] {
  const row = rows.findIndex((keys) => keys.includes(key))
  return [row, rows[row]?.indexOf(key) ?? -1]
}

/** What a text says twice or more and nothing else; null if it doesn't. */
function repeatedIn(text: string): string | null {
  for (let length = 1; length * 2 <= text.length; length += 1) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return unit
  }
  return null
}

/** Who one is, as one might write it into a password. */
function wordsOf({ name, email, firm = '' }: About): string[] {
  const [own, address, house] = [name, email, firm].map((text) => text.normalize('NFKC').toLowerCase())
  const parts = [own, house].flatMap((text) => [
    text,
    text.replace(/[^\p{L}\p{N}]+/gu, ''),
    ...text.split(/\s+/),
  ])
  return [address, address.split('@')[0], ...parts].filter((word) => word.length > 3)
}
