/** A place on a picture, from 0 to 100 each way; y grows downwards as on a screen. */
export type Spot = { readonly x: number; readonly y: number }

/** Spreads values evenly over a picture of 100 by 100; the range's top is the upper edge. */
export function spotsOf(values: readonly number[], [low, high]: readonly [number, number]): Spot[] {
  const span = high - low || 1
  const last = Math.max(values.length - 1, 1)
  return values.map((value, index) => ({
    x: values.length === 1 ? 100 : (100 * index) / last,
    y: 100 - (100 * (Math.min(Math.max(value, low), high) - low)) / span,
  }))
}

/** Straight lines from spot to spot, as an SVG path. */
export function straightPath(spots: readonly Spot[]): string {
  return spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')
}

/**
 * A smooth line through the spots that never overshoots them: a chance stays between what was measured.
 * Fritsch and Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980).
 */
export function smoothPath(spots: readonly Spot[]): string {
  const [first] = spots
  if (!first) return ''
  const slopes = monotoneSlopes(spots)
  const curves = spots.slice(1).map((end, index) => {
    const start = spots[index] ?? end
    const third = (end.x - start.x) / 3
    const from = `${short(start.x + third)} ${short(start.y + third * (slopes[index] ?? 0))}`
    const to = `${short(end.x - third)} ${short(end.y - third * (slopes[index + 1] ?? 0))}`
    return `C${from} ${to} ${short(end.x)} ${short(end.y)}`
  })
  return `M${short(first.x)} ${short(first.y)}${curves.join('')}`
}

function monotoneSlopes(spots: readonly Spot[]): number[] {
  const secants = spots.slice(1).map((end, index) => {
    const start = spots[index] ?? end
    return (end.y - start.y) / (end.x - start.x || 1)
  })
  return spots.map((_, index) => {
    const before = secants[index - 1] ?? secants[index] ?? 0
    const after = secants[index] ?? before
    if (before * after <= 0) return 0
    const mean = (before + after) / 2
    const limit = 3 * Math.min(Math.abs(before), Math.abs(after))
    return Math.sign(mean) * Math.min(Math.abs(mean), limit)
  })
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
