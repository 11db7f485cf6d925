import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { stopwatch } from '../clock.ts'

/** What became of a database that died. While it is down it is tried again and again, so nobody need do it by hand. */
export type Crash = Readonly<{
  kind: 'restarted' | 'down'
  /** How often it was tried since it last ran for long. */
  attempt: number
  /** Why it doesn't start, where its own words tell. */
  because?: 'disk-full' | 'unknown'
}>

export type OnCrash = (crash: Crash) => void

type Options = Readonly<{
  start: () => Promise<ChildProcess>
  stop: (child: ChildProcess) => Promise<void>
  onCrash: OnCrash
}>

/** A program that is started again whenever it dies. */
export type KeptAlive = Readonly<{ child: () => ChildProcess; stop: () => Promise<void> }>

const longEnoughMs = 5 * 60_000

/** How long to wait before the next try: not at all after one crash, up to half a minute after many. */
export function pauseBefore(attempt: number): number {
  return attempt <= 1 ? 0 : Math.min(30_000, 250 * 2 ** (attempt - 2))
}

/** Starts a program and keeps it running, with ever longer pauses where it dies again and again. */
export async function keepAlive({ start, stop, onCrash }: Options): Promise<KeptAlive> {
  const stopping = new AbortController()
  let attempt = 0
  let ran = stopwatch()
  let reviving: Promise<void> | undefined
  let child = await start()

  const watch = () =>
    child.once('exit', () => {
      if (stopping.signal.aborted) return
      if (ran() > longEnoughMs) attempt = 0
      reviving = revive()
    })

  const revive = async (): Promise<void> => {
    while (true) {
      attempt += 1
      await pause(pauseBefore(attempt), undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      const started = await start().catch((error: unknown) => {
        onCrash({ kind: 'down', attempt, because: why(error) })
        return null
      })
      if (started === null) continue
      child = started
      ran = stopwatch()
      watch()
      return onCrash({ kind: 'restarted', attempt })
    }
  }

  watch()
  return {
    child: () => child,
    stop: async () => {
      stopping.abort()
      await reviving
      await stop(child)
    },
  }
}

function why(error: unknown): Crash['because'] {
  return error instanceof Error && /no space left on device/i.test(error.message) ? 'disk-full' : 'unknown'
}
