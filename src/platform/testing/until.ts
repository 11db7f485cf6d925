import { setTimeout as pause } from 'node:timers/promises'

const patienceMs = 45_000

/** Asks again and again until there is an answer, and gives it. A busy machine has time; what never comes is an error. */
export async function until<T>(ask: () => T | Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
  const end = performance.now() + patienceMs
  do {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false)
      return answer as NonNullable<Exclude<T, false>>
    await pause(20)
  } while (performance.now() < end)
  throw new Error(`It did not happen within ${patienceMs / 1000} seconds: ${ask}`)
}
