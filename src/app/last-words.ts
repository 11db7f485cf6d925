import { setTimeout as pause } from 'node:timers/promises'
import type { LogLevel } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'

const patienceMs = 20_000

/**
 * What nobody caught ends the server: after it, nothing in memory can be trusted. But it is said, with the place it
 * came from, whatever else is logged; the database is stopped; and exit code 1 tells a service manager to start anew.
 */
export function speakLastWords(level: LogLevel, stop: () => Promise<unknown>): void {
  const log = openLog(level === 'silent' ? 'error' : level)
  let isEnding = false
  const end = async () => {
    if (isEnding) return
    isEnding = true
    await Promise.race([
      stop().catch((error: unknown) => log.error('close-failed', { error })),
      pause(patienceMs),
    ])
    process.exit(1)
  }
  process.on('uncaughtException', (error) => {
    log.error('uncaught-exception', { error })
    void end()
  })
  process.on('unhandledRejection', (error) => {
    log.error('unhandled-rejection', { error })
    void end()
  })
}
