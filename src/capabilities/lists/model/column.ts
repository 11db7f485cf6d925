import type { Capability } from '../../../kernel/actor.ts'
import { channels, partyKinds, partyRoles } from '../../people/model.ts'
import type { CustomField, FieldType } from '../../fields/model.ts'
import { states } from '../../vitality/model.ts'
import type { Operator } from './filter.ts'

/** How a field is compared, ordered and shown. */
export type ColumnKind =
  | 'text'
  | 'long-text'
  | 'number'
  | 'share'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'link'
  | 'member'
  | 'party'

/** A field by which the list can be shown, filtered, ordered or grouped: of the record, or the firm's own. */
export type ListField = Readonly<{
  key: string
  kind: ColumnKind
  /** What one must be allowed for it: an order or a filter would give away what is hidden. */
  needs?: Capability
  /** What can be chosen, by what is kept. */
  options?: readonly string[]
  /** The firm's own field. */
  custom?: CustomField
}>

/** The fields of the record that lists know. */
export const recordFields = [
  { key: 'name', kind: 'text' },
  { key: 'kind', kind: 'choice', options: partyKinds },
  { key: 'role', kind: 'choices', options: partyRoles },
  { key: 'state', kind: 'choice', options: states, needs: 'vitality:read' },
  { key: 'trail', kind: 'number', needs: 'vitality:read' },
  { key: 'chance', kind: 'share', needs: 'vitality:read' },
  { key: 'last-talk', kind: 'date', needs: 'talks:read' },
  { key: 'worth', kind: 'money', needs: 'books:read' },
  { key: 'steward', kind: 'member' },
  { key: 'added', kind: 'date' },
  { key: 'organisation', kind: 'text' },
  { key: 'goes-by', kind: 'text' },
  { key: 'email', kind: 'text' },
  { key: 'phone', kind: 'text' },
  { key: 'town', kind: 'text' },
  { key: 'country', kind: 'text' },
  { key: 'language', kind: 'text' },
  { key: 'channel', kind: 'choice', options: channels },
  { key: 'do-not-contact', kind: 'yes-no' },
  { key: 'the-usual', kind: 'text' },
  { key: 'tag', kind: 'text' },
] as const satisfies readonly ListField[]
export type RecordKey = (typeof recordFields)[number]['key']

const kindOfType: Readonly<Record<FieldType, ColumnKind>> = {
  text: 'text',
  'long-text': 'long-text',
  number: 'number',
  date: 'date',
  choice: 'choice',
  choices: 'choices',
  'yes-no': 'yes-no',
  money: 'money',
  link: 'link',
  party: 'party',
}

/** The firm's own field as lists know it. */
export function customColumn(field: CustomField): ListField {
  return {
    key: field.id,
    kind: kindOfType[field.type],
    ...(field.type.startsWith('choice') ? { options: field.options.map(({ id }) => id) } : {}),
    custom: field,
  }
}

/** Fields with a small graph or many values each are shown or asked for, and neither ordered nor grouped by. */
const unordered = ['trail', 'tag', 'email', 'phone', 'role', 'steward', 'town', 'country']

/** Whether a list can be ordered by a field. */
export const isSortable = ({ key, kind }: ListField) =>
  !unordered.includes(key) && kind !== 'choices' && kind !== 'member'

const groupKinds: readonly ColumnKind[] = ['choice', 'yes-no', 'party', 'text', 'date']

/** Whether a list can be grouped by a field: each party stands in one group. */
export const isGroupable = (field: ListField) =>
  isSortable(field) && groupKinds.includes(field.kind) && !['name', 'the-usual'].includes(field.key)

const texts: readonly Operator[] = ['contains', 'lacks', 'is', 'is-not', 'begins', 'empty', 'filled']
const numbers: readonly Operator[] = [
  'over',
  'at-least',
  'under',
  'at-most',
  'is',
  'is-not',
  'empty',
  'filled',
]
const oneOfMany: readonly Operator[] = ['any-of', 'none-of', 'empty', 'filled']

/** What can be asked of a field, the most usual first. */
export const operatorsOf: Readonly<Record<ColumnKind, readonly Operator[]>> = {
  text: texts,
  'long-text': texts,
  link: texts,
  number: numbers,
  share: ['over', 'at-least', 'under', 'at-most', 'empty', 'filled'],
  money: numbers,
  date: ['not-within-days', 'within-days', 'next-days', 'on', 'after', 'before', 'empty', 'filled'],
  choice: oneOfMany,
  choices: ['any-of', 'all-of', 'none-of', 'empty', 'filled'],
  member: oneOfMany,
  party: oneOfMany,
  'yes-no': ['is', 'is-not', 'empty', 'filled'],
}

/** Fields that can be shown but not asked of. */
export const isFilterable = ({ key }: ListField) => key !== 'trail'
