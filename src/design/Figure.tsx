import type { Tone } from './tone.ts'

type Props = { readonly number: string; readonly label: string; readonly tone?: Tone }

/** A number worth reading from afar, and what it counts. */
export function Figure({ number, label, tone = 'neutral' }: Props) {
  return (
    <p className="figure" data-tone={tone}>
      <b>{number}</b>
      <span>{label}</span>
    </p>
  )
}
