// What a row of a file adds to somebody already on record: it fills what is empty and adds what is new.
// It never blanks a field, never overwrites what is there, never decides whether somebody may be contacted.
import type { PartyDraft, PartyInput } from '../model.ts'
import { folded } from './search.ts'

const fillable = [
  'goesBy',
  'sayIt',
  'pronoun',
  'language',
  'timeZone',
  'preferredChannel',
  'preferredHours',
  'theUsual',
  'theUsualPrice',
  'organisationName',
] as const

export type Addition = Pick<PartyInput, 'emails' | 'phones' | 'addresses' | 'roles' | 'occasions'> & {
  notes: PartyDraft['notes']
}

export type Enriched<P extends PartyInput> = { party: P; added: Addition; fields: string[]; gain: Gain }

/** What a draft gave to somebody already on record, so that it can be taken back. */
export type Gain = Addition & { filled: Partial<PartyInput>; tags: readonly string[] }

/** The party with what the draft adds, and the names of the fields that it changed: none when it knew all. */
export function enriched<P extends PartyInput & { noteTexts: readonly string[] }>(
  known: P,
  draft: PartyDraft,
): Enriched<P> {
  const filled = fill(known, draft)
  const added = additions(known, draft)
  const tags = draft.tags.filter((tag) => !known.tags.includes(tag))
  const party: P = {
    ...known,
    ...filled,
    tags: [...known.tags, ...tags],
    emails: [...known.emails, ...added.emails],
    phones: [...known.phones, ...added.phones],
    addresses: [...known.addresses, ...added.addresses],
    roles: [...known.roles, ...added.roles],
    occasions: [...known.occasions, ...added.occasions],
    noteTexts: [...known.noteTexts, ...added.notes.map(({ text }) => text)],
  }
  const lists = Object.entries(added).flatMap(([name, items]) => (items.length > 0 ? [name] : []))
  const gain = { ...added, filled, tags }
  return {
    party,
    added,
    gain,
    fields: [...Object.keys(filled), ...(tags.length > 0 ? ['tags'] : []), ...lists],
  }
}

function fill(known: PartyInput, draft: PartyDraft): Partial<PartyInput> {
  const empty = fillable.filter((field) => known[field] === null && draft[field] !== null)
  const filled: Partial<PartyInput> = Object.fromEntries(empty.map((field) => [field, draft[field]]))
  // The parts of a name come together or not at all, and only those of the name on record.
  const hasParts = known.givenName !== null || known.familyName !== null
  const bringsParts = draft.givenName !== null || draft.familyName !== null
  if (hasParts || !bringsParts || folded(known.displayName) !== folded(draft.displayName)) return filled
  return { ...filled, givenName: draft.givenName, familyName: draft.familyName }
}

function additions(known: PartyInput & { noteTexts: readonly string[] }, draft: PartyDraft): Addition {
  return {
    emails: draft.emails.filter(({ address }) => !known.emails.some((one) => one.address === address)),
    phones: draft.phones.filter(
      (phone) =>
        !known.phones.some(
          (one) => one.asGiven === phone.asGiven || (one.e164 !== null && one.e164 === phone.e164),
        ),
    ),
    addresses: known.addresses.length === 0 ? draft.addresses : [],
    roles: draft.roles.filter(({ role }) => !known.roles.some((one) => one.role === role)),
    occasions: draft.occasions.filter(
      ({ kind, label }) =>
        !known.occasions.some((one) => one.kind === kind && (kind === 'birthday' || one.label === label)),
    ),
    notes: draft.notes.filter(({ text }) => !known.noteTexts.includes(text)),
  }
}
