// Cards laid out as a table, a row for each, so that from here on they are read, shown, handed back and mended as any
// other list is. Its columns are named in words that columns.ts knows.
import { type Card, type CardProperty, partsOf, splitEscaped, unescaped } from './vcard.ts'

/** How often the cards of a file have what one can have several of. */
export type Widths = Readonly<{ emails: number; phones: number; addresses: number }>

export const narrow: Widths = { emails: 0, phones: 0, addresses: 0 }
const most = 20

/** What a card says, by meaning. */
type Told = Readonly<{
  single: readonly string[]
  emails: readonly Labelled[]
  phones: readonly Labelled[]
  addresses: readonly (readonly string[])[]
}>
type Labelled = Readonly<{ label: string; text: string }>

const singles = [
  'Formatted name',
  'Given name',
  'Middle name',
  'Family name',
  'Nickname',
  'Organisation',
  'Job title',
  'Birthday',
  'Anniversary',
  'Note',
  'Categories',
  'Language',
  'UID',
] as const
const addressParts = ['Street', 'City', 'Region', 'Postal Code', 'Country'] as const

/** The table's first row, wide enough for every card. */
export function headerOf({ emails, phones, addresses }: Widths): string[] {
  return [
    ...singles,
    ...numbered(emails).flatMap((at) => [`E-mail ${at} - Label`, `E-mail ${at} - Value`]),
    ...numbered(phones).flatMap((at) => [`Phone ${at} - Label`, `Phone ${at} - Value`]),
    ...numbered(addresses).flatMap((at) => addressParts.map((part) => `Address ${at} - ${part}`)),
  ]
}

/** The widths that also this card fits. */
export function widened(widths: Widths, card: Card): Widths {
  const { emails, phones, addresses } = toldBy(card)
  return {
    emails: Math.max(widths.emails, emails.length),
    phones: Math.max(widths.phones, phones.length),
    addresses: Math.max(widths.addresses, addresses.length),
  }
}

/** A card as a row under that header. */
export function rowOf(card: Card, widths: Widths): string[] {
  const { single, emails, phones, addresses } = toldBy(card)
  const pairs = (all: readonly Labelled[], width: number) =>
    numbered(width).flatMap((at) => [all[at - 1]?.label ?? '', all[at - 1]?.text ?? ''])
  return [
    ...single,
    ...pairs(emails, widths.emails),
    ...pairs(phones, widths.phones),
    ...numbered(widths.addresses).flatMap((at) => addresses[at - 1] ?? addressParts.map(() => '')),
  ]
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

function toldBy(card: Card): Told {
  const all = (...names: string[]) => card.filter(({ name }) => names.includes(name))
  const first = (...names: string[]) =>
    all(...names)
      .map(({ raw }) => unescaped(raw))
      .find(Boolean) ?? ''
  const [family = '', given = '', middle = ''] = nameParts(all('N'))
  const organisation = all('ORG').map(({ raw }) => partsOf(raw, ';')[0])
  return {
    single: [
      first('FN'),
      given,
      middle,
      family,
      all('NICKNAME').flatMap(({ raw }) => partsOf(raw, ','))[0] ?? '',
      organisation.find(Boolean) ?? '',
      first('TITLE', 'ROLE'),
      dayAmong(all('BDAY')),
      dayAmong(all('ANNIVERSARY', 'X-ANNIVERSARY', 'X-EVOLUTION-ANNIVERSARY')),
      [...new Set(all('NOTE').map(({ raw }) => unescaped(raw)))].filter(Boolean).join('\n'),
      all('CATEGORIES')
        .flatMap(({ raw }) => partsOf(raw, ','))
        .map((tag) => tag.replaceAll(/[;,]/g, ' ').trim())
        .filter(Boolean)
        .join('; '),
      first('LANG'),
      first('UID'),
    ],
    emails: several(all('EMAIL'), card, (raw) => raw.replace(/^mailto:/i, '')),
    phones: several(all('TEL'), card, phoneIn),
    addresses: all('ADR')
      .map(({ raw }) => addressIn(raw))
      .filter((parts) => parts.some(Boolean))
      .slice(0, most),
  }
}

/** The first name that says anything; each part may have several words of its own. */
function nameParts(names: readonly CardProperty[]): string[] {
  const all = names.map(({ raw }) =>
    splitEscaped(raw, ';').map((part) => partsOf(part, ',').filter(Boolean).join(' ')),
  )
  return all.find((parts) => parts.some(Boolean)) ?? []
}

function several(found: readonly CardProperty[], card: Card, textOf: (text: string) => string): Labelled[] {
  const all = found
    .map((one) => ({ label: labelOf(one, card), text: textOf(unescaped(one.raw)).trim() }))
    .filter(({ text }) => text !== '')
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at).slice(0, most)
}

/** `tel:+1-418-656-9254;ext=102` is a number with an extension; other marks between are no part of one. */
function phoneIn(text: string): string {
  return text
    .replace(/^tel:/i, '')
    .replace(/;\s*ext=/i, ' ext. ')
    .replaceAll(/[;,:]+/g, ' ')
}

const plainTypes: Readonly<Record<string, string>> = {
  home: 'home',
  work: 'work',
  cell: 'mobile',
  iphone: 'mobile',
  fax: 'fax',
  pager: 'pager',
  main: 'main',
  other: 'other',
}

/** What its owner calls it, or what kind it is: "work fax". */
function labelOf({ group, types }: CardProperty, card: Card): string {
  const own = group && card.find((other) => other.name === 'X-ABLABEL' && other.group === group)
  const called = own ? unescaped(own.raw).replace(/^_\$!<(.*)>!\$_$/, '$1') : ''
  if (called !== '') return called.slice(0, 100)
  const kinds = types.flatMap((type) => plainTypes[type] ?? [])
  return [...new Set(kinds)].slice(0, 2).join(' ')
}

/** Post-office box, floor, street, town, region, postcode, country; what is of the street is one line. */
function addressIn(raw: string): string[] {
  const [box = '', floor = '', street = '', ...others] = partsOf(raw, ';')
  const line = [street, floor, box].filter(Boolean).join(', ')
  return [line, ...addressParts.slice(1).map((_, at) => others[at] ?? '')].map((part) =>
    part
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(', '),
  )
}

/** As 1980-03-22 or, without the year, --03-22; what is neither is left as it stands, for the reader to say so. */
function dayAmong(found: readonly CardProperty[]): string {
  const read = found.map(dayOf)
  return read.find((text) => /^(\d{4}|-)-\d\d-\d\d$/.test(text)) ?? read.find(Boolean) ?? ''
}

function dayOf({ raw, params }: CardProperty): string {
  const text = unescaped(raw)
  const full = /^(\d{4})-?(\d\d)-?(\d\d)(?:$|[T ])/.exec(text)
  if (full) {
    const [, year, month, day] = full
    return params.get('X-APPLE-OMIT-YEAR') === year ? `--${month}-${day}` : `${year}-${month}-${day}`
  }
  const short = /^--(\d\d)-?(\d\d)(?:$|T)/.exec(text)
  return short ? `--${short[1]}-${short[2]}` : text
}
