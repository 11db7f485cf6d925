// How two records compare, field by field, on levels from "they differ" to "the same"; what either lacks says nothing.
// Levels and string comparators follow Winkler (see statistics/record-linkage).
import { jaroWinkler } from '../../../statistics/record-linkage/string-comparator.ts'
import type { Comparison } from '../../../statistics/record-linkage/fellegi-sunter.ts'
import type { Features } from './features.ts'
import { mayBeShort } from './short-names.ts'

export const personFields = ['given', 'family', 'email', 'phone', 'birthday', 'place', 'firm'] as const
export const organisationFields = ['firm', 'email', 'phone', 'place'] as const
export type Field = (typeof personFields)[number]

/** How many levels a field has. */
export const levelsOf: Readonly<Record<Field, number>> = {
  given: 4,
  family: 3,
  email: 3,
  phone: 3,
  birthday: 3,
  place: 4,
  firm: 3,
}

export function fieldsOf(kind: Features['kind']): readonly Field[] {
  return kind === 'person' ? personFields : organisationFields
}

/** The levels of all fields of a kind, in their order. */
export function compare(one: Features, other: Features): Comparison {
  const place = samePlace(one, other)
  const firm = sameFirm(one.firm, other.firm)
  const email = one.kind === 'person' ? sameEmail(one, other) : sameDomain(one, other)
  const phone = samePhone(one, other)
  if (one.kind === 'organisation') return [firm, email, phone, place]
  return [...sameName(one, other), email, phone, sameBirthday(one, other), place, firm]
}

/**
 * Whether what is known of both speaks against all else: another given name (families and offices share the rest), a
 * father's and a son's rank, another day of birth altogether.
 */
export function isSurelyAnother(one: Features, other: Features, levels: Comparison): boolean {
  if (one.kind !== other.kind) return true
  if (one.kind === 'organisation') return levels[0] === 0
  if (one.rank !== '' && other.rank !== '' && one.rank !== other.rank) return true
  if (levels[0] === 0) return true
  return levels[0] === null && levels[1] === 0
}

type NameLevels = [given: number | null, family: number | null]

/** Given and family name, also where they were written in each other's place. */
function sameName(one: Features, other: Features): NameLevels {
  const straight: NameLevels = [sameGiven(one, other), sameFamily(one.family, other.family)]
  if (one.given === '' || other.given === '' || straight[0] !== 0) return straight
  const turned = { ...other, given: other.family, family: other.given }
  const crossed: NameLevels = [sameGiven(one, turned), sameFamily(one.family, turned.family)]
  return crossed[0] !== null && crossed[0] > 1 && crossed[1] !== 0 ? crossed : straight
}

function sameGiven(one: Features, other: Features): number | null {
  if (one.given === '' || other.given === '') return null
  if (one.given === other.given) return 3
  const [mine, theirs] = [one.given.split(' '), other.given.split(' ')]
  const [first, second] = [mine[0] ?? '', theirs[0] ?? '']
  if (first.length > 1 && first === second) return areMiddleNamesApart(mine, theirs) ? 2 : 3
  const called = [one.goesBy, other.goesBy].filter(Boolean)
  if (called.includes(first) || called.includes(second)) return 2
  if (mayBeShort(first, second)) return 2
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? 1 : 0
  if (Math.min(first.length, second.length) > 3 && jaroWinkler(first, second) >= 0.88) return 2
  if (Math.min(first.length, second.length) > 2 && isOneSlipOff(first, second)) return 2
  if (mine.join('') === theirs.join('')) return 2
  // The second of several given names may be the one that somebody goes by.
  return mine.some((name) => name.length > 2 && theirs.includes(name)) ? 1 : 0
}

function areMiddleNamesApart([, mine]: readonly string[], [, theirs]: readonly string[]): boolean {
  return mine !== undefined && theirs !== undefined && mine[0] !== theirs[0]
}

function sameFamily(one: string, other: string): number | null {
  if (one === '' || other === '') return null
  if (one === other || one.replaceAll(' ', '') === other.replaceAll(' ', '')) return 2
  if (jaroWinkler(one, other) >= 0.9 || isOneSlipOff(one, other)) return 1
  const [mine, theirs] = [one.split(' '), other.split(' ')]
  return mine.length !== theirs.length && mine.some((word) => word.length > 3 && theirs.includes(word))
    ? 1
    : 0
}

function sameEmail({ emails: mine }: Features, { emails: theirs }: Features): number | null {
  if (mine.length === 0 || theirs.length === 0) return null
  if (mine.some((address) => theirs.includes(address))) return 2
  const isNear = mine.some((one) =>
    theirs.some((other) => {
      const [name, otherName] = [one.split('@')[0] ?? '', other.split('@')[0] ?? '']
      if (isGeneric(name) || isGeneric(otherName)) return false
      return (name.length > 5 && name === otherName) || jaroWinkler(one, other) >= 0.97
    }),
  )
  return isNear ? 1 : 0
}

/** A firm's own domain speaks for it; one where everybody has a mailbox does not. */
function sameDomain({ emails: mine }: Features, { emails: theirs }: Features): number | null {
  if (mine.length === 0 || theirs.length === 0) return null
  if (mine.some((address) => theirs.includes(address))) return 2
  const domains = (all: readonly string[]) => all.map(domainOf).filter((name) => !isMailbox(name))
  return domains(mine).some((name) => domains(theirs).includes(name)) ? 1 : 0
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

const mailboxes =
  /^(gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|web|t-online|freenet|mail|proton|protonmail|qq|163|126|yandex|orange|wanadoo|free|laposte|libero|btinternet|sky|comcast|verizon|att)\./

export function isMailbox(domain: string): boolean {
  return mailboxes.test(domain)
}

/** Addresses that many share, or that a firm has whoever reads them. */
export function isGeneric(name: string): boolean {
  return /^(info|office|mail|hello|hallo|contact|kontakt|sales|shop|admin|team|post|service|support|accounts|billing|orders?|enquiries|reception)$/.test(
    name,
  )
}

function samePhone({ phones: mine }: Features, { phones: theirs }: Features): number | null {
  if (mine.length === 0 || theirs.length === 0) return null
  if (mine.some((number) => theirs.includes(number))) return 2
  const isNear = mine.some((one) =>
    theirs.some((other) => one.slice(-7) === other.slice(-7) || isOneDigitOff(one, other)),
  )
  return isNear ? 1 : 0
}

/** One letter left out, added or mistyped, or two next to each other swapped. */
function isOneSlipOff(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  if (longer.length - shorter.length > 1 || shorter.length < 3) return false
  let from = 0
  while (from < shorter.length && shorter[from] === longer[from]) from++
  const rest = (text: string, skipped: number) => text.slice(from + skipped)
  if (shorter.length < longer.length) return rest(shorter, 0) === rest(longer, 1)
  if (rest(shorter, 1) === rest(longer, 1)) return true
  return (
    shorter[from] === longer[from + 1] &&
    shorter[from + 1] === longer[from] &&
    rest(shorter, 2) === rest(longer, 2)
  )
}

/** One digit mistyped, or two next to each other swapped. */
function isOneDigitOff(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const apart = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]))
  if (apart.length === 1) return true
  const [first = 0, second = 0] = apart
  return (
    apart.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
  )
}

function sameBirthday({ birthday: one }: Features, { birthday: other }: Features): number | null {
  if (one === null || other === null) return null
  const isDay = one.month === other.month && one.day === other.day
  const isYear = one.year !== null && one.year === other.year
  if (isDay) return isYear ? 2 : 1
  const isSwapped = one.month === other.day && one.day === other.month
  const isHalf = one.month === other.month || one.day === other.day
  return isYear && (isSwapped || isHalf) ? 1 : 0
}

type Place = Features['places'][number]

function samePlace({ places: mine }: Features, { places: theirs }: Features): number | null {
  const all = mine.flatMap((one) => theirs.map((other) => levelOfPlaces(one, other)))
  const said = all.filter((level) => level !== null)
  return said.length === 0 ? null : Math.max(...said)
}

function levelOfPlaces(one: Place, other: Place): number | null {
  const isTown = one.town !== '' && one.town === other.town
  const isPostcode = one.postcode !== '' && one.postcode === other.postcode
  const isStreet =
    one.street !== '' &&
    other.street !== '' &&
    (one.street === other.street || jaroWinkler(one.street, other.street) >= 0.93)
  if (isStreet && (isTown || isPostcode)) return 3
  if (isPostcode) return 2
  const nearTown = one.town !== '' && other.town !== '' && jaroWinkler(one.town, other.town) >= 0.9
  if (isTown || nearTown) return isStreet ? 3 : 1
  if (isStreet) return 2
  const knows = (key: keyof Place) => one[key] !== '' && other[key] !== ''
  return knows('town') || knows('postcode') ? 0 : null
}

/** The words of two firms: all the same, or all but a slip or what only one of them writes out. */
function sameFirm(mine: readonly string[], theirs: readonly string[]): number | null {
  if (mine.length === 0 || theirs.length === 0) return null
  const [one, other] = [mine.toSorted().join(' '), theirs.toSorted().join(' ')]
  if (one === other || mine.join('') === theirs.join('')) return 2
  if (mine.length === theirs.length) {
    const near = mine.every((word, at) => isNearWord(word, theirs[at] ?? ''))
    return near || jaroWinkler(mine.join(' '), theirs.join(' ')) >= 0.96 ? 1 : 0
  }
  const [shorter, longer] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine]
  const isPart = shorter.every((word) => longer.some((whole) => isNearWord(word, whole)))
  return isPart && shorter.join('').length >= 5 ? 1 : 0
}

function isNearWord(one: string, other: string): boolean {
  if (one === other) return true
  const isShortened =
    Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one))
  // What differs in a number is another number.
  if (/\d/.test(one + other)) return false
  return isShortened || (one.length > 3 && other.length > 3 && jaroWinkler(one, other) >= 0.92)
}
