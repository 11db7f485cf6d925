import {
  formatChance,
  formatDayInYear,
  formatDecimal,
  formatNumber,
  formatPercent,
} from '../../../design/format.ts'
import { speak } from '../../../design/words.ts'
import type { Pronoun } from '../../people/model.ts'
import type { Reason, State, Vitality } from '../model.ts'
import { isOverdue } from '../rules/reasons.ts'
import { words } from './words.ts'

const say = speak(words)

/** Of whom a sentence speaks: without a pronoun it does without one, and without a name too. */
export type Of = { readonly pronoun?: Pronoun | null; readonly name?: string | null }

/** "Dying". */
export function stateWord(state: State): string {
  return say(`vitality.state.${state}`)
}

/** Why somebody is said to be in a state, in a sentence or two: "She used to order every 24 days. It has been 61 days." */
export function reasonSentence(reason: Reason, of: Of = {}): string {
  const { state } = reason
  if (state === 'new') return newcomer(reason, of)
  if (state === 'growing' || state === 'fading') return paceSentence(reason) ?? rhythmSentence(reason, of)
  if (state === 'dormant') {
    const silentDays = say('vitality.days', { days: reason.silentDays })
    return say('vitality.silentFor', { silentDays, orders: reason.orders })
  }
  if (state === 'too-little-history' && reason.because !== 'told') {
    return `${rhythmSentence(reason, of)} ${say(`vitality.because.${reason.because}`)}`
  }
  return rhythmSentence(reason, of)
}

/** "34 in 100 that she orders by 20 January"; null where no chance can be told. */
export function chanceSentence({ chance, by }: Pick<Vitality, 'chance' | 'by'>, of: Of = {}): string | null {
  if (chance === null) return null
  const said = { chance: formatChance(chance), by: formatDayInYear(by) }
  if (of.pronoun) return say('vitality.chance', { ...said, who: of.pronoun })
  if (of.name) return say('vitality.chance', { ...said, who: 'none', name: of.name })
  return say('vitality.chanceOfAnOrder', said)
}

/** "between 25 and 45 in 100", to the nearest five; null where the fit has no spread. */
export function intervalWords({
  chanceLow,
  chanceHigh,
}: Pick<Vitality, 'chanceLow' | 'chanceHigh'>): string | null {
  if (chanceLow === null || chanceHigh === null) return null
  const [low, high] = [chanceLow, chanceHigh].map((share) => Math.round(share * 20) * 5)
  if (low === high) return say('vitality.about', { share: low })
  return say('vitality.between', { low, high })
}

/** "rather unlikely": a chance in one word or two. */
export function likelyWord(chance: number): string {
  if (chance <= 0.2) return say('vitality.likely.unlikely')
  if (chance < 0.4) return say('vitality.likely.rather-unlikely')
  if (chance <= 0.6) return say('vitality.likely.uncertain')
  if (chance < 0.8) return say('vitality.likely.rather-likely')
  return say('vitality.likely.likely')
}

/** "If nothing changes, expect 1.1 orders in the next 90 days."; null where it can't be told. */
export function expectedSentence({
  expectedOrders,
  horizonDays,
}: Pick<Vitality, 'expectedOrders' | 'horizonDays'>): string | null {
  if (expectedOrders === null) return null
  if (expectedOrders < 0.05) return say('vitality.expectedFew', { days: horizonDays })
  return say('vitality.expected', { orders: tenths(expectedOrders), days: horizonDays })
}

/** "Longer than 96 % of the gaps one would expect."; null unless the silence is that long. */
export function overdueSentence(reason: Reason): string | null {
  if (!isOverdue(reason) || reason.longerThanShare === null) return null
  return say('vitality.longerThan', { share: formatPercent(Math.min(0.99, reason.longerThanShare)) })
}

function newcomer({ orders, silentDays, firstOn }: Reason, of: Of): string {
  const [who, day] = [of.pronoun ?? 'none', formatDayInYear(firstOn)]
  if (orders === 1) return say('vitality.first', { who, day })
  return say('vitality.firstThenMore', { who, day, orders, ago: ago(silentDays) })
}

function paceSentence({ state, perYearBefore, perYearNow, silentDays }: Reason): string | null {
  if (perYearBefore === null || perYearNow === null) return null
  const [before, now] = [rate(perYearBefore), rate(perYearNow)]
  if (before === now) return null
  const pace = say(state === 'growing' ? 'vitality.faster' : 'vitality.slower', { now, before })
  return `${pace} ${say('vitality.lastTime', { ago: ago(silentDays) })}`
}

function rhythmSentence(reason: Reason, of: Of): string {
  const { orders, silentDays, usualGapDays } = reason
  const who = of.pronoun ?? 'none'
  if (orders === 1) return say('vitality.once', { who, ago: ago(silentDays) })
  if (usualGapDays === null) return say('vitality.several', { who, orders, ago: ago(silentDays) })
  const days = Math.max(1, Math.round(usualGapDays))
  if (!isOverdue(reason)) {
    const every = days === 1 ? say('vitality.everyDay') : say('vitality.everyDays', { days })
    return say('vitality.usually', { who, every, ago: ago(silentDays) })
  }
  const silent = formatNumber(silentDays)
  return days === 1
    ? say('vitality.usedToDaily', { who, silent })
    : say('vitality.usedTo', { who, days, silent })
}

/** Whole numbers from ten on; below, one digit tells 2.4 from 1.6. */
function rate(perYear: number): string {
  return perYear >= 10 ? formatNumber(perYear) : formatDecimal(perYear, 1)
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

function ago(days: number): string {
  if (days <= 0) return say('vitality.today')
  if (days === 1) return say('vitality.yesterday')
  return say('vitality.daysAgo', { days })
}
