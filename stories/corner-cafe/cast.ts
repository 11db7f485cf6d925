import type { Pronoun } from '../../src/capabilities/people/model.ts'
import type { Dish } from './menu.ts'

/** How somebody's visits have gone over the two years. */
export type Rhythm =
  | { kind: 'steady'; every: number }
  | { kind: 'growing'; every: number; now: number }
  | { kind: 'fading'; every: number; now: number }
  | { kind: 'gone-quiet'; every: number; silent: number }
  | { kind: 'new'; every: number; since: number }

/** Somebody the café knows by name. */
export type Regular = {
  key: string
  given: string
  family: string
  displayName?: string
  goesBy?: string
  sayIt?: string
  pronoun: Pronoun
  organisation?: string
  rhythm: Rhythm
  takes: readonly Dish[]
  usual: string
  kin?: string
  life?: string
  interest?: string
  birthday?: { month: number; day: number; year?: number }
  hours?: string
  tags?: readonly string[]
}

export const steady = (every: number): Rhythm => ({ kind: 'steady', every })
export const growing = (every: number, now: number): Rhythm => ({ kind: 'growing', every, now })
export const fading = (every: number, now: number): Rhythm => ({ kind: 'fading', every, now })
export const quiet = (every: number, silent: number): Rhythm => ({ kind: 'gone-quiet', every, silent })
export const fresh = (since: number, every: number): Rhythm => ({ kind: 'new', since, every })
