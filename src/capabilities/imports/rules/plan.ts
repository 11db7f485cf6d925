// How a file is to be read: proposed from what was found out about it, changed by the owner, checked before it runs.
import type { Field, Plan, Sniffed } from '../model.ts'
import { usesDecimalComma } from './numbers.ts'
import { columnsOf } from './sniff.ts'

const figures: readonly (Field | null)[] = ['quantity', 'unit-price', 'amount']

type Wish = Readonly<{ currency: string; what?: Sniffed['what'] }>

/** The plan that a file suggests, in the firm's money; what it is about may be said otherwise. */
export function proposePlan(sniffed: Sniffed, { currency, what = sniffed.what }: Wish): Plan {
  const columns = columnsOf(sniffed, what)
  const numbers = sniffed.columns.filter((_, at) => figures.includes(columns[at]))
  return {
    what,
    encoding: sniffed.encoding,
    delimiter: sniffed.delimiter,
    header: sniffed.header,
    columns,
    dateOrder: sniffed.dateOrder ?? 'ymd',
    decimalComma: usesDecimalComma(numbers.flatMap(({ samples }) => samples)),
    side: 'sale',
    currency,
    role: 'customer',
    withoutCustomer: 'keep',
  }
}

export type PlanFlaw = Readonly<{ field: string; expected: string }>

/** What keeps a plan from being carried out; null when it can be. */
export function flawOfPlan(plan: Plan, sniffed: Sniffed): PlanFlaw | null {
  if (plan.columns.length !== sniffed.columns.length)
    return { field: 'plan.columns', expected: `${sniffed.columns.length} columns` }
  const has = (...fields: Field[]) => fields.some((field) => plan.columns.includes(field))
  if (plan.what === 'trades') {
    if (!has('date')) return { field: 'plan.columns', expected: 'date' }
    if (!has('unit-price', 'amount')) return { field: 'plan.columns', expected: 'amount' }
    return null
  }
  return has('display-name', 'given-name', 'family-name', 'goes-by', 'organisation', 'email', 'phone')
    ? null
    : { field: 'plan.columns', expected: 'name' }
}
