import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { tradeChanged, tradeRemoved } from '../facts.ts'
import type { ProductId } from '../store/products.ts'
import {
  deleteUntouched,
  deleteUnused,
  restoreTrades,
  type TradeBefore,
  type TradeWritten,
} from '../store/taking-back.ts'
import { type TradeId, waitForTurn } from '../store/trades.ts'

export type { TradeBefore, TradeWritten }

/** Takes trades out for good that nobody has touched since they came, and gives those that stay. */
export async function removeUntouched(
  work: Writing,
  { ids, source }: { ids: readonly TradeId[]; source: string },
): Promise<{ removed: number; kept: number }> {
  await waitForTurn(work)
  const { removed, kept } = await deleteUntouched(work, ids)
  if (removed > 0) await work.announce(tradeRemoved({ source, trades: removed, products: 0, payments: 0 }))
  return { removed, kept }
}

/** Puts trades back as they stood; one that was changed since stays, as that is somebody's later word. */
export async function restore(
  work: Writing,
  all: readonly TradeWritten[],
): Promise<{ restored: number; kept: PartyId[]; keptCount: number }> {
  await waitForTurn(work)
  const restored = await restoreTrades(work, all)
  const isRestored = new Set(restored)
  const back = all.filter(({ trade }) => isRestored.has(trade.id))
  const kept = all.filter(({ trade }) => !isRestored.has(trade.id))
  await work.announce(...back.map(({ trade }) => tradeChanged(trade)))
  return {
    restored: back.length,
    kept: kept.flatMap(({ trade }) => trade.partyId ?? []),
    keptCount: kept.length,
  }
}

/** Takes out products that no line names. */
export async function removeUnused(work: Writing, ids: readonly ProductId[]): Promise<void> {
  await deleteUnused(work, ids)
}
