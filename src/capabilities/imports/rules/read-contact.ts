// A row of an address book made into a party. A cell that can't be what its column says sends the whole row back:
// half a person is worse than one who waits in the file of rejected rows.
import { type PartyDraft, partyRoles } from '../../people/model.ts'
import type { Field, Plan } from '../model.ts'
import { addressesOf } from './addresses.ts'
import { occasionOf } from './birthdays.ts'
import { partyNumber } from './party-number.ts'
import { plainSource } from './products.ts'
import { type Columns, readCells, reject, type Rejected } from './read-row.ts'
import type { Row } from './records.ts'
import { isEmail, isFormula } from './text.ts'

export type Contact = Readonly<{ kind: 'contact'; draft: PartyDraft }>
export type ReadContact = (row: Row) => Contact | Rejected

type Reader = Readonly<{ plan: Plan; columns: Columns; source: string }>

/** Opens a reader of one address book. */
export function openContactReader(reader: Reader): ReadContact {
  const places = placesOf(reader.columns)
  return (row) => {
    const cells = readCells(row, reader.columns)
    return cells.kind === 'rejected' ? cells : readContact(reader, new Sheet(row, cells.texts, places))
  }
}

type Place = Readonly<{ at: number; column: string }>
type Places = ReadonlyMap<Field, readonly Place[]>

/** Where each meaning stands: a row is asked for some twenty of them, and has a few. */
function placesOf({ fields, names }: Columns): Places {
  const places = new Map<Field, Place[]>()
  for (const [at, field] of fields.entries()) {
    if (field !== null) places.set(field, [...(places.get(field) ?? []), { at, column: names[at] }])
  }
  return places
}

type Found = Readonly<{ column: string; text: string }>

const nothing: readonly Found[] = []

/** The cells of one row by what they mean. */
class Sheet {
  readonly row: Row
  readonly #texts: readonly string[]
  readonly #places: Places

  constructor(row: Row, texts: readonly string[], places: Places) {
    this.row = row
    this.#texts = texts
    this.#places = places
  }

  /** Cells that hold something, in the order of the file. */
  all(field: Field): readonly Found[] {
    const places = this.#places.get(field)
    if (places === undefined) return nothing
    const found: Found[] = []
    for (const { at, column } of places) {
      if (this.#texts[at]) found.push({ column, text: this.#texts[at] })
    }
    return found
  }

  one(field: Field): string | null {
    return this.all(field)[0]?.text ?? null
  }

  texts(): readonly string[] {
    return this.#texts
  }
}

const shortFields = [
  'display-name',
  'given-name',
  'middle-name',
  'family-name',
  'goes-by',
  'organisation',
  'job-title',
  'street',
  'town',
  'region',
  'postcode',
  'external-id',
] as const

function readContact({ plan, columns, source }: Reader, sheet: Sheet): Contact | Rejected {
  const emails = emailsOf(sheet)
  const phones = phonesOf(sheet)
  const flaw = tooLong(sheet) ?? badEmail(sheet.row, emails) ?? badPhone(sheet.row, phones)
  if (flaw) return flaw
  const displayName = nameOf(sheet) ?? emails[0]?.text ?? phones[0]?.text
  if (!displayName) return reject(sheet.row, 'no-name')
  const birthday = sheet.all('birthday')[0]
  const occasion = birthday ? occasionOf(birthday.text, plan.dateOrder) : null
  if (occasion?.kind === 'no-day') {
    const reason = isFormula(birthday.text) ? 'formula' : 'bad-date'
    return reject(sheet.row, reason, { column: birthday.column, found: birthday.text })
  }
  const roles = rolesOf(sheet, plan)
  return {
    kind: 'contact',
    // Every field by name: an object that begins with a spread costs a hundred times as much.
    draft: {
      kind: kindOf(sheet),
      displayName,
      givenName: joined([sheet.one('given-name'), sheet.one('middle-name')]),
      familyName: sheet.one('family-name'),
      goesBy: sheet.one('goes-by'),
      sayIt: null,
      pronoun: null,
      language: languageOf(sheet.one('language')),
      timeZone: null,
      preferredChannel: null,
      preferredHours: null,
      doNotContact: false,
      theUsual: null,
      theUsualPrice: null,
      organisationName: sheet.one('organisation'),
      tags: tagsOf(sheet),
      emails: emails.map(({ text }) => ({ address: text.toLowerCase(), label: null })),
      phones: phones.map(({ text }) => ({ asGiven: text, e164: null, label: null })),
      addresses: addressesOf(columns.fields, sheet.texts()),
      roles,
      occasions: occasion?.kind === 'birthday' ? [occasion.entry] : [],
      notes: notesOf(sheet),
      source,
      externalId: numberIn(sheet, { source, roles }),
    },
  }
}

/** A plain list of suppliers numbers them apart from customers, as plain lists of bills do. */
function numberIn(sheet: Sheet, { source, roles }: Pick<PartyDraft, 'source' | 'roles'>): string | null {
  const isOfSuppliers = roles.length > 0 && roles.every(({ role }) => role === 'supplier')
  const side = source === plainSource && isOfSuppliers ? 'purchase' : 'sale'
  return partyNumber(sheet.one('external-id'), side)
}

/** A party of whom nothing is known: what a file doesn't tell stays empty. */
export const nobodyYet = {
  givenName: null,
  familyName: null,
  goesBy: null,
  sayIt: null,
  pronoun: null,
  language: null,
  timeZone: null,
  preferredChannel: null,
  preferredHours: null,
  doNotContact: false,
  theUsual: null,
  theUsualPrice: null,
  organisationName: null,
  tags: [],
  emails: [],
  phones: [],
  addresses: [],
  roles: [],
  occasions: [],
  notes: [],
} satisfies Partial<PartyDraft>

function nameOf(sheet: Sheet): string | null {
  const parts = joined([sheet.one('given-name'), sheet.one('middle-name'), sheet.one('family-name')])
  return sheet.one('display-name') ?? parts ?? sheet.one('organisation') ?? sheet.one('goes-by')
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.filter(Boolean).join(' ').slice(0, 300) || null
}

const legalForm =
  /(^|\s)(gmbh|ag|kg|ohg|ug|e\.?v\.?|ltd\.?|limited|plc|inc\.?|llc|llp|corp\.?|s\.?a\.?|s\.?l\.?|bv|b\.v\.|s\.?r\.?l\.?|oy|ab|aps)$/i

function kindOf(sheet: Sheet): PartyDraft['kind'] {
  if (sheet.one('given-name') || sheet.one('family-name')) return 'person'
  const [name, organisation] = [sheet.one('display-name'), sheet.one('organisation')]
  if (organisation !== null && (name === null || name === organisation)) return 'organisation'
  return name !== null && legalForm.test(name) ? 'organisation' : 'person'
}

function tooLong(sheet: Sheet): Rejected | null {
  for (const field of shortFields) {
    const long = sheet.all(field).find(({ text }) => text.length > 300)
    if (long) return reject(sheet.row, 'too-long', { column: long.column, found: long.text })
  }
  const note = sheet.all('note').find(({ text }) => text.length > 10_000)
  return note ? reject(sheet.row, 'too-long', { column: note.column, found: note.text }) : null
}

// Several values in one cell: Google writes ' ::: ', people write ; or a comma.
const between = /:::|[;,]/

function emailsOf(sheet: Sheet): Found[] {
  return severalIn(sheet.all('email'), between).map(({ column, text }) => ({
    column,
    text: text.replace(/^mailto:/i, ''),
  }))
}

function phonesOf(sheet: Sheet): Found[] {
  return severalIn(sheet.all('phone'), /:::|;/)
}

function severalIn(found: readonly Found[], separator: RegExp): Found[] {
  if (found.length === 0) return []
  const all = found.flatMap(({ column, text }) =>
    text
      .split(separator)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => ({ column, text: one })),
  )
  return all.slice(0, 20)
}

function badEmail(row: Row, emails: readonly Found[]): Rejected | null {
  for (const { column, text } of emails) {
    if (isFormula(text)) return reject(row, 'formula', { column, found: text })
    if (!isEmail(text)) return reject(row, 'bad-email', { column, found: text })
  }
  return null
}

function badPhone(row: Row, phones: readonly Found[]): Rejected | null {
  for (const { column, text } of phones) {
    if (/^[=@]/.test(text)) return reject(row, 'formula', { column, found: text })
    const digits = text.replace(/\D/g, '').length
    if (digits < 3 || text.length > 60) return reject(row, 'bad-phone', { column, found: text })
  }
  return null
}

const systemGroup = /^(\*\s*)?(mycontacts|starred)$/i

function tagsOf(sheet: Sheet): string[] {
  const tags = severalIn(sheet.all('tags'), between)
    .map(({ text }) => text)
    .concat(roleWords(sheet).filter((word) => roleOf(word) === null))
  return [
    ...new Set(
      tags.filter((tag) => !systemGroup.test(tag)).map((tag) => tag.replace(/^\*\s*/, '').slice(0, 60)),
    ),
  ]
    .filter(Boolean)
    .slice(0, 50)
}

function roleWords(sheet: Sheet): string[] {
  return severalIn(sheet.all('role'), between).map(({ text }) => text)
}

const germanRoles: Record<string, PartyDraft['roles'][number]['role']> = {
  kunde: 'customer',
  kundin: 'customer',
  client: 'customer',
  lieferant: 'supplier',
  vendor: 'supplier',
  erzeuger: 'producer',
  hersteller: 'producer',
  partnerin: 'partner',
  interessent: 'prospect',
  lead: 'prospect',
}

function roleOf(word: string): PartyDraft['roles'][number]['role'] | null {
  const plain = word.toLowerCase()
  return partyRoles.find((role) => role === plain) ?? germanRoles[plain] ?? null
}

function rolesOf(sheet: Sheet, plan: Plan): PartyDraft['roles'] {
  const named = roleWords(sheet)
    .map(roleOf)
    .filter((role) => role !== null)
  const roles = named.length > 0 ? named : [plan.role].filter((role) => role !== null)
  return [...new Set(roles)].map((role) => ({ role, since: null, until: null, stewardId: null }))
}

function languageOf(text: string | null): string | null {
  return text && /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)
    ? text.replaceAll('_', '-').slice(0, 20)
    : null
}

function notesOf(sheet: Sheet): PartyDraft['notes'] {
  return [...sheet.all('job-title'), ...sheet.all('note')].map(({ text }) => ({ kind: 'other', text }))
}
