import { describe, expect, test } from 'vitest'
import { day, dayNumber, dayOfNumber } from '../../../kernel/day.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { cdnowPurchases, hasPublishedData, whereFrom } from '../../../statistics/fixtures/cdnow.ts'
import { found, smallFirm } from './testing/firm.ts'
import { fitReference, lookAsOf } from './look.ts'
import { refitFirm } from './refit.ts'

const database = await testDatabase()
const newYear = dayNumber(day('1997-01-01'))

describe.skipIf(!hasPublishedData)(`the published customers, through the store (${whereFrom})`, async () => {
  const desk = await testDesk(database, { today: day('1997-09-30'), currency: 'USD' })
  if (hasPublishedData) {
    const customers = cdnowPurchases().map((purchases, i) => ({
      name: `Customer ${i}`,
      orders: purchases.map((purchase) => dayOfNumber(newYear + purchase.day)),
    }))
    await found(desk, customers)
  }
  const until = day('1997-09-30')

  test('BG/NBD in weeks is what Fader, Hardie and Lee published', async () => {
    const fit = await desk.reading((work) =>
      fitReference(work, { model: 'bgnbd', method: 'ml', unit: 'week', until }),
    )
    expect(fit?.customers).toBe(2357)
    expect(fit?.parameters.r).toBeCloseTo(0.2426, 3)
    expect(Math.abs((fit?.parameters.alpha ?? 0) - 4.4136)).toBeLessThan(0.001)
    expect(Math.abs((fit?.parameters.a ?? 0) - 0.7929)).toBeLessThan(0.001)
    expect(Math.abs((fit?.parameters.b ?? 0) - 2.4259)).toBeLessThan(0.001)
    expect(Math.abs((fit?.logLikelihood ?? 0) + 9582.429)).toBeLessThan(0.01)
  })

  test('MBG/NBD and Pareto/NBD are the published ones too', async () => {
    const [mbg, pareto] = await desk.reading(async (work) => [
      await fitReference(work, { model: 'mbgnbd', method: 'ml', unit: 'week', until }),
      await fitReference(work, { model: 'paretonbd', method: 'ml', unit: 'week', until }),
    ])
    expect(Math.abs((mbg?.logLikelihood ?? 0) + 9582.136)).toBeLessThan(0.01)
    expect(mbg?.parameters.r).toBeCloseTo(0.5248, 3)
    expect(Math.abs((pareto?.logLikelihood ?? 0) + 9594.976)).toBeLessThan(0.01)
    expect(pareto?.parameters.s).toBeCloseTo(0.6062, 3)
  })

  test('2,357 customers are worked out in one go, and the chances foretell who orders', async () => {
    const { customers, verdict } = await refitFirm(desk)
    expect({ customers, verdict }).toEqual({ customers: 2357, verdict: 'told' })
    const look = await desk.reading((work) => lookAsOf(work, until))
    const horizon = look.horizonDays
    const ordered = await desk.reading(({ db, workspaceId }) =>
      db.query<{ party_id: string }>(
        `select distinct party_id from trade where workspace_id = $1 and happened_on > $2 and happened_on <= $3`,
        [workspaceId, until, dayOfNumber(dayNumber(until) + horizon)],
      ),
    )
    const expected = look.standings.reduce((sum, { chance }) => sum + (chance ?? 0), 0)
    // Foretold against happened: within a fifth, over all 2,357.
    expect(expected / ordered.length).toBeGreaterThan(0.8)
    expect(expected / ordered.length).toBeLessThan(1.25)
  })
})

test('a look at a past day knows nothing later and keeps nothing', async () => {
  const desk = await testDesk(database, { today: day('2026-11-20') })
  await found(desk, smallFirm('2026-11-20'))
  const look = await desk.reading((work) => lookAsOf(work, day('2025-09-01')))
  expect(look.standings).toHaveLength(20)
  expect(look.standings.every(({ lastOn }) => lastOn <= '2025-09-01')).toBe(true)
  const [{ kept }] = await desk.reading(({ db, workspaceId }) =>
    db.query<{ kept: number }>('select count(*)::int as kept from vitality where workspace_id = $1', [
      workspaceId,
    ]),
  )
  expect(kept).toBe(0)
})

test('a look at today says what is kept', async () => {
  const desk = await testDesk(database, { today: day('2026-11-20') })
  await found(desk, smallFirm('2026-11-20'))
  await refitFirm(desk)
  const look = await desk.reading((work) => lookAsOf(work, work.today))
  const kept = await desk.reading(({ db, workspaceId }) =>
    db.query<{ id: string; state: string }>(
      'select party_id as id, state from vitality where workspace_id = $1',
      [workspaceId],
    ),
  )
  const said = new Map(look.standings.map(({ partyId, state }) => [partyId as string, state as string]))
  expect(Object.fromEntries(kept.map(({ id, state }) => [id, state]))).toEqual(Object.fromEntries(said))
})
