/** The keys of the rows from one index to another, both included; rows not loaded yet can't be picked. */
export function keysBetween(
  from: number,
  to: number,
  keyAt: (index: number) => string | undefined,
): string[] {
  const [low, high] = from < to ? [from, to] : [to, from]
  return Array.from({ length: high - low + 1 }, (_, step) => keyAt(low + step)).filter(
    (key) => key !== undefined,
  )
}

/** Adds a row to the selection, or takes it out. */
export function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected)
  if (!next.delete(key)) next.add(key)
  return next
}
