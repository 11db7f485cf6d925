import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { isAway } from '../../../platform/postgres/away.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import * as people from '../../people/actions/take-back.ts'
import type { PartyGain } from '../../people/rules/taking-back.ts'
import * as trade from '../../trade/actions/take-back.ts'
import { importUndoAsked, importUndone } from '../facts.ts'
import type { Import, Undo } from '../model.ts'
import { type ImportId, lockState, saveUndoing, saveUndone, takeImport } from '../store.ts'
import { type Batch, get, nextBatch, nextGains, nextTradeChanges } from '../views.ts'
import { fail } from './carry-out.ts'

/** Asks for all that an import brought in to be taken back. */
export async function undo(work: Writing, { id }: { id: ImportId }): Promise<Import> {
  const state = await lockState(work, id)
  if (state === null) throw refuse('not-found', { what: 'import' })
  if (state === 'trying' || state === 'writing' || state === 'undoing')
    throw refuse('already-running', { what: 'import' })
  if (!(await saveUndoing(work, id))) throw refuse('gone', { what: 'import' })
  await work.announce(importUndoAsked(id))
  return get(work, { id })
}

/**
 * Takes back what an import brought in, in one transaction: what is new goes, what it changed is as it was. Whatever
 * somebody changed since stays, and is told. Run again, it finds nothing to do.
 */
export async function takeBack(desk: Desk, id: ImportId): Promise<void> {
  try {
    await desk.writingAtLength(async (work) => {
      if (!(await takeImport(work, id)) || (await lockState(work, id)) !== 'undoing') return
      const undone = await takeAllBack(work, id)
      await saveUndone(work, id, undone)
      const { removed, restored, kept } = undone
      const sum = ({ parties, trades }: Undo['kept']) => parties + trades
      await work.announce(
        importUndone(id, { removed: sum(removed), restored: sum(restored), kept: sum(kept) }),
      )
    })
  } catch (error) {
    // Whoever asked for it goes on once the database is back.
    if (isAway(error) && !desk.signal.aborted) throw error
    await fail(desk, id, { reason: desk.signal.aborted ? 'interrupted' : 'unexpected', details: {} })
    if (!desk.signal.aborted) throw error
  }
}

const mostKeptTold = 50

/** As `store.ts` was given them. */
type NotedGain = PartyGain & { id: string }
type NotedTrade = trade.TradeWritten & { id: string }

/** Trade first: somebody whose trade is gone can go too. */
async function takeAllBack(work: Writing, id: ImportId): Promise<Undo> {
  const kept = new Set<PartyId>()
  const [removed, restored, stays] = [nothing(), nothing(), nothing()]
  for await (const { trades, source } of batchesOf(work, id)) {
    if (trades.length === 0) continue
    const gone = await trade.removeUntouched(work, { ids: trades, source })
    removed.trades += gone.removed
    stays.trades += gone.kept
  }
  for await (const page of pagesOf((after) => nextTradeChanges(work, { id, after }))) {
    const back = await trade.restore(work, page as NotedTrade[])
    restored.trades += back.restored
    stays.trades += back.keptCount
    for (const party of back.kept) kept.add(party)
  }
  for await (const { products } of batchesOf(work, id)) await trade.removeUnused(work, products)
  for await (const { parties, source, since } of batchesOf(work, id)) {
    if (parties.length === 0) continue
    const gone = await people.removeUntouched(work, { ids: parties, since, source })
    removed.parties += gone.removed
    for (const party of gone.kept) kept.add(party)
  }
  const changed = new Set<PartyId>()
  const stayed = new Set(kept)
  for await (const page of pagesOf((after) => nextGains(work, { id, after }))) {
    const gains = (page as NotedGain[]).filter(({ partyId }) => !stayed.has(partyId))
    const back = await people.takeBackGains(work, gains)
    for (const party of back.changed) changed.add(party)
    for (const party of back.kept) kept.add(party)
  }
  restored.parties = changed.size
  stays.parties = kept.size
  return { removed, restored, kept: stays, keptIds: [...kept].slice(0, mostKeptTold) }
}

const nothing = () => ({ parties: 0, trades: 0 })

async function* batchesOf(work: Writing, id: ImportId): AsyncGenerator<Batch> {
  let batch = await nextBatch(work, { id, after: null })
  while (batch !== null) {
    yield batch
    batch = await nextBatch(work, { id, after: batch.id })
  }
}

async function* pagesOf<Row extends { id: string }>(
  next: (after: string | null) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let page = await next(null)
  while (page.length > 0) {
    yield page
    page = await next(page[page.length - 1].id)
  }
}
