import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { forgetWords, unnamePayments, unnameTrades } from '../store/unname.ts'

/**
 * Takes somebody out of the books without changing a figure: their sales, purchases and payments become those of
 * somebody unknown, without notes, without words of their own, without numbers in which a name stands.
 */
export async function takeOutOfBooks(
  work: Writing,
  whose: Readonly<{ partyId: PartyId; names: readonly string[] }>,
): Promise<{ trades: number; payments: number }> {
  await forgetWords(work, whose)
  const payments = await unnamePayments(work, whose)
  return { trades: await unnameTrades(work, whose), payments }
}
