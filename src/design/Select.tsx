import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useFieldAttributes } from './field-context.ts'

type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean }

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  readonly options: readonly Option[]
  /** Shown first, with an empty value, while nothing is chosen. */
  readonly placeholder?: string
}

/** One of many, by the system's own list: the best there is on a phone. */
export function Select({ options, placeholder, className = '', ...rest }: Props) {
  return (
    <div className={`select ${className}`}>
      <select {...useFieldAttributes()} {...rest} className="input">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </div>
  )
}
