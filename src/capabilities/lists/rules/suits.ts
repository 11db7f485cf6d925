// Whether a filter makes sense: each condition asks something that its field can answer.
import { readDay } from '../../../kernel/day.ts'
import { isFilterable, type ListField, operatorsOf } from '../model/column.ts'
import { type Condition, conditionsOf, type Filter, type FilterValue } from '../model/filter.ts'

export type Flaw = Readonly<{ field: string; because: 'unknown-field' | 'unsuitable' | 'wrong-value' }>

/** The first condition that makes no sense; null where all do. */
export function flawOf(filter: Filter, fieldOf: (key: string) => ListField | undefined): Flaw | null {
  for (const condition of conditionsOf(filter)) {
    const because = flawOfOne(condition, fieldOf(condition.field))
    if (because) return { field: condition.field, because }
  }
  return null
}

function flawOfOne({ is, value }: Condition, field: ListField | undefined): Flaw['because'] | null {
  if (field === undefined) return 'unknown-field'
  if (!isFilterable(field) || !operatorsOf[field.kind].includes(is)) return 'unsuitable'
  if (is === 'empty' || is === 'filled') return value === undefined ? null : 'wrong-value'
  if (value === undefined) return 'wrong-value'
  return fitsKind(field, is, value) ? null : 'wrong-value'
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function fitsKind(field: ListField, is: Condition['is'], value: FilterValue): boolean {
  if (is === 'within-days' || is === 'not-within-days' || is === 'next-days') {
    return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 40_000
  }
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'link':
      return typeof value === 'string' && !value.includes('\u0000')
    case 'number':
    case 'share':
      return typeof value === 'number' && Math.abs(value) <= 1e15
    case 'money':
      return Number.isSafeInteger(value)
    case 'date':
      return typeof value === 'string' && readDay(value) !== null
    case 'yes-no':
      return typeof value === 'boolean'
    case 'choice':
    case 'choices':
      return Array.isArray(value) && value.every((one) => field.options?.includes(one))
    case 'member':
    case 'party':
      return Array.isArray(value) && value.every((one) => guid.test(one))
  }
}
