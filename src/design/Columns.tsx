import type { ReactNode } from 'react'

/** Two columns: what to do or read, and what to know; one under the other on a phone. */
export function Columns({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  return (
    <div className="columns">
      <div className="stack">{main}</div>
      <div className="stack">{side}</div>
    </div>
  )
}
