import type { Id, PartyId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Writing } from '../../platform/work.ts'
import { fieldAdded, fieldBroughtBack, fieldChanged, fieldRetired, partyFieldsChanged } from './facts.ts'
import type {
  CustomField,
  FieldId,
  FieldInput,
  FieldOption,
  FieldValues,
  OptionInput,
  PartyFields,
} from './model.ts'
import { settleOptions } from './rules/options.ts'
import { isSame, readValue } from './rules/values.ts'
import {
  insertField,
  type KnownNow,
  loadKnown,
  lockParties,
  saveField,
  saveKnown,
  savePositions,
  saveRetired,
  waitForTurn,
} from './store.ts'
import { field, knownOf, list } from './views.ts'

const mostFields = 200

/** Adds a field behind all others. */
export async function add(work: Writing, { label, type, options }: FieldInput): Promise<CustomField> {
  await waitForTurn(work)
  const { items } = await list(work)
  if (items.length >= mostFields) throw refuse('invalid', { field: 'label', reason: 'too-many-fields' })
  assertFree(items, { label, id: null })
  const id = work.newId('field')
  await insertField(work, { id, label, type, options: optionsOf(work, { type, options: [] }, options) })
  await work.announce(fieldAdded(id, type))
  return field(work, { id })
}

type Change = {
  id: FieldId
  version: number
  label?: string | undefined
  options?: readonly OptionInput[] | undefined
}

/** Renames a field, or changes what it offers. Nothing that is known is touched. */
export async function change(work: Writing, { id, version, label, options }: Change): Promise<CustomField> {
  await waitForTurn(work)
  const before = await field(work, { id })
  if (before.version !== version) {
    throw refuse('changed-meanwhile', { what: 'field', version: before.version })
  }
  const { items } = await list(work)
  const name = label ?? before.label
  if (before.retiredAt === null) assertFree(items, { label: name, id })
  const settled = options === undefined ? before.options : optionsOf(work, before, options)
  if (name === before.label && JSON.stringify(settled) === JSON.stringify(before.options)) return before
  await saveField(work, { id, label: name, options: settled })
  await work.announce(fieldChanged(id))
  return field(work, { id })
}

/** Puts the fields in an order; those left out come after, as they were. */
export async function order(
  work: Writing,
  { ids }: { ids: readonly FieldId[] },
): Promise<{ items: CustomField[] }> {
  await waitForTurn(work)
  const { items } = await list(work)
  const known = new Set(items.map((one) => one.id))
  if (ids.some((id) => !known.has(id))) throw refuse('not-found', { what: 'field' })
  const wanted = new Set(ids)
  const after = [...wanted, ...items.filter(({ id }) => !wanted.has(id)).map(({ id }) => id)]
  await savePositions(work, after)
  await work.announce(...[...wanted].slice(0, 1).map(fieldChanged))
  return list(work)
}

/** Asks for a field no longer; what is known of it stays. */
export async function retire(work: Writing, { id }: { id: FieldId }): Promise<CustomField> {
  const { retiredAt } = await field(work, { id })
  if (retiredAt === null) {
    await saveRetired(work, { id, retiredAt: work.now })
    await work.announce(fieldRetired(id))
  }
  return field(work, { id })
}

/** Brings a retired field back, with all that is known. */
export async function bringBack(work: Writing, { id }: { id: FieldId }): Promise<CustomField> {
  await waitForTurn(work)
  const { retiredAt, label } = await field(work, { id })
  if (retiredAt !== null) {
    const { items } = await list(work)
    assertFree(items, { label, id })
    await saveRetired(work, { id, retiredAt: null })
    await work.announce(fieldBroughtBack(id))
  }
  return field(work, { id })
}

type Sent = { id: PartyId; values: FieldValues; version?: number | undefined }

/** Writes what is known of a party; what is left out stays. */
export async function set(work: Writing, { id, values, version }: Sent): Promise<PartyFields> {
  const there = await lockParties(work, [id])
  if (!there.has(id)) throw refuse('not-found', { what: 'party' })
  if (version !== undefined) {
    const before = await knownOf(work, id)
    if (before.version !== version) {
      throw refuse('changed-meanwhile', { what: 'party-fields', version: before.version })
    }
  }
  await setMany(work, [{ partyId: id, values }])
  return knownOf(work, id)
}

export type Wanted = Readonly<{ partyId: PartyId; values: FieldValues }>

/** Writes what is known of many parties, each given once; they are there and locked. Says whose was changed. */
export async function setMany(work: Writing, wanted: readonly Wanted[]): Promise<PartyId[]> {
  const { items } = await list(work)
  const fields = new Map(items.map((one) => [one.id as string, one]))
  const known = await loadKnown(
    work,
    wanted.map(({ partyId }) => partyId),
  )
  const before = new Map(known.map((one) => [one.partyId, { ...one.known, ...one.others }]))
  const changed = wanted.flatMap(({ partyId, values }) => {
    const old: FieldValues = before.get(partyId) ?? {}
    const read = Object.entries(values).map(([fieldId, sent]) => readFor(fields, fieldId, sent))
    const news = read.filter(({ of, value }) => !isSame(old[of.id], value))
    return news.length === 0 ? [] : [{ partyId, old, news }]
  })
  await assertThere(
    work,
    changed.flatMap(({ news }) => news.flatMap(({ of, value }) => (of.type === 'party' ? [value] : []))),
  )
  await saveKnown(work, changed.map(afterwards(fields)))
  await work.announce(
    ...changed.map(({ partyId, news }) =>
      partyFieldsChanged(
        partyId,
        news.map(({ of }) => of.id),
      ),
    ),
  )
  return changed.map(({ partyId }) => partyId)
}

type News = { of: CustomField; value: FieldValues[string] }
type Changed = { partyId: PartyId; old: FieldValues; news: readonly News[] }

const afterwards =
  (fields: ReadonlyMap<string, CustomField>) =>
  ({ partyId, old, news }: Changed): KnownNow => {
    const all = { ...old, ...Object.fromEntries(news.map(({ of, value }) => [of.id, value])) }
    const isParty = (fieldId: string) => fields.get(fieldId)?.type === 'party'
    const values = Object.entries(all).filter(([fieldId, value]) => value !== null && !isParty(fieldId))
    const others = news.filter(({ of }) => of.type === 'party').map(({ of, value }) => [of.id, value])
    return { partyId, values: Object.fromEntries(values), others: Object.fromEntries(others) }
  }

function readFor(fields: ReadonlyMap<string, CustomField>, fieldId: string, sent: FieldValues[string]): News {
  const of = fields.get(fieldId.toLowerCase())
  if (of === undefined) throw refuse('not-found', { what: 'field' })
  const read = readValue(of, sent)
  if (read.kind === 'wrong') throw refuse('invalid', { field: `values.${fieldId}`, expected: read.expected })
  return { of, value: read.value }
}

async function assertThere(work: Writing, others: readonly FieldValues[string][]): Promise<void> {
  const ids = [...new Set(others)].filter((one): one is PartyId => typeof one === 'string')
  if (ids.length > 0 && (await lockParties(work, ids)).size < ids.length) {
    throw refuse('not-found', { what: 'party' })
  }
}

/** Two fields of one name couldn't be told apart; a retired one has given its name up. */
function assertFree(
  items: readonly CustomField[],
  { label, id }: { label: string; id: string | null },
): void {
  const isTaken = items.some(
    (one) => one.id !== id && one.retiredAt === null && one.label.toLowerCase() === label.toLowerCase(),
  )
  if (isTaken) throw refuse('already-there', { what: 'field' })
}

function optionsOf(
  work: Writing,
  { type, options }: Pick<CustomField, 'type' | 'options'>,
  wanted: readonly OptionInput[],
): FieldOption[] {
  const newId = () => work.newId('option') as Id<'option'>
  const settled = settleOptions(type, { before: options, wanted }, newId)
  if (settled.kind === 'refused') throw refuse('invalid', { field: 'options', reason: settled.because })
  return settled.options
}
