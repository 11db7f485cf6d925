import { setImmediate as turn } from 'node:timers/promises'
import { stopwatch } from './clock.ts'

const mostMs = 10

/** For long work item by item on the thread that answers everybody: others have their turn after a few milliseconds. */
export class Turns {
  #took = stopwatch()

  /** Gives others theirs if it is time; called between two items. */
  async give(): Promise<void> {
    if (this.#took() < mostMs) return
    await turn()
    this.#took = stopwatch()
  }
}
