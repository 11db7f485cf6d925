/** How a relationship goes, as the screens colour and name it. */
export type State = 'new' | 'growing' | 'steady' | 'fading' | 'dying' | 'dormant' | 'early'

/** What a colour may stand for: a state, the house's accent, or nothing. */
export type Tone = Exclude<State, 'early'> | 'accent' | 'neutral'

/** The tone of a state; what can't be told yet has none. */
export function toneOf(state: State): Tone {
  return state === 'early' ? 'neutral' : state
}
