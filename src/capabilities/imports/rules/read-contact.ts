// A row of an address book made into a party. A cell that can't be what its column says is left out, and the rest
// comes in, as long as the same row, once mended, is known to be the same person; else the whole row is handed back.
import { type PartyDraft, partyRoles } from '../../people/model.ts'
import type { Field, Plan, Rejection } from '../model.ts'
import { addressesOf } from './addresses.ts'
import {
  between,
  emailsOf,
  mostInNote,
  mostInShort,
  occasionsOf,
  phonesOf,
  placesOf,
  severalIn,
  Sheet,
  short,
  tooLong,
} from './contact-cells.ts'
import { partyNumber } from './party-number.ts'
import { plainSource } from './products.ts'
import { type Columns, readCells, reject, type Rejected } from './read-row.ts'
import type { Row } from './records.ts'

export type Contact = Readonly<{
  kind: 'contact'
  draft: PartyDraft
  /** Cells that could not come in. */
  leftOut: readonly Rejection[]
}>
export type ReadContact = (row: Row) => Contact | Rejected

type Reader = Readonly<{ plan: Plan; columns: Columns; source: string }>

/** Opens a reader of one address book. */
export function openContactReader(reader: Reader): ReadContact {
  const places = placesOf(reader.columns)
  return (row) => {
    const cells = readCells(row, reader.columns, (field) => idFields.includes(field))
    return cells.kind === 'rejected'
      ? cells
      : readContact(reader, new Sheet(row, cells.texts, places), cells.leftOut)
  }
}

const nameFields: readonly (Field | null)[] = [
  'display-name',
  'given-name',
  'middle-name',
  'family-name',
  'organisation',
  'external-id',
]
const idFields: readonly (Field | null)[] = [...nameFields, 'email', 'phone']

function readContact(
  { plan, columns, source }: Reader,
  sheet: Sheet,
  unreadable: readonly Rejection[],
): Contact | Rejected {
  const long = tooLong(sheet)
  const name = long.find(({ field }) => nameFields.includes(field))
  if (name) return reject(sheet.row, 'too-long', name)
  const emails = emailsOf(sheet)
  const phones = phonesOf(sheet)
  const numbers = [...emails.bad, ...phones.bad]
  // Without one of these the same row, mended, would be somebody else.
  const isKnownOtherwise = emails.good.length + phones.good.length > 0 || sheet.one('external-id') !== null
  if (numbers.length > 0 && !isKnownOtherwise) return reject(sheet.row, numbers[0].reason, numbers[0])
  const displayName = nameOf(sheet) ?? emails.good[0]?.text ?? phones.good[0]?.text
  if (!displayName) return reject(sheet.row, 'no-name')
  const days = occasionsOf(sheet, plan)
  const roles = rolesOf(sheet, plan)
  const flaws = [...long, ...numbers, ...days.bad]
  const texts = sheet.texts()
  return {
    kind: 'contact',
    leftOut:
      flaws.length === 0
        ? unreadable
        : [...unreadable, ...flaws.map((flaw) => reject(sheet.row, flaw.reason, flaw).rejection)],
    // Every field by name: an object that begins with a spread costs a hundred times as much.
    draft: {
      kind: kindOf(sheet),
      displayName,
      givenName: joined([sheet.one('given-name'), sheet.one('middle-name')]),
      familyName: sheet.one('family-name'),
      goesBy: short(sheet.one('goes-by')),
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
      emails: emails.good.map(({ text, label }) => ({ address: text.toLowerCase(), label })),
      phones: phones.good.map(({ text, label }) => ({ asGiven: text, e164: null, label })),
      addresses: addressesOf(
        columns.fields,
        long.length === 0 ? texts : texts.map((text) => short(text) ?? ''),
      ),
      roles,
      occasions: days.good,
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
  return sheet.one('display-name') ?? parts ?? sheet.one('organisation') ?? short(sheet.one('goes-by'))
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
  const titles = sheet.all('job-title').filter(({ text }) => text.length <= mostInShort)
  const notes = sheet.all('note').filter(({ text }) => text.length <= mostInNote)
  return [...titles, ...notes].map(({ text }) => ({ kind: 'other', text }))
}
