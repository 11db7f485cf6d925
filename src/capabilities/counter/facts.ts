import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'

/** Somebody has a card now that names them when it is scanned. */
export const cardGiven = (partyId: PartyId): Fact<'CardGiven'> => ({
  kind: 'CardGiven',
  subjectId: partyId,
  partyId,
})
