import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'

/** Facts of people: who came, who changed, who went. Fields are named, never their content. */
export const partyAdded = (partyId: PartyId, details: { source: string }): Fact<'PartyAdded'> => ({
  kind: 'PartyAdded',
  subjectId: partyId,
  partyId,
  details,
})

export const partyChanged = (
  partyId: PartyId,
  fields: readonly string[],
  source = 'typed',
): Fact<'PartyChanged'> => ({
  kind: 'PartyChanged',
  subjectId: partyId,
  partyId,
  details: { fields, source },
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

export const insightAdded = (partyId: PartyId, insightId: string, kind: string): Fact<'InsightAdded'> => ({
  kind: 'InsightAdded',
  subjectId: insightId,
  partyId,
  details: { kind },
})

export const insightChanged = (
  partyId: PartyId,
  insightId: string,
  fields: readonly string[],
): Fact<'InsightChanged'> => ({
  kind: 'InsightChanged',
  subjectId: insightId,
  partyId,
  details: { fields },
})

export const insightArchived = (partyId: PartyId, insightId: string): Fact<'InsightArchived'> => ({
  kind: 'InsightArchived',
  subjectId: insightId,
  partyId,
})

export const insightRestored = (partyId: PartyId, insightId: string): Fact<'InsightRestored'> => ({
  kind: 'InsightRestored',
  subjectId: insightId,
  partyId,
})

export const photoChanged = (partyId: PartyId): Fact<'PhotoChanged'> => ({
  kind: 'PhotoChanged',
  subjectId: partyId,
  partyId,
})

export const photoRemoved = (partyId: PartyId): Fact<'PhotoRemoved'> => ({
  kind: 'PhotoRemoved',
  subjectId: partyId,
  partyId,
})

export const consentGiven = (partyId: PartyId, consentId: string, purpose: string): Fact<'ConsentGiven'> => ({
  kind: 'ConsentGiven',
  subjectId: consentId,
  partyId,
  details: { purpose },
})

export const consentWithdrawn = (partyId: PartyId, consentId: string): Fact<'ConsentWithdrawn'> => ({
  kind: 'ConsentWithdrawn',
  subjectId: consentId,
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

/** Two records were one party: what hung on the one that went is the other's now. */
export const partiesMerged = (
  keptId: PartyId,
  { mergeId, goneId }: { mergeId: string; goneId: PartyId },
): Fact<'PartiesMerged'> => ({
  kind: 'PartiesMerged',
  subjectId: mergeId,
  partyId: keptId,
  details: { goneId },
})

/** Two that were made one are two again; told of each of them. */
export const mergeUndone = (partyId: PartyId, mergeId: string): Fact<'MergeUndone'> => ({
  kind: 'MergeUndone',
  subjectId: mergeId,
  partyId,
})

export const linkChanged = (
  partyId: PartyId,
  linkId: string,
  fields: readonly string[],
): Fact<'LinkChanged'> => ({
  kind: 'LinkChanged',
  subjectId: linkId,
  partyId,
  details: { fields },
})

export const linkKindAdded = (kindId: string): Fact<'LinkKindAdded'> => ({
  kind: 'LinkKindAdded',
  subjectId: kindId,
})

export const linkKindChanged = (kindId: string): Fact<'LinkKindChanged'> => ({
  kind: 'LinkKindChanged',
  subjectId: kindId,
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
