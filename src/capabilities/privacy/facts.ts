import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'

/** All that is held about somebody was asked for, to hand it to them. */
export const heldHandedOut = (partyId: PartyId): Fact<'HeldHandedOut'> => ({
  kind: 'HeldHandedOut',
  subjectId: partyId,
  partyId,
})

/** Somebody who was erased may be brought in again. */
export const letBackIn = (erasureId: string): Fact<'LetBackIn'> => ({
  kind: 'LetBackIn',
  subjectId: erasureId,
})
