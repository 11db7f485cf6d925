import { setImmediate } from 'node:timers/promises'
import { stopwatch } from '../../../platform/clock.ts'

const longestBreathMs = 10

/** Long arithmetic that lets requests through: `const breathe = breathing()`, then `await breathe()` in the loop. */
export function breathing(): () => Promise<void> {
  let elapsed = stopwatch()
  return async () => {
    if (elapsed() < longestBreathMs) return
    await setImmediate()
    elapsed = stopwatch()
  }
}
