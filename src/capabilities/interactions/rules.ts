// A talk as it is corrected: what differs, and what follows from when it was.
import type { InteractionInput } from './model.ts'

const correctable = [
  'kind',
  'direction',
  'outcome',
  'happenedAt',
  'minutes',
  'notes',
  'asked',
  'said',
  'nextOn',
] as const

export type Correctable = Pick<
  InteractionInput,
  'kind' | 'direction' | 'outcome' | 'minutes' | 'notes' | 'asked' | 'said'
> & { happenedAt: string; nextOn: string | null }

/** The names of the fields that a correction changes. */
export function correctedFields(before: Correctable, after: Correctable): string[] {
  return correctable.filter((field) =>
    field === 'happenedAt'
      ? Date.parse(before.happenedAt) !== Date.parse(after.happenedAt)
      : before[field] !== after[field],
  )
}

/** A talk that has not been yet can't have been had; a few minutes ahead are a clock that goes wrong. */
export function isInFuture(happenedAt: Date, now: Date): boolean {
  return happenedAt.getTime() > now.getTime() + 10 * 60_000
}
