import type { PartyId } from '../../../kernel/id.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import type { FirmFit } from '../rules/fit.ts'
import { needsRefit } from '../rules/upkeep.ts'
import { type KeptFit, latestFit, takeTurn } from '../store/fits.ts'
import { dropStandings } from '../store/standings.ts'
import { tradeChangesSince } from '../views/trade-changes.ts'
import { refreshRelationships } from './relationships.ts'
import { customersOf, refitFirm, sayOfAll } from './refit.ts'

/** What a look at new sales led to. */
export type Upkept = { kind: 'refitted' } | { kind: 'rescored'; parties: number }

/**
 * Takes in what was sold since the last fit: few sales by scoring their customers again, many by a new fit. The
 * party of the fact that woke us is looked at in any case: it may have been written while the fit was made.
 */
export async function keepUp(desk: Desk, woken: { partyId: string | null }): Promise<Upkept> {
  const rescored = await desk.writingAtLength(async (work) => {
    await takeTurn(work)
    const fit = await latestFit(work)
    if (fit === null || fit.asOf > work.today) return null
    const changes = await tradeChangesSince(work, fit.createdAt)
    const firm = fit.parameters as FirmFit
    if (needsRefit({ fitted: firm.orders, since: changes.facts })) return null
    const parties = [...new Set([...changes.parties, ...idsOf(woken)])]
    await rescore(work, { fit, firm, parties })
    await refreshRelationships(work)
    return parties.length
  })
  if (rescored !== null) return { kind: 'rescored', parties: rescored }
  await refitFirm(desk)
  return { kind: 'refitted' }
}

function idsOf({ partyId }: { partyId: string | null }): PartyId[] {
  return partyId === null ? [] : [partyId as PartyId]
}

/** Refits unless a fit as of today was begun after the fact that asks for it. */
export async function refitAfter(desk: Desk, factId: string): Promise<void> {
  const isDone = await desk.reading(async (work) => {
    const fit = await latestFit(work)
    return fit !== null && fit.asOf === work.today && fit.createdAt.getTime() > unixMsOf(factId)
  })
  if (!isDone) await refitFirm(desk)
}

/** Ids of facts are UUIDv7: their first 48 bits are the time. */
function unixMsOf(factId: string): number {
  return Number.parseInt(factId.replace('-', '').slice(0, 12), 16)
}

type Rescored = { fit: KeptFit; firm: FirmFit; parties: readonly PartyId[] }

async function rescore(work: Writing, { fit, firm, parties }: Rescored): Promise<void> {
  const customers = await customersOf(work, parties)
  const still = new Set(customers.map(({ partyId }) => partyId))
  await dropStandings(
    work,
    parties.filter((id) => !still.has(id)),
  )
  await sayOfAll(work, { fit, firm, customers })
}
