// Two records that are one party: what the one that stays says after. What both know is chosen field by field, what
// only one knows is taken, lists are put together, and who asked either time not to be contacted is left alone.
import { type PartyInput, mergedFields, type MergedField } from '../model.ts'

/** Whose word counts for a field. */
export type Chosen = Readonly<Partial<Record<MergedField, 'kept' | 'gone'>>>

/** What a record says in the fields that one may choose. */
export type Said = Pick<PartyInput, MergedField | 'doNotContact' | 'tags'>

/** What the record that stays says after the merge. */
export function mergedSaying(kept: Said, gone: Said, chosen: Chosen = {}): Said {
  const fields = mergedFields.map((field) => [field, valueOf(field, { kept, gone }, chosen[field])])
  return {
    ...(Object.fromEntries(fields) as Pick<PartyInput, MergedField>),
    doNotContact: kept.doNotContact || gone.doNotContact,
    tags: [...new Set([...kept.tags, ...gone.tags])].slice(0, 50),
  }
}

function valueOf(field: MergedField, said: { kept: Said; gone: Said }, whose: 'kept' | 'gone' | undefined) {
  if (whose !== undefined) {
    const own = said[whose][field]
    // Nobody is left without a name.
    return field === 'displayName' ? own || said.kept.displayName : own
  }
  return said.kept[field] ?? said.gone[field]
}

/** The fields in which two records say different things, so that one has to choose. */
export function disagreements(kept: Said, gone: Said): MergedField[] {
  return mergedFields.filter((field) => {
    const [one, other] = [kept[field], gone[field]]
    return one !== null && other !== null && one !== other
  })
}

export type Pair<Id extends string = string> = Readonly<{ keptId: Id; goneId: Id }>

/**
 * Pairs so that nobody is in two of them as the one that stays and as one that goes: where A takes in B and B takes in
 * C, A takes in both. Who would end as part of themselves is left out.
 */
export function settled<Id extends string, P extends Pair<Id>>(pairs: readonly P[]): P[] {
  const takenBy = new Map<string, Id>()
  const end = (id: Id): Id => {
    const next = takenBy.get(id)
    return next === undefined ? id : end(next)
  }
  const accepted: P[] = []
  for (const pair of pairs) {
    const [kept, gone] = [end(pair.keptId), end(pair.goneId)]
    if (kept === gone) continue
    takenBy.set(gone, kept)
    accepted.push({ ...pair, goneId: gone })
  }
  return accepted.map((pair) => ({ ...pair, keptId: end(pair.keptId) }))
}

/** The column of the database that a field is kept in. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The field that a column of the database is shown as. */
export function fieldOf(column: string): string {
  return column.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase())
}
