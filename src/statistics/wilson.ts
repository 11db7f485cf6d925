// The score interval of a proportion: Wilson 1927; worked examples in Newcombe 1998, Statistics in Medicine 17.

import { normalQuantile } from './special.ts'

/** A range that should contain the truth with the confidence asked for. */
export type Interval = { readonly low: number; readonly high: number }

/** The range of the true share behind `hits` out of `tries`; everything is possible when nothing was tried. */
export function wilsonInterval(hits: number, tries: number, confidence = 0.95): Interval {
  if (tries <= 0) return { low: 0, high: 1 }
  const z = normalQuantile(0.5 + confidence / 2)
  const share = hits / tries
  const middle = share + (z * z) / (2 * tries)
  const reach = z * Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries))
  const whole = 1 + (z * z) / tries
  // At the ends the bound is exact; rounding would otherwise leave −1e−17.
  const low = hits === 0 ? 0 : (middle - reach) / whole
  const high = hits === tries ? 1 : (middle + reach) / whole
  return { low, high }
}
