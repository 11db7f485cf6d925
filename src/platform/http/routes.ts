import { Transform } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import type { Config } from '../config.ts'
import type { Caller } from '../sessions/visit.ts'
import type { Desk } from '../work.ts'
import { routerPath } from './addresses.ts'
import type { Gate } from './gate.ts'
import { passCounted } from './gate.ts'
import type { Rates } from './rates.ts'
import { digested, onceApart } from './once-apart.ts'
import type { Route, RouteCall } from './route.ts'

type Serving = Readonly<{
  gate: Gate
  rates: Rates
  deskOf: (caller: Caller, request: FastifyRequest, signal: AbortSignal) => Desk
  config: Config
}>

/** Serves routes that are no plain calls. What is sent to them is not read into memory. */
export function serveRoutes(app: FastifyInstance, routes: readonly Route[], serving: Serving): void {
  const { gate, rates, config, deskOf } = serving
  const mostBytes = config.maxUploadMb * 1_000_000
  app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const route of routes) {
      const callers = new WeakMap<FastifyRequest, Caller>()
      inner.route({
        method: route.method,
        url: routerPath(route.path),
        bodyLimit: mostBytes,
        onRequest: async (request, reply) => {
          const caller = await passCounted({ gate, rates, request, reply }, route)
          if (caller) callers.set(request, caller)
          if (Number(request.headers['content-length']) > mostBytes) throw tooLarge(config)
        },
        handler: async (request, reply) => {
          const caller = callers.get(request)
          if (caller === undefined) throw refuse('not-signed-in')
          const gone = new AbortController()
          reply.raw.once('close', () => gone.abort())
          const body = request.raw.pipe(upTo(mostBytes, config))
          // A pipe doesn't pass on that the other side went away.
          request.raw.once('close', () => {
            if (!request.raw.complete) body.destroy(new Error('the upload broke off'))
          })
          const call = { desk: deskOf(caller, request, gone.signal), request, reply, config }
          const key = request.headers['idempotency-key']
          if (route.method === 'GET' || typeof key !== 'string') return route.handler({ ...call, body })
          return takeInOnce(route, { ...call, body }, key)
        },
      })
    }
  })
}

async function takeInOnce(route: Route, call: RouteCall, key: string): Promise<unknown> {
  const { desk, request, reply } = call
  const { method, path } = route
  const { body, digest } = digested(call.body, JSON.stringify([method, path, request.params, request.query]))
  const { status, answer } = await onceApart({ key, desk, digest }, async () => {
    const answer = await route.handler({ ...call, body })
    return { status: reply.statusCode, answer }
  })
  reply.status(status)
  return answer
}

function upTo(mostBytes: number, config: Config): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > mostBytes) done(tooLarge(config))
      else done(null, chunk)
    },
  })
}

const tooLarge = (config: Config) => refuse('too-large', { mostMb: config.maxUploadMb })
