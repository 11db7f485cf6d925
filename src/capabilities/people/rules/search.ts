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
}
const special = /[ßæœøđðłħıþ]/g
// Accents, vowel signs, marks of direction, the Arabic stretching line and apostrophes carry no meaning here.
const silent = /[\p{M}\p{Cf}\u0640'’ʼʻ`´]/gu
const separators = /[\s\-‐‑‒–—_,;:/\\()[\]{}"“”„«»!?|]+/gu
const isPlain = /^[a-z0-9 .@+&]*$/

/** Text as it is compared: accents, case, apostrophes and hyphens don't count. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  if (isPlain.test(lower)) return lower.replace(/ +/g, ' ').trim()
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(silent, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter)
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

const looksLikePhone = /^[+(\d][\d\s().\-/]{2,}$/

/** The words that must all occur for a party to be found; a phone number is one word of digits. */
export function searchWordsOf(question: string): string[] {
  const asked = question.normalize('NFKC').trim()
  if (looksLikePhone.test(asked)) return [withoutTrunkZero(phoneDigits(asked))].filter(Boolean)
  return [...new Set(folded(asked).split(' '))].filter(Boolean).slice(0, 10).map(apart)
}

/**
 * The patterns of `like` that the words of a party must all match, where every word has a space before it. One or
 * two letters only begin words: within words they stand in nearly every name, and nobody means that.
 */
export function searchPatternsOf(words: readonly string[]): string[] {
  return words.map((word) => {
    const begins = [...word].length < 3 || isLetterOfOwn.test(word)
    return `%${begins ? ' ' : ''}${word.replace(/[\\%_]/g, '\\$&')}%`
  })
}

// Chinese and Japanese are written without spaces; any letter may begin what somebody looks for.
const lettersOfOwn = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu
const isLetterOfOwn = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u

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
  const digits = text
    .normalize('NFKC')
    .replace(/^(\+\d+|00\d+)\s*\(0\)/, '$1')
    .replace(/\D/g, '')
  return digits.startsWith('00') ? digits.slice(2) : digits
}
