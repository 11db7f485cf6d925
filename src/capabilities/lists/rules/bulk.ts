// One change to many: what stands in a field, and what stands there afterwards.
import type { FieldValue } from '../../fields/model.ts'
import { changesOf } from '../../../kernel/contract.ts'
import { type PartyInput, partyInputSchema } from '../../people/model.ts'
import type { BulkField } from '../model/bulk.ts'
import type { ListField } from '../model/column.ts'

type Standing = Readonly<
  Pick<PartyInput, 'tags' | 'organisationName' | 'language' | 'preferredChannel' | 'doNotContact'> & {
    known: Readonly<Record<string, FieldValue>>
  }
>

/** What stands in a field. */
export function valueOf({ key, custom }: ListField, party: Standing): FieldValue {
  if (custom) return party.known[key] ?? null
  return key in ofRecord ? ofRecord[key as BulkField].read(party) : null
}

export type Afterwards =
  | Readonly<{ kind: 'fits'; value: FieldValue }>
  | Readonly<{ kind: 'wrong'; expected: string }>

type Change = Readonly<{ before: FieldValue; how: 'set' | 'add' | 'take'; value: FieldValue }>

/** What stands in a field after a change. */
export function afterwards(field: ListField, { before, how, value }: Change): Afterwards {
  if (!field.custom && !(field.key in ofRecord))
    return { kind: 'wrong', expected: 'a field that many can be given' }
  if (how !== 'set') return several(field, { before, how, value })
  if (field.custom) return { kind: 'fits', value }
  const patch = { [ofRecord[field.key as BulkField].field]: value ?? (field.key === 'tag' ? [] : value) }
  const read = changesOf(partyInputSchema).safeParse(patch)
  if (!read.success) return { kind: 'wrong', expected: 'what the record takes' }
  return { kind: 'fits', value: ofRecord[field.key as BulkField].read(read.data as Standing) }
}

/** The change of the record that writes a value. */
export function patchOf({ key }: ListField, value: FieldValue): Partial<PartyInput> {
  return { [ofRecord[key as BulkField].field]: value }
}

/** Whether two values say the same; the order of tags and choices says nothing. */
export function isSameValue(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

const sorted = (value: FieldValue) => (Array.isArray(value) ? value.toSorted() : value)

const ofRecord: Readonly<
  Record<BulkField, { field: keyof PartyInput; read: (party: Omit<Standing, 'known'>) => FieldValue }>
> = {
  tag: { field: 'tags', read: ({ tags }) => tags },
  organisation: { field: 'organisationName', read: ({ organisationName }) => organisationName },
  language: { field: 'language', read: ({ language }) => language },
  channel: { field: 'preferredChannel', read: ({ preferredChannel }) => preferredChannel },
  'do-not-contact': { field: 'doNotContact', read: ({ doNotContact }) => doNotContact },
}

function several(field: ListField, { before, how, value }: Change): Afterwards {
  const holdsSeveral = field.key === 'tag' || field.kind === 'choices'
  const named = [value ?? []].flat()
  if (!holdsSeveral || !named.every((one) => typeof one === 'string'))
    return { kind: 'wrong', expected: 'a list' }
  const now = Array.isArray(before) ? before : []
  const after = how === 'take' ? now.filter((one) => !named.includes(one)) : [...new Set([...now, ...named])]
  if (field.key !== 'tag') return { kind: 'fits', value: after }
  const read = partyInputSchema.shape.tags.safeParse(after)
  return read.success ? { kind: 'fits', value: read.data } : { kind: 'wrong', expected: 'up to 50 tags' }
}
