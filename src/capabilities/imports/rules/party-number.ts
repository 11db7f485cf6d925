import type { Side } from '../../trade/model.ts'

/** Customers and suppliers are numbered apart: customer 17 is somebody else than supplier 17. */
export function partyNumber(id: string | null, side: Side): string | null {
  return id !== null && side === 'purchase' ? `supplier:${id}` : id
}
