import { formatDay, formatList, formatMoney, formatQuantity } from '../../../design/format.ts'
import type { CustomField, FieldValue } from '../model.ts'
import { say } from './words.ts'

/** What is known in a field, as one reads it; null where nothing is. */
export function valueText(
  { type, options }: Pick<CustomField, 'type' | 'options'>,
  value: FieldValue | undefined,
  { currency, names = {} }: { currency: string; names?: Readonly<Record<string, string>> },
): string | null {
  if (value === null || value === undefined) return null
  if (type === 'yes-no') return value === true ? say('fields.yes') : say('fields.no')
  if (type === 'date') return formatDay(String(value))
  if (type === 'money') return formatMoney({ amountMinor: Number(value), currency })
  if (type === 'number') return formatQuantity(String(value))
  if (type === 'party') return names[String(value)] ?? String(value)
  if (type !== 'choice' && type !== 'choices') return String(value)
  const chosen = Array.isArray(value) ? value : [String(value)]
  return formatList(options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label))
}
