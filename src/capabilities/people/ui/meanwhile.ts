import type { PartyField, TypedInput, TypedParty } from './typed-party.ts'
import { inputOf } from './typed-party.ts'

/** One field that two people wrote differently. */
export type Difference = {
  readonly field: PartyField
  /** Whose stands unless one chooses; null where both wrote something new. */
  readonly suggested: Whose | null
}
export type Whose = 'theirs' | 'yours'

/** The fields that differ between two ways a record was typed, as the server would see them. */
export function fieldsThatDiffer(one: TypedParty, other: TypedParty): PartyField[] {
  const [a, b] = [inputOf(one), inputOf(other)]
  return (Object.keys(a) as PartyField[]).filter((field) => !isSame(a[field], b[field]))
}

/** What to send so that a record becomes as typed: only what differs. */
export function changesBetween(before: TypedParty, after: TypedParty): Partial<TypedInput> {
  const input = inputOf(after)
  return Object.fromEntries(fieldsThatDiffer(before, after).map((field) => [field, input[field]]))
}

/** Where what is on record now and what one typed differ, given the record both began with. */
export function differences(base: TypedParty, theirs: TypedParty, yours: TypedParty): Difference[] {
  const [byThem, byYou] = [fieldsThatDiffer(base, theirs), fieldsThatDiffer(base, yours)]
  return fieldsThatDiffer(theirs, yours).map((field) => ({
    field,
    suggested: suggestion(byThem.includes(field), byYou.includes(field)),
  }))
}

/** The record with, in each field that differs, what was chosen. */
export function settled(
  theirs: TypedParty,
  yours: TypedParty,
  choices: Readonly<Partial<Record<PartyField, Whose>>>,
): TypedParty {
  const mine = (Object.keys(choices) as PartyField[]).filter((field) => choices[field] === 'yours')
  return { ...theirs, ...Object.fromEntries(mine.map((field) => [field, yours[field]])) }
}

function suggestion(byThem: boolean, byYou: boolean): Whose | null {
  if (byThem && byYou) return null
  return byThem ? 'theirs' : 'yours'
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
