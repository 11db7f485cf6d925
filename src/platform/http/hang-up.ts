import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { refuseMethod } from './addresses.ts'

/** Long enough for whoever still sends to read why they were refused. */
const graceMs = 1_000

/**
 * Closes the connection of a request that was answered before all of it came. Node waits for the rest for
 * ever: a limit of its own would have to let the longest upload pass, so there is none.
 */
export function hangUpOnUnfinished(app: FastifyInstance, methodsAt: (url: string) => string[]): void {
  // Nobody reads what is sent to an address that isn't there, so nobody shall wait for it either.
  app.addHook('onRequest', async ({ is404, method, url }, reply) => {
    if (!is404) return
    const allowed = methodsAt(url)
    if (allowed.length > 0) refuseMethod(allowed, reply)
    if (method !== 'GET' && method !== 'HEAD') throw refuse('not-found', { what: 'address' })
  })
  app.addHook('onError', async (request, reply) => {
    if (!request.raw.complete) reply.header('connection', 'close')
  })
  app.addHook('onResponse', async ({ raw }) => {
    if (raw.complete) return
    const { socket } = raw
    setTimeout(() => {
      if (!raw.complete) socket.destroy()
    }, graceMs).unref()
  })
}
