import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { setMany } from '../../fields/actions.ts'
import type { FieldValue } from '../../fields/model.ts'
import { readValue } from '../../fields/rules/values.ts'
import { changeMany as changeParties } from '../../people/actions/record-many.ts'
import { manyChanged, manyTakenBack } from '../facts.ts'
import type { BulkDone, BulkInput, BulkUndone } from '../model/bulk.ts'
import type { ListField } from '../model/column.ts'
import { listAskedSchema } from '../model/list.ts'
import { afterwards, isSameValue, patchOf, valueOf } from '../rules/bulk.ts'
import { type BulkItem, insertBulk, saveUndone } from '../store.ts'
import { bulkChange, type OnRecord, onRecordOf } from '../views/bulk.ts'
import { knownFields } from '../views/known-fields.ts'
import { find } from '../views/people.ts'

const most = 5000

/** Changes one field of many at once, and keeps what stood there. */
export async function changeMany(work: Writing, input: BulkInput): Promise<BulkDone> {
  const fields = await knownFields(work)
  const field = fields.get(input.field)
  if (field === undefined) throw refuse('not-found', { what: 'field' })
  const ids = await whom(work, input, fields)
  const standing = await onRecordOf(work, ids)
  if (standing.length < ids.length) throw refuse('not-found', { what: 'party' })
  const items = standing.map((party) => itemFor(field, party, input))
  const changed = items.filter(({ before, after }) => !isSameValue(before, after))
  await write(work, { field, standing, items: changed })
  const id = work.newId('bulk')
  await insertBulk(work, { id, field: field.key, items: changed })
  await work.announce(manyChanged(id, changed.length))
  return { id, changed: changed.length, unchanged: items.length - changed.length }
}

/** Takes a change to many back. Who was changed again since stays as they are, and is counted. */
export async function undoChange(work: Writing, { id }: { id: Id<'bulk'> }): Promise<BulkUndone> {
  const { field: key, items } = await bulkChange(work, id)
  if (!(await saveUndone(work, id))) throw refuse('gone', { what: 'bulk-change' })
  const field = (await knownFields(work)).get(key)
  if (field === undefined) throw refuse('gone', { what: 'field' })
  const standing = await onRecordOf(
    work,
    items.map(({ partyId }) => partyId),
  )
  const now = new Map(standing.map((party) => [party.id, valueOf(field, party)]))
  const back = items
    .filter(({ partyId, after }) => now.has(partyId) && isSameValue(now.get(partyId) ?? null, after))
    .map(({ partyId, before, after }) => ({ partyId, before: after, after: before }))
  await write(work, { field, standing, items: back })
  await work.announce(manyTakenBack(id, back.length))
  return { restored: back.length, left: items.length - back.length }
}

async function whom(
  work: Writing,
  { ids, found }: BulkInput,
  fields: ReadonlyMap<string, ListField>,
): Promise<PartyId[]> {
  if (ids !== undefined) return [...new Set(ids)]
  if (found === undefined) throw refuse('invalid', { field: 'ids', reason: 'nobody' })
  const everybody = { ...listAskedSchema.parse({}), ...found, limit: most + 1 }
  const { ids: all } = await find(work, everybody, fields)
  if (all.length > most) throw refuse('too-large', { most })
  return all
}

function itemFor(field: ListField, party: OnRecord, input: BulkInput): BulkItem {
  const before = valueOf(field, party)
  const after = afterwards(field, { before, how: input.how, value: input.value })
  if (after.kind === 'wrong') throw refuse('invalid', { field: 'value', expected: after.expected })
  return { partyId: party.id, before, after: read(field, after.value) }
}

/** The firm's own fields have their own rules; what the record takes is checked where it is written. */
function read({ custom }: ListField, value: FieldValue): FieldValue {
  if (custom === undefined) return value
  const fit = readValue(custom, value)
  if (fit.kind === 'wrong') throw refuse('invalid', { field: 'value', expected: fit.expected })
  return fit.value
}

type Writes = { field: ListField; standing: readonly OnRecord[]; items: readonly BulkItem[] }

async function write(work: Writing, { field, standing, items }: Writes): Promise<void> {
  if (items.length === 0) return
  if (field.custom) {
    await setMany(
      work,
      items.map(({ partyId, after }) => ({ partyId, values: { [field.key]: after } })),
    )
    return
  }
  const versions = new Map(standing.map(({ id, version }) => [id, version]))
  await changeParties(work, {
    allOrNothing: true,
    items: items.map(({ partyId, after }) => ({
      id: partyId,
      version: versions.get(partyId) ?? 0,
      ...patchOf(field, after),
    })),
  })
}
