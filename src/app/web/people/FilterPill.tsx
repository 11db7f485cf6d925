import { ChevronDown } from 'lucide-react'

type Props = {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
  /** Whether it narrows the list; by itself when anything but the empty first is chosen. */
  readonly isOn?: boolean
}

/** One thing to narrow a list by: its name and what is chosen, in the size of a button. */
export function FilterPill({ label, options, value, onChange, isOn = value !== '' }: Props) {
  return (
    <label className="filter-pill" data-on={isOn ? '' : undefined}>
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
