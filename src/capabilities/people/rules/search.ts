// Names are found however they are typed: without accents, in any case, and phones by their digits alone.
// Both sides, what is kept and what is asked, go through the same folding.

// Letters that Unicode does not take apart into a base letter and an accent.
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  // The same letter, written in another way at the end of a word, or in another country.
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ک: 'ك',
}
const special = /[ßæœøđðłħıþςىیةہک]/g
// Japanese can be written in either of two alphabets of syllables, sign by sign.
const katakana = /[ァ-ヶ]/g
const hiraganaOf = (sign: string) => String.fromCharCode(sign.charCodeAt(0) - 0x60)
// Digits of other scripts stand in rows of ten.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]
const otherDigits = /[٠-٩۰-۹०-९০-৯๐-๙]/g

function plainDigits(text: string): string {
  return text.replace(otherDigits, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code))
  })
}

// Accents, vowel signs, marks of direction, the Arabic stretching line and apostrophes carry no meaning here.
const silent = /[\p{M}\p{Cf}\u0640'’ʼʻ`´]/gu
const separators = /[\s\-‐‑‒–—_,;:/\\()[\]{}"“”„«»!?|]+/gu
const isPlain = /^[a-z0-9 .@+&]*$/

/** Text as it is compared: accents, case, apostrophes and hyphens don't count. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  if (isPlain.test(lower)) return lower.replace(/ +/g, ' ').trim()
  return plainDigits(lower.normalize('NFKD').toLowerCase())
    .replace(silent, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .replace(katakana, hiraganaOf)
    .replace(separators, ' ')
    .trim()
}

export type Searchable = {
  displayName: string
  givenName: string | null
  familyName: string | null
  goesBy: string | null
  organisationName: string | null
  externalId: string | null
  emails: readonly { address: string }[]
  phones: readonly { asGiven: string; e164: string | null }[]
}

/** What a party is found by: names, firm, e-mails, digits of phones, the number others know it by. */
export function searchTextOf(party: Searchable): string {
  const texts = [
    party.displayName,
    party.givenName,
    party.familyName,
    party.goesBy,
    party.organisationName,
    party.externalId,
    ...party.emails.map(({ address }) => address),
  ]
  const words = texts.flatMap((text) => (text ? [apart(folded(text))] : []))
  const numbers = party.phones.flatMap(({ asGiven, e164 }) => [phoneDigits(asGiven), phoneDigits(e164 ?? '')])
  return [...new Set([...words, ...numbers])].filter(Boolean).join(' ')
}

/** A text, such as a note, as words are looked for in it. */
export function searchedIn(text: string): string {
  return apart(folded(text))
}

const looksLikePhone = /^(?:tel:|phone:?)?\s*([+(\d][\d\s().\-–/]{2,})$/i

/** The words that must all occur for a party to be found; a phone number is one word of digits. */
export function searchWordsOf(question: string): string[] {
  const asked = plainDigits(question.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .trim()
  const phone = looksLikePhone.exec(asked)?.[1]
  if (phone) return [withoutTrunkZero(phoneDigits(phone))].filter(Boolean)
  const words = folded(asked).split(' ').map(withoutDots).map(withoutTrunkZero)
  return [...new Set(words)].filter(Boolean).slice(0, 10).map(apart)
}

// "J." is asked for as often as "J"; a dot within, as in an e-mail, stays.
const withoutDots = (word: string) => word.replace(/^\.+|\.+$/g, '')

/** The same for words that must each begin one: who is found so stands before who has them within words. */
export function beginningPatternsOf(words: readonly string[]): string[] {
  return words.map((word) => `% ${escaped(word)}%`)
}

/** Text whose signs mean nothing to `like`. */
export const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&')

/**
 * The patterns of `like` that the words of a party must all match, where every word has a space before it. One or
 * two letters only begin words: within words they stand in nearly every name, and nobody means that.
 */
export function searchPatternsOf(words: readonly string[]): string[] {
  return words.map((word) => {
    const begins = [...word].length < 3 || isLetterOfOwn.test(word)
    return `%${begins ? ' ' : ''}${escaped(word)}%`
  })
}

// Chinese and Japanese are written without spaces; any letter may begin what somebody looks for.
const lettersOfOwn = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu
const isLetterOfOwn = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u

/** Whether each letter of a word is a word of its own. */
export const isWrittenApart = (word: string) => isLetterOfOwn.test(word)

/** Chinese and Japanese letters each as a word, so that every one of them is the beginning of a word. */
function apart(text: string): string {
  return isPlain.test(text) ? text : text.replace(lettersOfOwn, ' $& ').replace(/ +/g, ' ').trim()
}

// At home one dials 07700 …, and +44 7700 … is the same number.
function withoutTrunkZero(digits: string): string {
  return /^0[1-9]\d{3}/.test(digits) ? digits.slice(1) : digits
}

/** The digits of a phone number; a country code begins them whether it was written +44, 0044 or +44 (0). */
function phoneDigits(text: string): string {
  const digits = plainDigits(text.normalize('NFKC'))
    .replace(/^(\+\d+|00\d+)\s*\(0\)/, '$1')
    .replace(/\D/g, '')
  return digits.startsWith('00') ? digits.slice(2) : digits
}
