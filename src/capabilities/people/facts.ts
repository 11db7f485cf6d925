import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'

/** Facts of people: who came, who changed, who went. Fields are named, never their content. */
export const partyAdded = (partyId: PartyId, details: { source: string }): Fact<'PartyAdded'> => ({
  kind: 'PartyAdded',
  subjectId: partyId,
  partyId,
  details,
})

export const partyChanged = (partyId: PartyId, fields: readonly string[]): Fact<'PartyChanged'> => ({
  kind: 'PartyChanged',
  subjectId: partyId,
  partyId,
  details: { fields },
})

export const partyArchived = (partyId: PartyId): Fact<'PartyArchived'> => ({
  kind: 'PartyArchived',
  subjectId: partyId,
  partyId,
})

export const partyRestored = (partyId: PartyId): Fact<'PartyRestored'> => ({
  kind: 'PartyRestored',
  subjectId: partyId,
  partyId,
})

export const noteAdded = (partyId: PartyId, noteId: string, kind: string): Fact<'NoteAdded'> => ({
  kind: 'NoteAdded',
  subjectId: noteId,
  partyId,
  details: { kind },
})

export const noteArchived = (partyId: PartyId, noteId: string): Fact<'NoteArchived'> => ({
  kind: 'NoteArchived',
  subjectId: noteId,
  partyId,
})

export const partiesLinked = (
  partyId: PartyId,
  details: { linkId: string; toId: PartyId; kind: string },
): Fact<'PartiesLinked'> => ({
  kind: 'PartiesLinked',
  subjectId: details.linkId,
  partyId,
  details: { toId: details.toId, kind: details.kind },
})

export const partiesUnlinked = (partyId: PartyId, linkId: string): Fact<'PartiesUnlinked'> => ({
  kind: 'PartiesUnlinked',
  subjectId: linkId,
  partyId,
})

/** All parties of one source were taken out for good, as a sample business is. */
export const peopleRemoved = (source: string, parties: number): Fact<'PeopleRemoved'> => ({
  kind: 'PeopleRemoved',
  details: { source, parties },
})

/** Somebody was erased for good; the proof is kept under the id of the erasure. */
export const personErased = (partyId: PartyId, erasureId: string): Fact<'PersonErased'> => ({
  kind: 'PersonErased',
  subjectId: erasureId,
  partyId,
})
