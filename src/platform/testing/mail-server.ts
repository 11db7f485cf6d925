import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { until } from './until.ts'

/** A letter as a mail server got it. */
export type Received = Readonly<{ from: string; to: readonly string[]; source: string }>

/** How the mail server behaves towards the next letters. */
export type Mood = 'kind' | 'busy' | 'refusing' | 'dropping' | 'silent' | 'dropping-after-yes'

/** A real mail server on the loopback, with moods. */
export type MailServer = Readonly<{
  url: string
  received: Received[]
  behave: (mood: Mood) => void
  /** Waits until so many letters came. */
  until: (count: number) => Promise<void>
  close: () => Promise<void>
}>

/** Starts one on a free port. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = []
  let mood: Mood = 'kind'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => done(mood === 'refusing' ? noSuchPerson() : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (mood === 'silent') return
        if (mood === 'busy') return done(busy())
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        const letter = {
          from,
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        }
        if (mood !== 'dropping') received.push(letter)
        if (mood === 'kind') return done(null, '2.0.0 Ok: queued as 4711')
        // Gone without a word, before or after the letter was kept.
        for (const connection of server.connections) connection._socket.destroy()
      })
    },
    ...options,
  }) as SMTPServer & Connections
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next) => {
      mood = next
    },
    until: async (count) => {
      await until(() => received.length >= count)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

// The library keeps its open connections here and types none of it.
type Connections = { connections: Set<{ _socket: { destroy: () => void } }> }

function busy(): Error {
  return Object.assign(new Error('4.3.2 Try again later'), { responseCode: 451 })
}

function noSuchPerson(): Error {
  return Object.assign(new Error('5.1.1 No such person here'), { responseCode: 550 })
}
