import type { Server, Socket } from 'node:net'
import { networkOf } from '../network.ts'

type Bound = Readonly<{
  most: number
  /** Whose connections are not counted: this machine's, and those that a proxy passes on for everybody. */
  isFree: (address: string) => boolean
}>

/** Hangs up on a network that holds more connections than the people behind one address ever need. */
export function boundConnections(server: Server, { most, isFree }: Bound): void {
  const held = new Map<string, number>()
  server.prependListener('connection', (socket: Socket) => {
    const { remoteAddress } = socket
    if (remoteAddress === undefined || isFree(remoteAddress)) return
    const network = networkOf(remoteAddress)
    const count = (held.get(network) ?? 0) + 1
    if (count > most) return void socket.destroy()
    held.set(network, count)
    socket.once('close', () => {
      const left = (held.get(network) ?? 1) - 1
      if (left > 0) held.set(network, left)
      else held.delete(network)
    })
  })
}
