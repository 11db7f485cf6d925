import type { ComponentProps } from 'react'

type Props = ComponentProps<'div'> & { readonly roomy?: boolean }

/** A sheet of white paper on the desk; `roomy` when it holds prose rather than rows. */
export function Card({ roomy, className = '', ...rest }: Props) {
  return <div {...rest} className={`card ${className}`} data-roomy={roomy ? '' : undefined} />
}
