// What a filter means, said in plain code: the SQL it is compiled to is held to this by a test. Nothing known is no
// answer: whatever asks for something says no, and each of its opposites yes.
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Condition, Filter, FilterValue } from '../../model/filter.ts'

/** What is known of a party in one field: nothing, one thing, or several, of which any may fit. */
export type Known = string | number | boolean | readonly string[] | null | undefined

/** Whether somebody fits a filter. */
export function fits(filter: Filter, knownOf: (field: string) => Known, today: Day): boolean {
  if ('all' in filter) return filter.all.every((inner) => fits(inner, knownOf, today))
  if ('any' in filter) return filter.any.some((inner) => fits(inner, knownOf, today))
  if ('not' in filter) return !fits(filter.not, knownOf, today)
  return fitsOne(filter, knownOf(filter.field), today)
}

const opposites: Partial<Record<Condition['is'], Condition['is']>> = {
  'is-not': 'is',
  lacks: 'contains',
  'none-of': 'any-of',
  empty: 'filled',
  'not-within-days': 'within-days',
}

function fitsOne({ is, value }: Condition, known: Known, today: Day): boolean {
  const opposite = opposites[is]
  if (opposite) return !fitsOne({ field: '', is: opposite, value }, known, today)
  if (Array.isArray(known)) return fitsMany(is, value, known)
  if (known === null || known === undefined) return false
  if (is === 'filled') return true
  return asks[is]?.(known as string | number | boolean, value, today) ?? false
}

function fitsMany(is: Condition['is'], value: FilterValue | undefined, known: readonly string[]): boolean {
  const wanted = Array.isArray(value) ? value : []
  if (is === 'filled') return known.length > 0
  if (is === 'any-of') return wanted.some((one) => known.includes(one))
  if (is === 'all-of') return wanted.every((one) => known.includes(one))
  return known.some((one) => asks[is]?.(one, value, '' as Day) ?? false)
}

type One = string | number | boolean
type Ask = (known: One, value: FilterValue | undefined, today: Day) => boolean
const low = (value: unknown) => String(value).toLowerCase()

const asks: Partial<Record<Condition['is'], Ask>> = {
  is: (known, value) => (typeof known === 'string' ? low(known) === low(value) : known === value),
  contains: (known, value) => low(known).includes(low(value)),
  begins: (known, value) => low(known).startsWith(low(value)),
  over: (known, value) => Number(known) > Number(value),
  'at-least': (known, value) => Number(known) >= Number(value),
  under: (known, value) => Number(known) < Number(value),
  'at-most': (known, value) => Number(known) <= Number(value),
  on: (known, value) => known === value,
  after: (known, value) => String(known) > String(value),
  before: (known, value) => String(known) < String(value),
  'within-days': (known, value, today) =>
    String(known) >= addDays(today, -Number(value)) && String(known) <= today,
  'next-days': (known, value, today) =>
    String(known) >= today && String(known) <= addDays(today, Number(value)),
  'any-of': (known, value) => Array.isArray(value) && value.includes(String(known)),
}
