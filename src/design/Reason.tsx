import type { ReactNode } from 'react'
import { type State, toneOf } from './tone.ts'

/** Why somebody is on the list, in their state's colour; a few short paragraphs. */
export function Reason({ state, children }: { readonly state: State; readonly children: ReactNode }) {
  return (
    <div className="reason" data-tone={toneOf(state)}>
      {children}
    </div>
  )
}
