import type { Import, importStates, Report } from '../model.ts'

/** Where one is with a file; the file itself is the step before. */
export const stages = ['columns', 'who', 'try', 'done'] as const
export type Stage = (typeof stages)[number]
type State = (typeof importStates)[number]

/** Whether the server works on a file now. */
export function isUnderWay(state: State): boolean {
  return state === 'trying' || state === 'writing' || state === 'undoing'
}

/** Whether a file that was brought in is being taken back, or was. */
export function isTakenBack(state: State): boolean {
  return state === 'undoing' || state === 'undone'
}

/** What to show of a file: what the address asks for, unless work on it has gone past that. */
export function stageOf(state: State, asked: string | undefined): Stage {
  if (state === 'trying') return 'try'
  if (state === 'writing' || state === 'done' || isTakenBack(state)) return 'done'
  if (asked === 'columns' || asked === 'who') return asked
  return state === 'received' ? 'columns' : 'try'
}

/** What a file brings, counted in what it lists: people, or rows of sales and purchases. */
export function changesOf({ parties, tradeLines }: Report): Report['parties'] {
  return tradeLines ?? parties
}

/** How many rows, people or lines are written when a tried file is brought in. */
export function newsOf(report: Report): number {
  const { created, changed } = changesOf(report)
  return created + changed
}

const daysToLookLongGone = 30

/** The last day of a file that ends so long ago that everybody in it would seem gone; null where it doesn't. */
export function pastEndOf(
  { state, report }: Pick<Import, 'state' | 'report'>,
  daysSince: (day: string) => number,
): string | null {
  if (state !== 'done' || report === null || report.lastOn === null) return null
  return daysSince(report.lastOn) > daysToLookLongGone ? report.lastOn : null
}
