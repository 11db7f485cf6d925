import { now } from './clock.ts'
import type { LogLevel } from './config.ts'

/**
 * What may stand in a log line: ids, codes, counts and durations. Names, addresses and texts of people
 * have no field to go into.
 */
export type LogDetails = {
  readonly [field: `${string}Id`]: string | undefined
  readonly [field: `${string}Count` | `${string}Ms` | `${string}Bytes` | `${string}Seconds`]:
    | number
    | undefined
  readonly code?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly task?: string
  readonly channel?: string
  readonly migration?: string
  readonly address?: string
  readonly file?: string
  readonly attempt?: number
  /** SQL of ours and its plan, without values. */
  readonly statement?: string
  readonly plan?: string
  readonly error?: unknown
}

/** Writes one JSON line per event; the event is a fixed code such as `import-finished`. */
export type Log = Readonly<Record<Exclude<LogLevel, 'silent'>, (event: string, details?: LogDetails) => void>>

const weight: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 }

/** Makes a log that writes events of at least this level. */
export function openLog(level: LogLevel, write: (line: string) => void = toStderr): Log {
  const at =
    (own: Exclude<LogLevel, 'silent'>) =>
    (event: string, details: LogDetails = {}) => {
      if (weight[own] < weight[level]) return
      const { error, ...fields } = details
      const failure = error === undefined ? {} : { error: describeError(error, level) }
      write(JSON.stringify({ at: now().toISOString(), level: own, event, ...fields, ...failure }))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A log that says nothing; for commands that speak to a person instead. */
export const silentLog: Log = openLog('silent')

/**
 * The message of an error may quote what somebody typed ("invalid input syntax … 'Ada Lovelace'"), so it is left out;
 * with LOG_LEVEL=debug it stands there up to where the first quotation could begin.
 */
function describeError(error: unknown, level: LogLevel): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown }
  // The message stands at the head of the stack, and may have lines of its own.
  const stack = (error.stack ?? '').replace(error.message, '')
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(level === 'debug' ? { message: error.message.split(/["'`(<:“‘«]/, 1)[0].trim() } : {}),
    stack: frames.slice(0, 8).map((line) => line.trim()),
  }
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`)
}
