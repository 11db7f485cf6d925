import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'

type Option<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly icon?: LucideIcon
  readonly disabled?: boolean
}

type Props<Value extends string> = {
  /** Names the group for those who can't see it. */
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly name?: string
}

/** One of a few, all in view; arrow keys move, as radio buttons do, because they are radio buttons. */
export function Choice<Value extends string>({ label, options, value, onChange, name }: Props<Value>) {
  const ownName = useId()
  return (
    <div className="choice" role="radiogroup" aria-label={label}>
      {options.map(({ value: own, label: word, icon: Icon, disabled }) => (
        <label key={own}>
          <input
            type="radio"
            name={name ?? ownName}
            value={own}
            checked={own === value}
            disabled={disabled}
            onChange={() => onChange(own)}
          />
          {Icon && <Icon aria-hidden />}
          {word}
        </label>
      ))}
    </div>
  )
}
