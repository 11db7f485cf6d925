/**
 * A number as the columns can hold it. A `real` refuses what is closer to nothing than 1e-38, and the chance of
 * somebody silent for years is; a billionth is nothing to anybody.
 */
export function kept(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(9))
}
