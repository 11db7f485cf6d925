import { may } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import { list as customFields } from '../../fields/views.ts'
import { customColumn, isGroupable, isSortable, type ListField, recordFields } from '../model/column.ts'
import { conditionsOf } from '../model/filter.ts'
import type { ListAsked } from '../model/list.ts'
import { flawOf } from '../rules/suits.ts'

/** All fields that a list can be asked by, those of the record and the firm's own. */
export async function knownFields(work: Reading): Promise<ReadonlyMap<string, ListField>> {
  const { items } = await customFields(work)
  const all: readonly ListField[] = [...recordFields, ...items.map(customColumn)]
  return new Map(all.map((field) => [field.key, field]))
}

type Asked = Pick<ListAsked, 'filter' | 'sort' | 'columns'> & { group?: string | undefined }

/** Refuses what makes no sense, and what would give away what one may not know. */
export function assertAskable(
  { actor }: Reading,
  { filter, sort, group, columns }: Asked,
  fields: ReadonlyMap<string, ListField>,
): void {
  const flaw = filter === null ? null : flawOf(filter, (key) => fields.get(key))
  if (flaw) throw refuse('invalid', { field: 'filter', reason: flaw.because })
  assertEach(
    sort.map(({ field }) => field),
    { fields, what: 'sort', suits: isSortable },
  )
  assertEach(group === undefined ? [] : [group], { fields, what: 'group', suits: isGroupable })
  assertEach(columns, { fields, what: 'columns', suits: () => true })
  const named = [
    ...(filter === null ? [] : conditionsOf(filter).map(({ field }) => field)),
    ...sort.map(({ field }) => field),
    ...columns,
    ...(group === undefined ? [] : [group]),
  ]
  for (const key of named) {
    const needs = fields.get(key)?.needs
    if (needs && !may(actor, needs)) throw refuse('not-allowed', { needs })
  }
}

type Rule = {
  fields: ReadonlyMap<string, ListField>
  what: string
  suits: (field: ListField) => boolean
}

function assertEach(keys: readonly string[], { fields, what, suits }: Rule): void {
  for (const key of keys) {
    const field = fields.get(key)
    if (field === undefined) throw refuse('invalid', { field: what, reason: 'unknown-field' })
    if (!suits(field)) throw refuse('invalid', { field: what, reason: 'unsuitable' })
  }
}
