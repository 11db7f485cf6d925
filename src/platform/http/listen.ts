import type { AddressInfo, Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { boundConnections } from './connections.ts'

/** A web server that listens. */
export type Listening = Readonly<{
  port: number
  /** Requests that run may end; streams are told to come back later; whoever lingers is cut off. */
  close: (closeStreams: () => Promise<void>) => Promise<void>
}>

/** Starts to listen. */
export async function listen(app: FastifyInstance, { host, port, trustProxy }: Config): Promise<Listening> {
  // Behind a proxy everybody comes from its address.
  const isFree = (address: string) => trustProxy > 0 || /^(127\.|::1$|::ffff:127\.)/.test(address)
  boundConnections(app.server, { most: mostConnections, isFree })
  const dropIdle = watchConnections(app)
  await app.listen({ host, port })
  return {
    port: (app.server.address() as AddressInfo).port,
    close: async (closeStreams) => {
      const patience = setTimeout(() => app.server.closeAllConnections(), drainMs)
      // A connection becomes idle only when its last answer is out.
      const sweep = setInterval(dropIdle, 50)
      await Promise.all([app.close(), closeStreams()])
      clearTimeout(patience)
      clearInterval(sweep)
    },
  }
}

const drainMs = 5_000
// A whole office behind one address, each with some pages open.
const mostConnections = 500

/** Node doesn't count a connection as idle that a browser opened in advance and never used. */
function watchConnections({ server }: FastifyInstance): () => void {
  const open = new Set<Socket>()
  const busy = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      busy.delete(socket)
    })
  })
  server.on('request', ({ socket }, response) => {
    busy.add(socket)
    response.once('close', () => busy.delete(socket))
  })
  return () => {
    for (const socket of open) if (!busy.has(socket)) socket.destroy()
  }
}
