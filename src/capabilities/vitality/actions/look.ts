import { type Day, dayNumber } from '../../../kernel/day.ts'
import type { Reading } from '../../../platform/work.ts'
import type { HistoryVerdict, Standing } from '../model.ts'
import { bearingsOf } from '../rules/fit.ts'
import { type ReferenceFit, type ReferenceQuestion, referenceFit } from '../rules/reference-fit.ts'
import { scorer } from '../rules/score.ts'
import { saidBefore } from '../store/standings.ts'
import { fitApart } from './fitting.ts'
import { customersOf, standingOf } from './refit.ts'

/** What would be said of every customer as of a day. */
export type Look = Readonly<{
  asOf: Day
  verdict: HistoryVerdict
  horizonDays: number
  standings: readonly Standing[]
}>

/** Looks at the firm as of a day without keeping anything. */
export async function lookAsOf(work: Reading, asOf: Day): Promise<Look> {
  const customers = await customersOf({ ...work, today: asOf })
  const firm = await fitApart(
    customers.map(({ days }) => days),
    asOf,
  )
  const before = new Map((await saidBefore(work)).map((said) => [said.partyId, said]))
  const score = scorer(bearingsOf(firm), asOf)
  const standings = customers.map((customer) => standingOf(customer, { score, before, asOf }))
  return { asOf, verdict: firm.verdict, horizonDays: firm.horizonDays, standings }
}

/** Fits a published model to the firm's orders, keeping nothing. */
export async function fitReference(
  work: Reading,
  { until, ...asked }: Omit<ReferenceQuestion, 'until'> & { until: Day },
): Promise<ReferenceFit | undefined> {
  const customers = await customersOf({ ...work, today: until })
  return referenceFit(
    customers.map(({ days }) => days),
    { ...asked, until: dayNumber(until) },
  )
}
