// When new sales are worth a new fit: a hundredth more of them moves the parameters, fewer move only their customers.

const SHARE = 0.01
/** A firm of a few sales would be fitted at each of them; the night comes soon enough. */
const FEWEST = 3

/** Whether so many sales since the fit call for a new one. */
export function needsRefit({ fitted, since }: { fitted: number; since: number }): boolean {
  return since >= Math.max(FEWEST, fitted * SHARE)
}
