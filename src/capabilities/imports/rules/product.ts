// What is known of a program that files come from, and what the files of many have in common.
import type { Field, Sniffed } from '../model.ts'

/** A program that files come from; `source` keeps its ids apart from others' and never changes. */
export type Product = Readonly<{
  name: string
  source: string
  what: Sniffed['what']
  /** Headers that are all there when a file comes from it. */
  marks: readonly string[]
  columns: Readonly<Record<string, Field>>
  /** Month before day where a file doesn't tell: American programs. */
  monthFirst?: true
  /** An invoice number of this shape is a cancellation. */
  cancellation?: RegExp
  /** What a quantity without a price for each counts, for the description. */
  counted?: readonly [one: string, many: string]
}>

/** Names as most programs head them. */
export const names = {
  'first name': 'given-name',
  'middle name': 'middle-name',
  'last name': 'family-name',
} as const

/** The parts of an address whose headers begin with a place, such as "Home City". */
export const addressOf = (place: string, [town, region, postcode]: readonly [string, string, string]) =>
  ({
    [`${place} street`]: 'street',
    [`${place} street #`]: 'street',
    [`${place} ${town}`]: 'town',
    [`${place} ${region}`]: 'region',
    [`${place} ${postcode}`]: 'postcode',
    [`${place} country`]: 'country',
    [`${place} country region`]: 'country',
  }) as const satisfies Record<string, Field>
