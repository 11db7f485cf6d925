import type { PartyId } from './id.ts'

/**
 * Something that happened, in the past tense. It carries ids, amounts and codes, never names, addresses or text:
 * the ledger is kept for good, people's data is not.
 */
export type Fact<Kind extends string = string, Details extends FactDetails = FactDetails> = {
  kind: Kind
  subjectId?: string
  partyId?: PartyId
  details?: Details
}

export type FactDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>
