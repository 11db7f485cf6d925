// The cells of a row of an address book, by what they mean, and which of them can't be what their column says.
import { isFormula } from '../../../kernel/csv.ts'
import type { PartyDraft } from '../../people/model.ts'
import type { Field, Plan, RejectionReason } from '../model.ts'
import { occasionOf } from './birthdays.ts'
import type { Columns } from './read-row.ts'
import type { Row } from './records.ts'
import { isEmail } from './text.ts'

type Place = Readonly<{ at: number; column: string; labelAt: number | null }>
type Places = ReadonlyMap<Field, readonly Place[]>
type Cell = Readonly<{ column: string; text: string; label: string | null }>

const labelFields: readonly (Field | null)[] = ['email-label', 'phone-label']

/**
 * Where each meaning stands: a row is asked for some twenty of them, and has a few. What an e-mail or a phone is for
 * stands in the column before it.
 */
export function placesOf({ fields, names }: Columns): Places {
  const places = new Map<Field, Place[]>()
  for (const [at, field] of fields.entries()) {
    if (field === null) continue
    const labelAt =
      fields[at - 1] === `${field}-label` && labelFields.includes(fields[at - 1]) ? at - 1 : null
    places.set(field, [...(places.get(field) ?? []), { at, column: names[at], labelAt }])
  }
  return places
}

const nothing: readonly Cell[] = []

/** The cells of one row by what they mean. */
export class Sheet {
  readonly row: Row
  readonly #texts: readonly string[]
  readonly #places: Places

  constructor(row: Row, texts: readonly string[], places: Places) {
    this.row = row
    this.#texts = texts
    this.#places = places
  }

  /** Cells that hold something, in the order of the file. */
  all(field: Field): readonly Cell[] {
    const places = this.#places.get(field)
    if (places === undefined) return nothing
    const found: Cell[] = []
    for (const { at, column, labelAt } of places) {
      if (!this.#texts[at]) continue
      const label = labelAt === null ? null : plainLabel(this.#texts[labelAt])
      found.push({ column, text: this.#texts[at], label })
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

/** Google marks the first of several by a star. */
function plainLabel(text: string): string | null {
  return text.replace(/^\*\s*/, '').slice(0, 100) || null
}

export const mostInShort = 300
export const mostInNote = 10_000
const shortFields: readonly Field[] = [
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
]

/** Cells that hold more than can be kept. */
export function tooLong(sheet: Sheet): readonly LongCell[] {
  let found: readonly LongCell[] = noneLong
  const look = (field: Field, most: number) => {
    for (const { column, text } of sheet.all(field))
      if (text.length > most) found = [...found, { field, column, found: text, reason: 'too-long' }]
  }
  for (const field of shortFields) look(field, mostInShort)
  look('note', mostInNote)
  return found
}

type LongCell = Flaw & Readonly<{ field: Field }>
const noneLong: readonly LongCell[] = []

/** A text that can be kept; null where it is too long. */
export function short(text: string | null): string | null {
  return text !== null && text.length > mostInShort ? null : text
}

// Several values in one cell: Google writes ' ::: ', people write ; or a comma.
export const between = /:::|[;,]/

export type Flaw = Readonly<{ column: string; found: string; reason: RejectionReason }>

/** The e-mail addresses of a row, and what stands in their columns and is none. */
export function emailsOf(sheet: Sheet): Sorted {
  const found = severalIn(sheet.all('email'), between)
  return sortOut(
    found.map(({ column, label, text }) => ({ column, label, text: text.replace(/^mailto:/i, '') })),
    flawOfEmail,
  )
}

/** The phone numbers of a row, and what stands in their columns and is none. */
export function phonesOf(sheet: Sheet): Sorted {
  return sortOut(severalIn(sheet.all('phone'), /:::|;/), flawOfPhone)
}

/** Several values in one cell. */
export function severalIn(found: readonly Cell[], separator: RegExp): Cell[] {
  if (found.length === 0) return []
  const all = found.flatMap(({ column, label, text }) =>
    text
      .split(separator)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => ({ column, label, text: one })),
  )
  return all.slice(0, 20)
}

type Sorted = Readonly<{ good: readonly Cell[]; bad: readonly Flaw[] }>

const noneSorted: Sorted = { good: [], bad: [] }

function sortOut(all: readonly Cell[], flawOf: (text: string) => RejectionReason | null): Sorted {
  if (all.length === 0) return noneSorted
  const good: Cell[] = []
  const bad: Flaw[] = []
  for (const cell of all) {
    const reason = flawOf(cell.text)
    if (reason === null) good.push(cell)
    else bad.push({ column: cell.column, found: cell.text, reason })
  }
  return { good, bad }
}

function flawOfEmail(text: string): RejectionReason | null {
  if (isFormula(text)) return 'formula'
  return isEmail(text) ? null : 'bad-email'
}

function flawOfPhone(text: string): RejectionReason | null {
  if (/^[=@]/.test(text)) return 'formula'
  return text.replace(/\D/g, '').length < 3 || text.length > 60 ? 'bad-phone' : null
}

/** The days of every year in a row, and what stands in their columns and is none. */
export function occasionsOf(
  sheet: Sheet,
  { dateOrder }: Plan,
): { good: PartyDraft['occasions']; bad: Flaw[] } {
  const good: PartyDraft['occasions'] = []
  const bad: Flaw[] = []
  for (const kind of ['birthday', 'anniversary'] as const) {
    const [cell] = sheet.all(kind)
    const read = cell ? occasionOf(cell.text, dateOrder) : null
    if (read?.kind === 'day') good.push({ kind, label: null, ...read.on })
    else if (read?.kind === 'no-day') {
      const reason = isFormula(cell.text) ? 'formula' : 'bad-date'
      bad.push({ column: cell.column, found: cell.text, reason })
    }
  }
  return { good, bad }
}
