// Gauss quadrature: Legendre nodes by Newton's method; Jacobi nodes on [0, 1] as eigenvalues of the three-term
// recurrence (Golub & Welsch 1969, Mathematics of Computation 23).

/** Nodes and weights of a quadrature rule. */
export type Rule = { readonly nodes: Float64Array; readonly weights: Float64Array }

/** The Gauss–Legendre rule on [−1, 1]. */
export function gaussLegendre(size: number): Rule {
  const nodes = new Float64Array(size)
  const weights = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5))
    let slope = 1
    for (let step = 0; step < 100; step++) {
      const [value, derivative] = legendre(size, x)
      slope = derivative
      x -= value / derivative
      if (Math.abs(value / derivative) < 1e-16) break
    }
    nodes[i] = x
    weights[i] = 2 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}

function legendre(size: number, x: number): [value: number, derivative: number] {
  let before = 1
  let value = x
  for (let k = 2; k <= size; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k
    before = value
    value = next
  }
  return [value, (size * (x * value - before)) / (x * x - 1)]
}

/** The 40-point rule that every integral over time uses. */
export const LEGENDRE_40: Rule = gaussLegendre(40)

/** ∫ f over [from, to] by 40 Gauss–Legendre points. */
export function integrate(f: (x: number) => number, from: number, to: number): number {
  const half = (to - from) / 2
  const middle = (to + from) / 2
  let sum = 0
  for (let i = 0; i < LEGENDRE_40.nodes.length; i++) {
    sum += LEGENDRE_40.weights[i] * f(middle + half * LEGENDRE_40.nodes[i])
  }
  return half * sum
}

const JACOBI_POINTS = 64
const REMEMBERED_RULES = 256
const rememberedRules = new Map<string, Rule>()

/** E[f(p)] for p ~ Beta(a, b) by 64 Gauss–Jacobi points; exact where f is a polynomial. */
export function betaExpectation(f: (p: number) => number, a: number, b: number): number {
  const { nodes, weights } = betaRule(a, b)
  let sum = 0
  for (let i = 0; i < nodes.length; i++) sum += weights[i] * f(nodes[i])
  return sum
}

/** The rule is a pure function of (a, b), and one model asks for the same few again for every customer. */
function betaRule(a: number, b: number): Rule {
  const key = `${a}|${b}`
  const known = rememberedRules.get(key)
  if (known) return known
  if (rememberedRules.size >= REMEMBERED_RULES) rememberedRules.clear()
  const rule = gaussJacobiOnUnit(JACOBI_POINTS, a, b)
  rememberedRules.set(key, rule)
  return rule
}

/** The Gauss–Jacobi rule on [0, 1] for the probability weight Beta(a, b). */
export function gaussJacobiOnUnit(size: number, a: number, b: number): Rule {
  const diagonal = new Float64Array(size)
  const beside = new Float64Array(size)
  for (let n = 0; n < size; n++) {
    diagonal[n] = jacobiDiagonal(n, a, b)
    if (n > 0) beside[n - 1] = jacobiBeside(n, a, b)
  }
  const firstComponents = new Float64Array(size)
  firstComponents[0] = 1
  diagonalise(diagonal, beside, firstComponents)
  return { nodes: diagonal, weights: firstComponents.map((component) => component * component) }
}

// Written for [0, 1] from the start: shifting nodes from [−1, 1] would lose the small p that large b brings.
function jacobiDiagonal(n: number, a: number, b: number): number {
  if (n === 0) return a / (a + b)
  const sum = a + b - 2
  const s = 2 * n + sum
  return (2 * n * n + 2 * n * (sum + 1) + sum * a) / (s * (s + 2))
}

function jacobiBeside(n: number, a: number, b: number): number {
  const sum = a + b - 2
  const s = 2 * n + sum
  const removable = n === 1 ? 1 : (n + sum) / (s - 1)
  return Math.sqrt((n * (n + b - 1) * (n + a - 1) * removable) / (s * s * (s + 1)))
}

/** Implicit QL on a symmetric tridiagonal matrix; keeps only the first row of the eigenvectors. */
function diagonalise(d: Float64Array, e: Float64Array, z: Float64Array): void {
  for (let low = 0; low < d.length; low++) {
    for (let sweep = 0; sweep < 100; sweep++) {
      const split = firstNegligible(d, e, low)
      if (split === low) break
      rotateBlock({ d, e, z }, low, split)
    }
  }
}

function firstNegligible(d: Float64Array, e: Float64Array, low: number): number {
  for (let m = low; m < d.length - 1; m++) {
    if (Math.abs(at(e, m)) <= Number.EPSILON * (Math.abs(at(d, m)) + Math.abs(at(d, m + 1)))) return m
  }
  return d.length - 1
}

type Tridiagonal = { d: Float64Array; e: Float64Array; z: Float64Array }

function rotateBlock({ d, e, z }: Tridiagonal, low: number, high: number): void {
  let g = (at(d, low + 1) - at(d, low)) / (2 * at(e, low))
  let r = Math.hypot(g, 1)
  g = at(d, high) - at(d, low) + at(e, low) / (g + (g >= 0 ? r : -r))
  let s = 1
  let c = 1
  let p = 0
  for (let i = high - 1; i >= low; i--) {
    const f = s * at(e, i)
    const b = c * at(e, i)
    r = Math.hypot(f, g)
    e[i + 1] = r
    if (r === 0) {
      d[i + 1] = at(d, i + 1) - p
      e[high] = 0
      return
    }
    s = f / r
    c = g / r
    g = at(d, i + 1) - p
    r = (at(d, i) - g) * s + 2 * c * b
    p = s * r
    d[i + 1] = g + p
    g = c * r - b
    const moved = at(z, i + 1)
    z[i + 1] = s * at(z, i) + c * moved
    z[i] = c * at(z, i) - s * moved
  }
  d[low] = at(d, low) - p
  e[low] = g
  e[high] = 0
}

function at(values: Float64Array, index: number): number {
  return values[index]
}
