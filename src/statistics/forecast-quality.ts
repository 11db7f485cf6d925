// How good forecasts were: Brier 1950, log-loss, the area under the ROC curve by mid-ranks (Mann & Whitney 1947),
// and calibration by bins of equal size.

/** A chance that was given, in [0, 1], and whether it came true. */
export type JudgedForecast = { readonly chance: number; readonly happened: boolean }

/** Mean squared miss: 0 is perfect, .25 is a coin. */
export function brierScore(forecasts: readonly JudgedForecast[]): number {
  return mean(forecasts.map(({ chance, happened }) => (chance - (happened ? 1 : 0)) ** 2))
}

const LEAST_DOUBT = 1e-6

/** Mean surprise in nats; certainty is capped at one in a million, so that one miss is not infinite. */
export function logLoss(forecasts: readonly JudgedForecast[]): number {
  return mean(
    forecasts.map(({ chance, happened }) => {
      const given = happened ? chance : 1 - chance
      return -Math.log(Math.max(given, LEAST_DOUBT))
    }),
  )
}

/** Chance that one who came true was ranked above one who didn't; .5 is a coin, undefined with only one sort. */
export function areaUnderCurve(forecasts: readonly JudgedForecast[]): number | undefined {
  const sorted = forecasts.toSorted((left, right) => left.chance - right.chance)
  const happened = sorted.filter((forecast) => forecast.happened).length
  const others = sorted.length - happened
  if (happened === 0 || others === 0) return undefined
  let rankSum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to].chance === sorted[from].chance) to++
    const middleRank = (from + 1 + to) / 2
    rankSum += middleRank * sorted.slice(from, to).filter((forecast) => forecast.happened).length
    from = to
  }
  return (rankSum - (happened * (happened + 1)) / 2) / (happened * others)
}

/** One bin of a calibration curve: what was said on average, and what came true. */
export type CalibrationBin = { readonly said: number; readonly happened: number; readonly count: number }

/** Forecasts in bins of equal size from the least to the most likely. */
export function calibration(forecasts: readonly JudgedForecast[], bins = 10): CalibrationBin[] {
  const sorted = forecasts.toSorted((left, right) => left.chance - right.chance)
  return Array.from({ length: bins }, (_, bin) => {
    return sorted.slice(
      Math.round((bin * sorted.length) / bins),
      Math.round(((bin + 1) * sorted.length) / bins),
    )
  })
    .filter((members) => members.length > 0)
    .map((members) => ({
      said: mean(members.map(({ chance }) => chance)),
      happened: mean(members.map(({ happened }) => (happened ? 1 : 0))),
      count: members.length,
    }))
}

/** Mean gap between what was said and what came true, over bins weighted by size. */
export function calibrationError(forecasts: readonly JudgedForecast[], bins = 10): number {
  const gaps = calibration(forecasts, bins).map(
    ({ said, happened, count }) => count * Math.abs(said - happened),
  )
  return gaps.reduce((sum, gap) => sum + gap, 0) / forecasts.length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
