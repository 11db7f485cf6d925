// Repeatable randomness: sfc32 (Doty-Humphrey) for uniforms, the polar method for normals, Marsaglia & Tsang
// 2000 for gammas. The same seed gives the same draws on every machine.

/** A stream of repeatable random numbers. */
export type RandomStream = {
  readonly uniform: () => number
  readonly normal: () => number
  readonly gamma: (shape: number, rate: number) => number
  readonly beta: (a: number, b: number) => number
}

/** Opens the stream that belongs to a seed. */
export function randomStream(seed: number): RandomStream {
  const uniform = sfc32(seed)
  const normal = normals(uniform)
  const gamma = (shape: number, rate: number) => standardGamma(shape, uniform, normal) / rate
  const beta = (a: number, b: number) => {
    const left = gamma(a, 1)
    return left / (left + gamma(b, 1))
  }
  return { uniform, normal, gamma, beta }
}

function sfc32(seed: number): () => number {
  let a = seed | 0
  let b = 0x9e3779b9 | 0
  let c = Math.floor(seed / 2 ** 32) | 0
  let counter = 1
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return mixed >>> 0
  }
  for (let i = 0; i < 15; i++) next()
  // The half keeps every draw strictly inside (0, 1), so that logarithms are safe.
  return () => (next() + 0.5) / 2 ** 32
}

function normals(uniform: () => number): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    for (;;) {
      const u = 2 * uniform() - 1
      const v = 2 * uniform() - 1
      const square = u * u + v * v
      if (square === 0 || square >= 1) continue
      const stretch = Math.sqrt((-2 * Math.log(square)) / square)
      spare = v * stretch
      return u * stretch
    }
  }
}

function standardGamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return standardGamma(shape + 1, uniform, normal) * uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
