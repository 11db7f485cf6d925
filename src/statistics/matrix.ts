// Small dense symmetric matrices: Cholesky, inverse, numeric Hessian, condition by Jacobi's rotations.

/** A square matrix as rows. */
export type Matrix = readonly (readonly number[])[]

/** The lower Cholesky factor, or undefined where the matrix is not positive definite. */
export function cholesky(matrix: Matrix): number[][] | undefined {
  const size = matrix.length
  const factor = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let left = cell(matrix, row, column)
      for (let k = 0; k < column; k++) left -= cell(factor, row, k) * cell(factor, column, k)
      if (row === column && !(left > 0)) return undefined
      const value = row === column ? Math.sqrt(left) : left / cell(factor, column, column)
      set(factor, row, column, value)
    }
  }
  return factor
}

/** The inverse of a positive definite matrix, or undefined where it is not one. */
export function inverse(matrix: Matrix): number[][] | undefined {
  const factor = cholesky(matrix)
  if (!factor) return undefined
  const columns = matrix.map((_, column) => solve(factor, unit(matrix.length, column)))
  return matrix.map((_, row) => columns.map((column) => column[row]))
}

function solve(factor: Matrix, target: number[]): number[] {
  const size = factor.length
  const forward = [...target]
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) forward[i] = forward[i] - cell(factor, i, k) * forward[k]
    forward[i] = forward[i] / cell(factor, i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) forward[i] = forward[i] - cell(factor, k, i) * forward[k]
    forward[i] = forward[i] / cell(factor, i, i)
  }
  return forward
}

function unit(size: number, index: number): number[] {
  return Array.from({ length: size }, (_, i) => (i === index ? 1 : 0))
}

/** Matrix times vector. */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, i) => sum + value * vector[i], 0))
}

/** J · C · Jᵀ: the covariance after a linear change of coordinates. */
export function congruence(jacobian: Matrix, covariance: Matrix): number[][] {
  const half = jacobian.map((row) => times(covariance, row))
  return jacobian.map((row) =>
    half.map((column) => row.reduce((sum, value, i) => sum + value * column[i], 0)),
  )
}

/** Second derivatives by central differences. */
export function hessian(f: (at: number[]) => number, at: readonly number[], step = 1e-3): number[][] {
  const centre = f([...at])
  const moved = (i: number, di: number, j: number, dj: number) =>
    f(at.map((value, k) => value + (k === i ? di : 0) + (k === j ? dj : 0)))
  const result = at.map(() => at.map(() => 0))
  for (let i = 0; i < at.length; i++) {
    set(result, i, i, (moved(i, step, i, 0) - 2 * centre + moved(i, -step, i, 0)) / (step * step))
    for (let j = 0; j < i; j++) {
      const corners =
        moved(i, step, j, step) -
        moved(i, step, j, -step) -
        moved(i, -step, j, step) +
        moved(i, -step, j, -step)
      set(result, i, j, corners / (4 * step * step))
      set(result, j, i, corners / (4 * step * step))
    }
  }
  return result
}

/** Largest over smallest eigenvalue of a symmetric matrix; infinite where one is zero or negative. */
export function condition(matrix: Matrix): number {
  const values = eigenvalues(matrix)
  const smallest = Math.min(...values)
  return smallest > 0 ? Math.max(...values) / smallest : Number.POSITIVE_INFINITY
}

function eigenvalues(matrix: Matrix): number[] {
  const work = matrix.map((row) => [...row])
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let i = 0; i < work.length; i++) for (let j = 0; j < i; j++) rotateAway(work, i, j)
  }
  return work.map((row, i) => row[i])
}

function rotateAway(work: number[][], i: number, j: number): void {
  const off = cell(work, i, j)
  if (off === 0) return
  const angle = 0.5 * Math.atan2(2 * off, cell(work, i, i) - cell(work, j, j))
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  for (let k = 0; k < work.length; k++) {
    const [left, right] = [cell(work, k, i), cell(work, k, j)]
    set(work, k, i, c * left + s * right)
    set(work, k, j, c * right - s * left)
  }
  for (let k = 0; k < work.length; k++) {
    const [upper, lower] = [cell(work, i, k), cell(work, j, k)]
    set(work, i, k, c * upper + s * lower)
    set(work, j, k, c * lower - s * upper)
  }
}

function cell(matrix: Matrix, row: number, column: number): number {
  return matrix[row][column]
}

function set(matrix: number[][], row: number, column: number, value: number): void {
  matrix[row][column] = value
}
