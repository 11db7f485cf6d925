// Wants and expectations can be met, and matter more or less; why somebody comes, needs and offerings just are.
import type { Importance, InsightKind, InsightState } from '../model/insight.ts'

/** Whether something of this kind can be met. */
export function canBeMet(kind: InsightKind): kind is 'want' | 'expectation' {
  return kind === 'want' || kind === 'expectation'
}

type Measures = { importance: Importance | null; state: InsightState | null }

export type Measured = { kind: 'granted'; measures: Measures } | { kind: 'refused'; field: keyof Measures }

/** What is kept of how much something matters and whether it is met; refused where neither can be said. */
export function measured(kind: InsightKind, given: Measures): Measured {
  if (canBeMet(kind)) {
    const measures = { importance: given.importance ?? 'normal', state: given.state ?? 'not-known' } as const
    return { kind: 'granted', measures }
  }
  if (given.importance !== null) return { kind: 'refused', field: 'importance' }
  if (given.state !== null) return { kind: 'refused', field: 'state' }
  return { kind: 'granted', measures: given }
}
