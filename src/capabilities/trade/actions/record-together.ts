import type { z } from 'zod'
import type { ManyDone } from '../../../kernel/contract.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { dayOf } from '../../../platform/clock.ts'
import { judgeEach } from '../../../platform/many.ts'
import type { Writing } from '../../../platform/work.ts'
import { partiesAmong } from '../../interactions/views.ts'
import type { tradeToldSchema } from '../model.ts'
import { faultOf } from '../rules/amounts.ts'
import { openTradesOf } from '../views/trades.ts'
import { assertAmounts, recordMany } from './record-many.ts'

type Told = z.output<typeof tradeToldSchema>

/** Whatever a program sends is of this source. */
const source = 'api'

/** Records many sales and purchases at once, as a program sends them. */
export async function recordTogether(
  work: Writing,
  many: { items: Told[]; allOrNothing: boolean },
): Promise<ManyDone> {
  const parties = await partiesAmong(
    work,
    many.items.flatMap(({ partyId }) => partyId ?? []),
  )
  const today = dayOf(work.now, work.timeZone)
  const seen = new Set<string>()
  const { ready, say } = judgeEach(many, (told) => {
    const externalId = told.externalId ?? work.newId('trade')
    const trade = { ...told, note: null, externalId }
    const fault = faultOf(trade, today)
    if (fault) throw refuse('invalid', fault)
    if (told.partyId !== null && !parties.has(told.partyId)) throw refuse('not-found', { what: 'party' })
    if (seen.has(externalId)) throw refuse('invalid', { field: 'externalId', reason: 'twice' })
    assertAmounts(trade, told.currency ?? work.currency)
    seen.add(externalId)
    return trade
  })
  if (ready.length > 0) await recordMany(work, source, ready)
  const kept = await openTradesOf(work, source, [...seen])
  const byNumber = new Map(kept.map((trade) => [trade.externalId, trade]))
  return say(({ externalId }) => {
    const trade = byNumber.get(externalId)
    if (trade === undefined) throw new Error('A trade that was just recorded is not there.')
    return { id: trade.id, version: trade.version }
  })
}
