// How far a file is, how fast it goes and how long it will still take, if it goes on as it went.
import type { Progress } from '../model.ts'

type Travelled = Readonly<{ bytesRead: number; bytesTotal: number; lines: number; milliseconds: number }>

/** What a progress bar shows. */
export function progressOf({ bytesRead, bytesTotal, lines, milliseconds }: Travelled): Progress {
  const share = bytesTotal === 0 ? 1 : Math.min(1, bytesRead / bytesTotal)
  return {
    bytesRead,
    bytesTotal,
    lines,
    linesPerSecond: milliseconds === 0 ? 0 : Math.round((lines * 1000) / milliseconds),
    secondsLeft: share < 0.01 ? null : Math.ceil((milliseconds * (1 - share)) / share / 1000),
  }
}
