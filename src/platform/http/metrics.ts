import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import type { Config } from '../config.ts'
import type { Meters } from '../metrics/meters.ts'

/** Serves the measurements, to this machine or to who shows the token; to others there is nothing here. */
export function serveMetrics(app: FastifyInstance, { metricsToken }: Config, meters: Meters): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    // A method of somebody's own making would be a label of theirs.
    const route = routeOptions.url ?? 'none'
    meters.request({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, metricsToken)) throw refuse('not-found', { what: 'address' })
    const { type, body } = await meters.text()
    return reply.header('content-type', type).header('cache-control', 'no-store').send(body)
  })
}

function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`)
  // A proxy on this machine speaks for the whole world.
  const isForwarded =
    'forwarded' in headers || Object.keys(headers).some((name) => name.startsWith('x-forwarded-'))
  return !isForwarded && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '')
}

/** Digests are compared, so that the time it takes tells nothing about the token, its length included. */
function isSame(shown: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(shown), digest(wanted))
}
