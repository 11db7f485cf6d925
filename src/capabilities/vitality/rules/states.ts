// Which state a relationship is in, and when that may change. A state is named only when it is more likely than
// not by a margin, and one run is no witness: two have to agree.

import { type Day, addDays, daysBetween } from '../../../kernel/day.ts'
import type { HistoryVerdict, State } from '../model.ts'
import { horizonCapDays } from './horizon.ts'

/** What is known of one relationship when its state is asked for. */
export type Signs = {
  readonly ageDays: number
  readonly silentDays: number
  readonly verdict: HistoryVerdict
  /** Chance of an order within two horizons; null where the history can't tell. */
  readonly chanceStillHere: number | null
  /** Chances that the pace rose or fell; null where there is too little of it. */
  readonly change: { readonly faster: number; readonly slower: number } | null
  /** How much paces really differ in this firm; below `leastSpread` differences are within chance. */
  readonly spread: number
  readonly perYearBefore: number
  readonly perYearNow: number
}

const NEW_FOR_DAYS = 60
const MARGIN = 0.6
const LEAST_SPREAD = 0.15
const DORMANT_AFTER_DAYS = 3 * horizonCapDays

/** The state that one run sees. */
export function stateSeen(signs: Signs): State {
  if (signs.ageDays < NEW_FOR_DAYS) return 'new'
  if (signs.verdict !== 'told' || signs.chanceStillHere === null) return 'too-little-history'
  const [state, share] = likeliest(signs.chanceStillHere, signs)
  if (share < MARGIN) return 'too-early'
  if (state === 'dying' && signs.silentDays >= DORMANT_AFTER_DAYS) return 'dormant'
  return state
}

function likeliest(here: number, signs: Signs): [State, number] {
  const shares: [State, number][] = [['dying', 1 - here], ...(signs.change ? courses(here, signs) : [])]
  return shares.reduce((best, one) => (one[1] > best[1] ? one : best))
}

/** Where somebody who is still here is going. The model sets the season aside; a claim that plain counts contradict is not made. */
function courses(here: number, { change, spread, perYearBefore, perYearNow }: Signs): [State, number][] {
  if (!change || spread < LEAST_SPREAD) return [['steady', here]]
  return [
    ['growing', perYearNow > perYearBefore ? here * change.faster : 0],
    ['fading', perYearNow < perYearBefore ? here * change.slower : 0],
    ['steady', here * (1 - change.faster - change.slower)],
  ]
}

/** What was said of a relationship on a day: its state, and what the runs since then have seen. */
export type Said = {
  readonly asOf: Day
  readonly state: State
  readonly stateSince: Day
  readonly candidate: State
  readonly candidateSince: Day
}

const WITNESS_FOR_DAYS = 31

/** The state after a run that saw `seen`, given what was said before. */
export function settle(before: Said | null, seen: State, asOf: Day): Said {
  if (before === null || isNoWitness(before, asOf)) return namedToday(seen, asOf)
  if (seen === before.state) return confirmed(before, asOf)
  if (isAboutUs(seen) || isAboutUs(before.state)) return namedToday(seen, asOf)
  if (seen !== before.candidate) return { ...before, asOf, candidate: seen, candidateSince: asOf }
  if (before.candidateSince < asOf) return { ...before, asOf, state: seen, stateSince: asOf }
  return { ...before, asOf }
}

/** A run of a later day, of long ago, or the first of today says nothing that today's must agree with. */
function isNoWitness({ asOf: then, stateSince, candidateSince }: Said, asOf: Day): boolean {
  const wasFirstToday = stateSince === asOf && candidateSince === asOf
  return then > asOf || daysBetween(then, asOf) > WITNESS_FOR_DAYS || wasFirstToday
}

function confirmed(before: Said, asOf: Day): Said {
  if (before.candidate === before.state) return { ...before, asOf }
  return { ...before, asOf, candidate: before.state, candidateSince: before.stateSince }
}

function namedToday(state: State, asOf: Day): Said {
  return { asOf, state, stateSince: asOf, candidate: state, candidateSince: asOf }
}

/** Whether the history suffices is a fact about our records, not a guess about them: it needs no second run. */
function isAboutUs(state: State): boolean {
  return state === 'too-little-history'
}

/** The last day that a chance speaks of. */
export function lastDayOf(asOf: Day, horizonDays: number): Day {
  return addDays(asOf, horizonDays)
}
