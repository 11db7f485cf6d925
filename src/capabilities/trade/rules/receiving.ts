// What a file says about a sale that is on record: the source is right about its own sales, but what it leaves
// empty is kept. The first line of an invoice speaks for the whole of it.
import type { TradeLineDraft } from '../model.ts'

export type Head = Pick<TradeLineDraft, 'partyId' | 'side' | 'number' | 'currency'> & {
  happenedAt: Date | string
  happenedOn: string
  dueOn: string | null
}

/** The head of a trade as the source now tells it. */
export function headOf<Kept extends Head>(kept: Kept, draft: TradeLineDraft): Kept {
  return {
    ...kept,
    side: draft.side,
    happenedAt: draft.happenedAt,
    happenedOn: draft.happenedOn,
    currency: draft.currency,
    partyId: draft.partyId ?? kept.partyId,
    number: draft.number ?? kept.number,
    dueOn: draft.dueOn ?? kept.dueOn,
  }
}

/** Whether two heads say the same; an instant may be written in different ways. */
export function isSameHead(one: Head, other: Head): boolean {
  return (
    one.partyId === other.partyId &&
    one.side === other.side &&
    one.number === other.number &&
    one.happenedOn === other.happenedOn &&
    one.dueOn === other.dueOn &&
    one.currency === other.currency &&
    instantOf(one.happenedAt) === instantOf(other.happenedAt)
  )
}

function instantOf(moment: Date | string): number {
  return typeof moment === 'string' ? Date.parse(moment) : moment.getTime()
}

/** A return: its total is negative, or its source calls all of it one and nothing was paid. */
export function isReturn(totalMinor: number, isCalledReturn: boolean): boolean {
  return totalMinor < 0 || (isCalledReturn && totalMinor <= 0)
}
