/** What on screen may be old, gathered and asked anew. */
export type Renewals = Readonly<{ hear: (names: readonly string[]) => void; stop: () => void }>

type Pace = Readonly<{ pauseMs: number; patienceMs: number }>

/**
 * Asks anew for what is old, many facts at once and one renewal after the other: asking again calls off what was asked
 * before, so that news which keeps pouring in would leave a slow page without an answer for as long as it pours.
 */
export function openRenewals(
  renew: (names: ReadonlySet<string>) => Promise<unknown>,
  { pauseMs, patienceMs }: Pace = { pauseMs: 150, patienceMs: 5_000 },
): Renewals {
  const stale = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRenewing = false
  let isOver = false

  const schedule = () => {
    if (!isRenewing && !isOver && stale.size > 0) timer ??= setTimeout(() => void go(), pauseMs)
  }
  const go = async () => {
    timer = undefined
    isRenewing = true
    const names = new Set(stale)
    stale.clear()
    // One that never ends must not keep the screen old for ever.
    let tired: ReturnType<typeof setTimeout> | undefined
    const patience = new Promise((resolve) => {
      tired = setTimeout(resolve, patienceMs)
    })
    await Promise.race([renew(names).catch(() => undefined), patience])
    clearTimeout(tired)
    isRenewing = false
    schedule()
  }
  return {
    hear: (names) => {
      for (const name of names) stale.add(name)
      schedule()
    },
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
