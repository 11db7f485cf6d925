import { Check } from 'lucide-react'

type Props = {
  readonly steps: readonly string[] /** Counted from 0. */
  readonly current: number
  readonly label: string
}

/** Where one is in something done step by step. */
export function Steps({ steps, current, label }: Props) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-step={index < current ? 'done' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span aria-hidden>{index < current ? <Check /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
