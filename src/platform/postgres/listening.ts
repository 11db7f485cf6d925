import pg from 'pg'

/** Hears NOTIFY on one connection outside the pool, and comes back after it broke. */
export type Listening = Readonly<{
  /**
   * Calls `onMessage` for each NOTIFY on the channel. After a broken connection is back, `onReconnect` is
   * called: messages in between are lost, so whoever listens must look again.
   */
  listen: (
    channel: string,
    onMessage: (payload: string) => void,
    onReconnect?: () => void,
  ) => Promise<() => Promise<void>>
  /** How often a broken connection came back. */
  reconnects: () => number
  close: () => Promise<void>
}>

type Listener = Readonly<{ onMessage: (payload: string) => void; onReconnect: () => void }>

const firstPauseMs = 100
const longestPauseMs = 5_000

/** Makes a listener that connects when the first channel is asked for. */
export function openListening(connect: pg.ClientConfig): Listening {
  const listeners = new Map<string, Set<Listener>>()
  let current: Promise<pg.Client> | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  let reconnects = 0

  const client = (): Promise<pg.Client> => {
    current ??= start().catch((error) => {
      current = undefined
      throw error
    })
    return current
  }

  const start = async (): Promise<pg.Client> => {
    const made = new pg.Client({ ...connect, application_name: 'rapport listening', keepAlive: true })
    made.on('notification', ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener.onMessage(payload ?? '')
    })
    made.on('error', () => undefined)
    await made.connect()
    made.once('end', () => {
      if (current === undefined || isClosed) return
      current = undefined
      comeBack(firstPauseMs)
    })
    for (const channel of listeners.keys()) await made.query(`listen ${made.escapeIdentifier(channel)}`)
    return made
  }

  const comeBack = (pauseMs: number): void => {
    if (isClosed || listeners.size === 0) return
    timer = setTimeout(async () => {
      try {
        await client()
        reconnects += 1
        for (const set of listeners.values()) for (const listener of set) listener.onReconnect()
      } catch {
        comeBack(Math.min(pauseMs * 2, longestPauseMs))
      }
    }, pauseMs)
  }

  return {
    listen: async (channel, onMessage, onReconnect = () => undefined) => {
      const listener = { onMessage, onReconnect }
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(listener))
      const connected = await client()
      await connected.query(`listen ${connected.escapeIdentifier(channel)}`)
      return async () => {
        set.delete(listener)
        if (set.size > 0) return
        listeners.delete(channel)
        const open = await current?.catch(() => undefined)
        await open?.query(`unlisten ${open.escapeIdentifier(channel)}`).catch(() => undefined)
      }
    },
    reconnects: () => reconnects,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      const open = await current?.catch(() => undefined)
      await open?.end().catch(() => undefined)
    },
  }
}
