// Minimising a smooth function of a few variables: BFGS with numeric gradients (Nocedal & Wright, ch. 6), and
// Nelder & Mead 1965 to take over where a line search finds no way down.

/** Where a search ended, how low it came, and whether it may be trusted to be a minimum. */
export type Minimum = {
  readonly at: readonly number[]
  readonly value: number
  readonly iterations: number
  readonly converged: boolean
}

type Objective = (at: number[]) => number

/** The lowest minimum found from several starting points; `iterations` counts them all. */
export function minimiseFromSeveral(f: Objective, starts: readonly (readonly number[])[]): Minimum {
  const ends = starts.map((start) => minimise(f, start))
  const best = ends.reduce((lowest, end) => (end.value < lowest.value ? end : lowest))
  return { ...best, iterations: ends.reduce((sum, end) => sum + end.iterations, 0) }
}

/** A local minimum near the start. */
export function minimise(f: Objective, start: readonly number[]): Minimum {
  const descent = bfgs(f, start)
  if (descent.converged) return descent
  const simplex = nelderMead(f, descent.at)
  const again = bfgs(f, simplex.at)
  const iterations = descent.iterations + simplex.iterations + again.iterations
  const best = again.value <= simplex.value ? again : simplex
  return { ...best, iterations, converged: simplex.converged || again.converged }
}

const GRADIENT_STEP = 1e-4
const MOST_STEPS = 200

/** Quasi-Newton descent; converged when a step no longer pays or the slope is lost in rounding. */
export function bfgs(f: Objective, start: readonly number[]): Minimum {
  let at = [...start]
  let value = f(at)
  let slope = gradient(f, at)
  let curvature = scaledIdentity(at.length, slope)
  for (let iteration = 1; iteration <= MOST_STEPS; iteration++) {
    const flat = steepest(slope) < 1e-8 * (1 + Math.abs(value))
    if (flat) return { at, value, iterations: iteration, converged: true }
    const direction = downhill(curvature, slope)
    const step = lineSearch(f, { at, value, slope, direction })
    if (!step)
      return { at, value, iterations: iteration, converged: steepest(slope) < 1e-6 * (1 + Math.abs(value)) }
    const nextSlope = gradient(f, step.at)
    curvature = updated(curvature, difference(step.at, at), difference(nextSlope, slope))
    const gained = value - step.value
    at = step.at
    value = step.value
    slope = nextSlope
    const stalled = gained < 1e-13 * (1 + Math.abs(value))
    if (stalled) return { at, value, iterations: iteration, converged: true }
  }
  return { at, value, iterations: MOST_STEPS, converged: false }
}

function gradient(f: Objective, at: readonly number[]): number[] {
  return at.map((_, i) => {
    const up = at.map((value, k) => (k === i ? value + GRADIENT_STEP : value))
    const down = at.map((value, k) => (k === i ? value - GRADIENT_STEP : value))
    return (f(up) - f(down)) / (2 * GRADIENT_STEP)
  })
}

/** The first step is kept to about one unit, whatever the scale of the function. */
function scaledIdentity(size: number, slope: readonly number[]): number[][] {
  const scale = 1 / Math.max(1, Math.sqrt(dot(slope, slope)))
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? scale : 0)))
}

function downhill(curvature: readonly (readonly number[])[], slope: readonly number[]): number[] {
  const direction = curvature.map((row) => -dot(row, slope))
  if (dot(direction, slope) < 0) return direction
  const length = Math.max(1, Math.sqrt(dot(slope, slope)))
  return slope.map((value) => -value / length)
}

type Position = { at: number[]; value: number; slope: number[]; direction: number[] }

/** Armijo backtracking; a step never moves any variable by more than two units. */
function lineSearch(f: Objective, { at, value, slope, direction }: Position) {
  const expected = dot(slope, direction)
  let length = Math.min(1, 2 / Math.max(steepest(direction), 1e-300))
  for (let attempt = 0; attempt < 50; attempt++) {
    const next = at.map((coordinate, i) => coordinate + length * direction[i])
    const nextValue = f(next)
    if (nextValue <= value + 1e-4 * length * expected) return { at: next, value: nextValue }
    length *= Number.isFinite(nextValue) ? parabolic(value, nextValue, length * expected) : 0.25
  }
  return undefined
}

function parabolic(before: number, after: number, expected: number): number {
  const factor = -expected / (2 * (after - before - expected))
  return Math.min(0.5, Math.max(0.1, factor))
}

function updated(curvature: number[][], step: number[], change: number[]): number[][] {
  const along = dot(step, change)
  if (!(along > 1e-12)) return curvature
  const pushed = curvature.map((row) => dot(row, change))
  const factor = (1 + dot(change, pushed) / along) / along
  return curvature.map((row, i) =>
    row.map((value, j) => {
      const [stepI, stepJ, pushedI, pushedJ] = [step[i], step[j], pushed[i], pushed[j]]
      return value + factor * stepI * stepJ - (pushedI * stepJ + stepI * pushedJ) / along
    }),
  )
}

type Corner = { at: number[]; value: number }

/** The downhill simplex; needs no slope, only that lower is better. */
export function nelderMead(f: Objective, start: readonly number[], size = 0.3): Minimum {
  const measure = (at: number[]): Corner => ({ at, value: f(at) })
  const corners = [measure([...start])]
  start.forEach((_, i) => corners.push(measure(start.map((value, k) => (k === i ? value + size : value)))))
  const limit = 400 * start.length
  for (let iteration = 1; iteration <= limit; iteration++) {
    corners.sort((left, right) => left.value - right.value)
    const [best, worst] = [corners[0], corners[corners.length - 1]]
    if (worst.value - best.value < 1e-12 * (1 + Math.abs(best.value))) {
      return { ...best, iterations: iteration, converged: true }
    }
    moveSimplex(corners, measure)
  }
  const best = corners.reduce((lowest, corner) => (corner.value < lowest.value ? corner : lowest))
  return { ...best, iterations: limit, converged: false }
}

function moveSimplex(corners: Corner[], measure: (at: number[]) => Corner): void {
  const [best, second, worst] = [corners[0], corners[corners.length - 2], corners[corners.length - 1]]
  const others = corners.slice(0, -1)
  const centre = worst.at.map((_, i) => others.reduce((sum, corner) => sum + corner.at[i], 0) / others.length)
  const along = (factor: number) => measure(centre.map((value, i) => value + factor * (value - worst.at[i])))
  const reflected = along(1)
  if (reflected.value < best.value) {
    const expanded = along(2)
    corners[corners.length - 1] = expanded.value < reflected.value ? expanded : reflected
    return
  }
  if (reflected.value < second.value) {
    corners[corners.length - 1] = reflected
    return
  }
  const contracted = along(reflected.value < worst.value ? 0.5 : -0.5)
  if (contracted.value < Math.min(reflected.value, worst.value)) {
    corners[corners.length - 1] = contracted
    return
  }
  corners.forEach((corner, i) => {
    if (i > 0) corners[i] = measure(corner.at.map((value, k) => (best.at[k] + value) / 2))
  })
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * right[i], 0)
}

function difference(left: readonly number[], right: readonly number[]): number[] {
  return left.map((value, i) => value - right[i])
}

function steepest(slope: readonly number[]): number {
  return slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
