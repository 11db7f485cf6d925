import type { ReactNode } from 'react'

/** What happened with somebody, newest first. */
export function Timeline({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ol className="card" aria-label={label}>
      {children}
    </ol>
  )
}
