import { readDate } from '../rules/dates.ts'
import { contactFields, type Field, type Plan, type Sniffed, tradeFields } from '../model.ts'

const asTrade: Partial<Record<Field, Field>> = {
  'external-id': 'customer-id',
  'display-name': 'customer-name',
  organisation: 'customer-name',
  email: 'customer-email',
  country: 'customer-country',
}
const asContact: Partial<Record<Field, Field>> = {
  'customer-id': 'external-id',
  'customer-name': 'display-name',
  'customer-email': 'email',
  'customer-country': 'country',
}

/** The fields that a column of such a file can be. */
export function fieldsOf(what: Plan['what']): readonly Field[] {
  return what === 'contacts' ? contactFields : tradeFields
}

/** The same columns in a list of the other kind: what means the same there is kept, the rest is left out. */
export function columnsAs(what: Plan['what'], columns: Plan['columns']): Plan['columns'] {
  const allowed = fieldsOf(what)
  const translated = what === 'trades' ? asTrade : asContact
  return columns.map((field) => {
    if (field === null) return null
    return allowed.includes(field) ? field : (translated[field] ?? null)
  })
}

const dayFields: readonly (Field | null)[] = ['date', 'due-date', 'birthday', 'anniversary']

/** Days as the file writes them; those first that another order would read as another day. */
export function daySamples({ columns }: Sniffed, plan: Plan): string[] {
  const found = columns.flatMap(({ samples }, at) => (dayFields.includes(plan.columns[at]) ? samples : []))
  const tells = (sample: string) => Number(readDate(sample, 'dmy')?.day !== readDate(sample, 'mdy')?.day)
  return [...new Set(found)].sort((one, other) => tells(other) - tells(one))
}
