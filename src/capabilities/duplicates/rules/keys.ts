// What two records must share to be compared at all: an e-mail, a phone, the sound of a name beside something else, a
// rare word. Each record has some ten keys, and a key that very many share is left out, so that work grows with the
// number of records and not with its square.
import { domainOf, isGeneric, isMailbox } from './comparing.ts'
import type { Features } from './features.ts'
import { rootsOf } from './short-names.ts'

/** Keys that more records than this share are no hint. */
export const mostUnderKey = 40

/** Keys of a single word: how many share one also tells how rare it is. */
export const wordPrefix = { given: 'g:', family: 'f:', firm: 'w:' } as const

/** The keys of a record, for its own kind only. */
export function keysOf(record: Features): string[] {
  const keys = record.kind === 'person' ? personKeys(record) : organisationKeys(record)
  const mark = record.kind === 'person' ? 'p ' : 'o '
  return [...new Set([...keys, ...commonKeys(record)])].map((key) => (mark + key).slice(0, 120))
}

/** The keys that tell how often a value occurs. */
export function wordKeysOf(record: Features): { given: string; family: string; firm: string } {
  const mark = record.kind === 'person' ? 'p ' : 'o '
  return {
    given: `${mark}${wordPrefix.given}${record.given.split(' ')[0] ?? ''}`.slice(0, 120),
    family: `${mark}${wordPrefix.family}${record.family}`.slice(0, 120),
    firm: `${mark}${wordPrefix.firm}${record.firm.toSorted().join(' ')}`.slice(0, 120),
  }
}

function commonKeys({ emails, phones }: Features): string[] {
  const names = emails.map((address) => address.split('@')[0] ?? '')
  return [
    ...emails.map((address) => `e:${address}`),
    ...names.filter((name) => name.length > 5 && !isGeneric(name)).map((name) => `l:${name}`),
    ...phones.map((digits) => `t:${digits.slice(-7)}`),
  ]
}

function personKeys({ given, family, places, birthday, firm, goesBy }: Features): string[] {
  const words = [given, family].join(' ').split(' ').filter(Boolean)
  const first = given.split(' ')[0] ?? ''
  const roots = [...rootsOf(first), ...(goesBy === '' ? [] : rootsOf(goesBy.split(' ')[0] ?? ''))].filter(
    Boolean,
  )
  const sound = soundOf(family)
  const where = places.flatMap(({ postcode, town, street }) =>
    [postcode && `z${postcode}`, town && `o${town}`, street && `s${street}`].filter(Boolean),
  )
  const born = birthday === null ? [] : [`${birthday.month}-${birthday.day}`]
  return [
    ...(first === '' ? [] : [`${wordPrefix.given}${first}`]),
    ...(family === '' ? [] : [`${wordPrefix.family}${family}`]),
    ...(words.length > 1 ? [`n:${words.map(soundOf).toSorted().join('.')}`] : []),
    ...(family === '' ? [] : roots.map((root) => `r:${sound}.${root}`)),
    ...(family === '' ? [] : [`i:${sound}.${first.slice(0, 1)}`]),
    ...where.flatMap((place) => (family === '' ? [] : [`fw:${sound}.${place}`])),
    ...where.flatMap((place) => roots.map((root) => `gw:${root}.${place}`)),
    ...born.flatMap((day) => [...roots.map((root) => `gb:${root}.${day}`), `fb:${sound}.${day}`]),
    ...(birthday === null || birthday.year === null ? [] : [`b:${birthday.year}-${born.join('')}`]),
    ...(firm.length === 0 ? [] : roots.map((root) => `gf:${root}.${firm.toSorted().join(' ')}`)),
  ]
}

function organisationKeys({ firm, emails, places }: Features): string[] {
  const name = firm.toSorted().join(' ')
  const domains = emails.map(domainOf).filter((domain) => !isMailbox(domain))
  const first = soundOf(firm[0] ?? '')
  return [
    ...(name === ''
      ? []
      : [`${wordPrefix.firm}${name}`, `n:${firm.map(soundOf).join('.')}`, `c:${firm.join('')}`]),
    ...firm.filter((word) => word.length > 3).map((word) => `v:${word}`),
    ...domains.map((domain) => `d:${domain}`),
    ...places.flatMap(({ postcode, town }) =>
      [postcode, town].filter(Boolean).map((place) => `fw:${first}.${place}`),
    ),
  ]
}

/**
 * How a word sounds, roughly: its first letter and the consonants after it, those that are confused as one. A word in
 * letters that have no such rule is cut short instead.
 */
export function soundOf(word: string): string {
  if (!/^[a-z' ]+$/.test(word)) return [...word].slice(0, 4).join('')
  const [first = '', ...rest] = word
    .replaceAll(/[ ']/g, '')
    .replaceAll(/sch|sh|tsch|tch|ch/g, 'x')
    .replaceAll(/ph/g, 'f')
    .replaceAll(/^(kn|gn|pn)/g, 'n')
    .replaceAll(/^wr/g, 'r')
    .replaceAll(/^[eiy]/g, 'e')
    .replaceAll(/^[ck]/g, 'k')
  const codes = rest.map((letter) => confused[letter] ?? '')
  return (first + codes.filter((code, at) => code !== '' && code !== codes[at - 1]).join('')).slice(0, 6)
}

const confused: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  f: 'f',
  v: 'f',
  w: 'f',
  c: 'k',
  g: 'k',
  k: 'k',
  q: 'k',
  x: 'x',
  j: 'k',
  s: 's',
  z: 's',
  d: 't',
  t: 't',
  l: 'l',
  m: 'm',
  n: 'm',
  r: 'r',
}
