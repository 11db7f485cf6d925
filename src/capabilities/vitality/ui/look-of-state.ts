import type { State as Look, Tone } from '../../../design/tone.ts'
import type { State } from '../model.ts'

/** How the design colours and names a state; what can't be told has no colour. */
export function lookOf(state: State | null): Look {
  return state === null || state === 'too-early' || state === 'too-little-history' ? 'early' : state
}

/** The tone of a state's line. */
export function toneOfState(state: State | null): Tone {
  const look = lookOf(state)
  return look === 'early' ? 'neutral' : look
}
