import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'

/** Facts of duplicates: that one looks for them, what was found, what members said. */
export const scanAsked = (): Fact<'DuplicateScanAsked'> => ({ kind: 'DuplicateScanAsked' })

export const duplicatesFound = (found: number): Fact<'DuplicatesFound'> => ({
  kind: 'DuplicatesFound',
  details: { found },
})

/** A member said that two who look alike are two. */
export const foundDifferent = (
  partyId: PartyId,
  pairId: string,
  otherId: PartyId,
): Fact<'FoundDifferent'> => ({
  kind: 'FoundDifferent',
  subjectId: pairId,
  partyId,
  details: { otherId },
})

/** What was said of a pair was taken back. */
export const pairReopened = (partyId: PartyId, pairId: string): Fact<'PairReopened'> => ({
  kind: 'PairReopened',
  subjectId: pairId,
  partyId,
})
