import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Desk, Reading, Writing } from '../../../platform/work.ts'
import { refitAsked, vitalityChanged, vitalityRefitted } from '../facts.ts'
import type { HistoryVerdict, Standing } from '../model.ts'
import { bearingsOf, type FirmFit } from '../rules/fit.ts'
import { reasonOf } from '../rules/reasons.ts'
import { scorer } from '../rules/score.ts'
import { type Said, settle } from '../rules/states.ts'
import { recordChanges } from '../store/changes.ts'
import { dropSupersededFits, type KeptFit, saveFit, takeTurn } from '../store/fits.ts'
import { dropStandingsWithout, saidBefore, saveStandings } from '../store/standings.ts'
import { orderDays, type OrdersRow } from '../views/order-days.ts'
import { breathing } from './breathing.ts'
import { fitApart } from './fitting.ts'
import { rebuildRelationships } from './relationships.ts'

/** Asks for the whole firm to be worked out anew; a job does it. */
export async function refit(work: Writing): Promise<{ queued: true }> {
  await work.announce(refitAsked(work.workspaceId))
  return { queued: true }
}

/** What came of working the firm out anew. */
export type Refitted = Readonly<{
  asOf: Day
  customers: number
  changed: number
  verdict: HistoryVerdict
  horizonDays: number
}>

/** Fits the firm as of today and scores every customer with it. */
export function refitFirm(desk: Desk): Promise<Refitted> {
  return desk.writingAtLength(async (work) => {
    await takeTurn(work)
    const customers = await customersOf(work)
    const firm = await fitApart(
      customers.map(({ days }) => days),
      work.today,
    )
    const fit = keptFit(work, firm, customers.length)
    await saveFit(work, fit)
    const changed = await sayOfAll(work, { fit, firm, customers })
    await dropStandingsWithout(work, fit)
    await dropSupersededFits(work, fit)
    await rebuildRelationships(work)
    const { verdict, horizonDays } = firm
    const said = { asOf: work.today, customers: customers.length, changed, verdict }
    await work.announce(vitalityRefitted(fit.id, said))
    return { ...said, horizonDays }
  })
}

/** A customer with their order days in numbers. */
export type Customer = Omit<OrdersRow, 'days'> & { readonly days: readonly number[] }

/** Every customer, or those of some parties who ever kept an order. */
export async function customersOf(
  work: Reading,
  only: readonly PartyId[] | null = null,
): Promise<Customer[]> {
  const rows = await orderDays(work, only)
  const breathe = breathing()
  const customers: Customer[] = []
  for (const row of rows) {
    customers.push({ ...row, days: row.days.split(',').map(Number) })
    await breathe()
  }
  return customers
}

function keptFit(work: Writing, firm: FirmFit, customers: number): KeptFit {
  return {
    id: work.newId('fit'),
    asOf: work.today,
    verdict: firm.verdict,
    customers,
    parameters: firm,
    createdAt: work.now,
  }
}

type Sayable = { fit: KeptFit; firm: FirmFit; customers: readonly Customer[] }

const atOnce = 1000

/** Scores customers, settles their states against the run before, keeps it and tells who changed. */
export async function sayOfAll(work: Writing, { fit, firm, customers }: Sayable): Promise<number> {
  const ids = customers.length > atOnce ? null : customers.map(({ partyId }) => partyId)
  const before = new Map((await saidBefore(work, ids)).map((said) => [said.partyId, said]))
  const score = scorer(bearingsOf(firm), work.today)
  const breathe = breathing()
  let changed = 0
  for (let start = 0; start < customers.length; start += atOnce) {
    const standings: Standing[] = []
    for (const customer of customers.slice(start, start + atOnce)) {
      standings.push(standingOf(customer, { score, before, asOf: work.today }))
      await breathe()
    }
    await saveStandings(work, { fit, asOf: work.today, standings })
    changed += await tellChanges(work, standings)
  }
  return changed
}

type Against = { score: ReturnType<typeof scorer>; before: ReadonlyMap<PartyId, Said>; asOf: Day }

/** What is said of one customer, given the firm and what was said before. */
export function standingOf(
  { partyId, days, worthYearMinor, worthTotalMinor }: Customer,
  { score, before, asOf }: Against,
): Standing {
  const scored = score(days)
  const { state, stateSince, candidateSince } = settle(before.get(partyId) ?? null, scored.seen, asOf)
  const reason = reasonOf(scored, state, asOf)
  return {
    ...scored,
    partyId,
    state,
    stateSince,
    candidateSince,
    worthYearMinor,
    worthTotalMinor,
    reason,
  }
}

/** A first state is no change that anybody should be told of. */
async function tellChanges(work: Writing, standings: readonly Standing[]): Promise<number> {
  const onDay = work.today
  const changes = await recordChanges(work, onDay, standings)
  const told = changes.flatMap(({ partyId, before, after }) =>
    before === null ? [] : [vitalityChanged(partyId, { before, after, onDay })],
  )
  await work.announce(...told)
  return told.length
}
