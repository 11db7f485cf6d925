// How far ahead a chance looks: twice the firm's own rhythm, but never less than a month or more than half a year.

const SHORTEST_DAYS = 30
const LONGEST_DAYS = 180
/** Where nobody has come back yet the firm's rhythm is unknown; a quarter is a fair first look. */
const UNKNOWN_RHYTHM_DAYS = 90

/** The longest horizon in days; three of it in silence, and a dying relationship is dormant. */
export const horizonCapDays = LONGEST_DAYS

/** Days that the chance of an order looks ahead, from all the gaps between orders that the firm has seen. */
export function horizonDays(gaps: readonly number[]): number {
  const usual = median(gaps)
  if (usual === null) return UNKNOWN_RHYTHM_DAYS
  return Math.min(LONGEST_DAYS, Math.max(SHORTEST_DAYS, Math.round(2 * usual)))
}

/** The middle value; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The gaps between sorted days of which none occurs twice. */
export function gapsOf(days: readonly number[]): number[] {
  return days.slice(1).map((day, i) => day - days[i])
}
