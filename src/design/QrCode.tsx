import { encode } from 'uqr'

type Props = {
  readonly text: string
  /** What it is, for who doesn't see it. */
  readonly label: string
}

/** A code for the camera of a phone; black on white also at night, or some cameras can't read it. */
export function QrCode({ text, label }: Props) {
  const { data, size } = encode(text, { border: 3 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={dark.join('')} shapeRendering="crispEdges" />
    </svg>
  )
}
