import { useId } from 'react'
import { say } from './texts.ts'

type Props = {
  readonly label: string
  readonly done: number
  readonly total: number
  /** What is missing, or what to ask next. */
  readonly note?: string
}

/** How many of a few things are there, each a segment. */
export function Meter({ label, done, total, note }: Props) {
  const id = useId()
  const words = say('design.ofParts', { done, total })
  return (
    <div className="meter">
      <div className="meter-head">
        <b id={id}>{label}</b>
        <span>{words}</span>
      </div>
      <div
        className="meter-bar"
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        {Array.from({ length: total }, (_, part) => (
          <i key={part} data-done={part < done ? '' : undefined} />
        ))}
      </div>
      {note !== undefined && <small className="dim-note">{note}</small>}
    </div>
  )
}
