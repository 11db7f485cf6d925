import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** Starts to listen and gives the port. */
export async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  await app.listen({ host, port })
  return (app.server.address() as AddressInfo).port
}

const drainMs = 5_000

/** Requests that run may end; streams are told to come back later; whoever lingers is cut off. */
export async function closeWeb(app: FastifyInstance, closeLive: () => Promise<void>): Promise<void> {
  const patience = setTimeout(() => app.server.closeAllConnections(), drainMs)
  await Promise.all([app.close(), closeLive()])
  clearTimeout(patience)
}
