import type { ComponentProps } from 'react'
import { useFieldAttributes } from './field-context.ts'

type Props = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  /** 'YYYY-MM-DD', or null while there is none. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** A calendar day, typed or picked in the reader's own form. */
export function DateInput({ value, onChange, className = '', ...rest }: Props) {
  return (
    <input
      {...useFieldAttributes()}
      {...rest}
      type="date"
      className={`input ${className}`}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
