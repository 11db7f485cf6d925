import { ChevronDown } from 'lucide-react'

type Props = {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Empty where it doesn't narrow anything. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One thing to narrow a list by: its name and what is chosen, in the size of a button. */
export function FilterPill({ label, options, value, onChange }: Props) {
  return (
    <label className="filter-pill" data-on={value === '' ? undefined : ''}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </label>
  )
}
