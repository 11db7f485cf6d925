// BG/BB (Fader, Hardie & Shang 2010, Marketing Science 29(6)): chances to buy come one by one (a yearly appeal, a
// monthly market). At each, one buys with a Beta(α, β) chance, having first left for good with a Beta(γ, δ) one.

import { minimiseFromSeveral } from './optimise.ts'
import { logBeta, logSumExpOf } from './special.ts'

/** Of so many opportunities, how many were taken, and which was the last one taken (0 for none). */
export type OpportunityHistory = {
  readonly taken: number
  readonly last: number
  readonly opportunities: number
}

/** The shapes of the chance to buy (α, β) and of the chance to leave (γ, δ). */
export type BgBbParameters = {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly delta: number
}

/** The parameters of a firm, and how well they explain what was seen. */
export type BgBbFit = {
  readonly parameters: BgBbParameters
  readonly logLikelihood: number
  readonly converged: boolean
}

/** A history, and how many customers have it. */
export type CountedOpportunities = OpportunityHistory & { readonly customers: number }

/** Fits BG/BB by maximum likelihood. */
export function fitBgBb(histories: readonly CountedOpportunities[]): BgBbFit {
  const objective = (logs: number[]) => {
    if (logs.some((value) => Math.abs(value) > 12)) return Number.POSITIVE_INFINITY
    const parameters = parametersAt(logs)
    return -histories.reduce(
      (sum, history) => sum + history.customers * logLikelihood(parameters, history),
      0,
    )
  }
  const end = minimiseFromSeveral(objective, [
    [0, 0, 0, 1],
    [-0.7, 0.7, -0.7, 0.7],
  ])
  return { parameters: parametersAt(end.at), logLikelihood: -end.value, converged: end.converged }
}

function parametersAt(logs: readonly number[]): BgBbParameters {
  const [alpha, beta, gamma, delta] = logs.map(Math.exp)
  return { alpha, beta, gamma, delta }
}

function logLikelihood(parameters: BgBbParameters, history: OpportunityHistory): number {
  const { last, opportunities } = history
  const leftAfter = Array.from({ length: opportunities - last }, (_, i) =>
    logLeftAfter(parameters, history, last + i),
  )
  return logSumExpOf([logStayed(parameters, history, 0), ...leftAfter])
}

/** Still there for all opportunities and so many more, having taken just those. */
function logStayed(
  { alpha, beta, gamma, delta }: BgBbParameters,
  { taken, opportunities }: OpportunityHistory,
  more: number,
): number {
  const bought = logBeta(alpha + taken, beta + opportunities - taken) - logBeta(alpha, beta)
  return bought + logBeta(gamma, delta + opportunities + more) - logBeta(gamma, delta)
}

function logLeftAfter(
  { alpha, beta, gamma, delta }: BgBbParameters,
  { taken }: OpportunityHistory,
  lived: number,
): number {
  const bought = logBeta(alpha + taken, beta + lived - taken) - logBeta(alpha, beta)
  return bought + logBeta(gamma + 1, delta + lived) - logBeta(gamma, delta)
}

/** Chance, in [0, 1], of still being there at the next opportunity. */
export function chanceStillThere(parameters: BgBbParameters, history: OpportunityHistory): number {
  return Math.exp(logStayed(parameters, history, 1) - logLikelihood(parameters, history))
}

/** Expected number of the next opportunities that this customer takes. */
export function expectedTaken(parameters: BgBbParameters, history: OpportunityHistory, next: number): number {
  const { alpha, beta } = parameters
  const chanceToTake = (alpha + history.taken) / (alpha + beta + history.opportunities)
  const known = logLikelihood(parameters, history)
  // Summed one by one: the closed form has a hole at γ = 1 and saves nothing for a few opportunities.
  const there = Array.from({ length: next }, (_, i) =>
    Math.exp(logStayed(parameters, history, i + 1) - known),
  )
  return chanceToTake * there.reduce((sum, chance) => sum + chance, 0)
}

/** Expected number of the first opportunities that a new customer takes. */
export function expectedTakenByNewcomer(parameters: BgBbParameters, next: number): number {
  return expectedTaken(parameters, { taken: 0, last: 0, opportunities: 0 }, next)
}
