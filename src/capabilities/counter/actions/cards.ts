import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { partiesAmong } from '../../interactions/views.ts'
import { cardGiven } from '../facts.ts'
import { saveCard } from '../store.ts'

type Card = { code: string; partyId: PartyId }

/** Says whose a card is: any card whose code can be scanned or read will do. */
export async function giveCard(work: Writing, card: Card): Promise<Card> {
  const found = await partiesAmong(work, [card.partyId])
  if (!found.has(card.partyId)) throw refuse('not-found', { what: 'party' })
  await saveCard(work, card)
  await work.announce(cardGiven(card.partyId))
  return card
}
