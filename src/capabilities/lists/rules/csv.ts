// A list as a table of text: what a spreadsheet opens without running any of it, and an import reads again.
import { minorDigits } from '../../../kernel/currency.ts'
import type { CustomField } from '../../fields/model.ts'
import type { ListField } from '../model/column.ts'
import type { Cell, ListRow } from '../model/list.ts'

/** What a column is called in a file, whatever language its reader speaks: so an import knows it again. */
export function headingOf({ key, custom }: ListField): string {
  return custom?.label ?? headings[key] ?? key
}

/** What a row shows of a field, as text. */
export function textOf(row: ListRow, field: ListField, currency: string): string {
  const own = ofRow[field.key]
  const value = own ? own(row) : (row.cells[field.key] ?? null)
  if (value === null) return ''
  if (field.kind === 'money') return amount(Number(value), currency)
  if (field.custom && (field.kind === 'choice' || field.kind === 'choices')) {
    return labels(field.custom, value)
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(', ') : String(value)
}

const headings: Readonly<Record<string, string>> = {
  name: 'Name',
  kind: 'Kind',
  role: 'Role',
  state: 'State',
  chance: 'Chance to order',
  'last-talk': 'Last talk',
  worth: 'Worth a year',
  steward: 'Steward',
  added: 'Added',
  organisation: 'Organisation',
  'goes-by': 'Goes by',
  email: 'E-mail',
  phone: 'Phone',
  town: 'Town',
  country: 'Country',
  language: 'Language',
  channel: 'Preferred channel',
  'do-not-contact': 'Do not contact',
  'the-usual': 'The usual',
  tag: 'Tags',
}

const ofRow: Readonly<Record<string, (row: ListRow) => Cell>> = {
  name: ({ displayName }) => displayName,
  kind: ({ kind }) => kind,
  role: ({ roles }) => roles,
  state: ({ state }) => state,
  trail: () => null,
  chance: ({ chance }) => chance,
  'last-talk': ({ lastTalkOn }) => lastTalkOn,
  worth: ({ worthYearMinor }) => worthYearMinor,
  steward: ({ steward }) => steward,
  organisation: ({ organisationName }) => organisationName,
}

function labels({ options }: CustomField, value: Exclude<Cell, null>): string {
  const chosen = Array.isArray(value) ? value : [String(value)]
  return options
    .filter(({ id }) => chosen.includes(id))
    .map(({ label }) => label)
    .join(', ')
}

function amount(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}
