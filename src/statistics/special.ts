// Special functions behind the models: Stirling's series for log-gamma, Lentz's continued fractions for the
// incomplete beta and the normal tail, Acklam's rational start for the normal quantile.

const HALF_LOG_TWO_PI = 0.9189385332046728
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
const LARGE_ENOUGH_FOR_STIRLING = 12

/** Natural logarithm of the gamma function for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN
  let shifted = x
  let product = 1
  while (shifted < LARGE_ENOUGH_FOR_STIRLING) {
    product *= shifted
    shifted += 1
  }
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingTail(shifted) -
    Math.log(product)
  )
}

function stirlingTail(x: number): number {
  const perSquare = 1 / (x * x)
  let sum = 0
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum * perSquare + STIRLING[i]
  return sum / x
}

/** log B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** log(exp(a) + exp(b)) without overflow. */
export function logSumExp(a: number, b: number): number {
  const high = Math.max(a, b)
  if (high === Number.NEGATIVE_INFINITY) return high
  return high + Math.log1p(Math.exp(Math.min(a, b) - high))
}

/** log of the sum of exponentials of many numbers without overflow. */
export function logSumExpOf(values: readonly number[]): number {
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  if (high === Number.NEGATIVE_INFINITY) return high
  return high + Math.log(values.reduce((sum, value) => sum + Math.exp(value - high), 0))
}

/** The logistic function, from log-odds to a probability. */
export function logistic(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds))
}

/** Log-odds of a probability. */
export function logit(probability: number): number {
  return Math.log(probability) - Math.log1p(-probability)
}

/** Share of the standard normal below z. */
export function normalBelow(z: number): number {
  return z > 0 ? 1 - normalTail(z) : normalTail(-z)
}

/** Share of the standard normal above z ≥ 0, relatively exact in the far tail. */
function normalTail(z: number): number {
  if (z < 3) return 0.5 - densityTimes(z, centralSeries(z))
  return densityTimes(z, 1 / tailFraction(z))
}

function densityTimes(z: number, factor: number): number {
  return Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI) * factor
}

function centralSeries(z: number): number {
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return sum
}

function tailFraction(z: number): number {
  let fraction = z
  for (let depth = 80; depth >= 1; depth--) fraction = z + depth / fraction
  return fraction
}

const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

/** The z below which a given share of the standard normal lies. */
export function normalQuantile(share: number): number {
  if (share === 0) return Number.NEGATIVE_INFINITY
  if (!(share > 0 && share <= 1)) return Number.NaN
  if (share > 0.5) return -normalQuantile(1 - share)
  const rough = roughLowerQuantile(share)
  const error = (normalBelow(rough) - share) / densityTimes(rough, 1)
  return rough - error / (1 + (rough * error) / 2)
}

function roughLowerQuantile(share: number): number {
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share))
    return polynomial(TAIL_TOP, q) / polynomial(TAIL_BOTTOM, q)
  }
  const q = share - 0.5
  return (q * polynomial(CENTRE_TOP, q * q)) / polynomial(CENTRE_BOTTOM, q * q)
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)
}

/** Regularised incomplete beta I_x(a, b): the share of a Beta(a, b) below x. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a
  return front * betaFraction(x, a, b)
}

const TINY = 1e-300

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 2000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= d * c
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return fraction
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
