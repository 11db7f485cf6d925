import { useId } from 'react'

type Props = {
  readonly label: string
  /** From 0 to 1; absent while nobody can know. */
  readonly share?: number | undefined
  /** How far, how fast, how long: "120,000 of 541,909 rows, 31 s to go". */
  readonly text?: string
}

/** How far long work has come. */
export function ProgressBar({ label, share, text }: Props) {
  const id = useId()
  const percent = share === undefined ? undefined : Math.round(Math.min(Math.max(share, 0), 1) * 100)
  return (
    <div className="progress">
      <div className="meter-head">
        <span id={id}>{label}</span>
        {text !== undefined && <span className="tabular">{text}</span>}
      </div>
      <div
        className="progress-bar"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
        data-unknown={percent === undefined ? '' : undefined}
      >
        <i style={percent === undefined ? undefined : { inlineSize: `${percent}%` }} />
      </div>
    </div>
  )
}
