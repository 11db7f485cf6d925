import { randomUUID } from 'node:crypto'
import underPressure from '@fastify/under-pressure'
import type { AnyContractRouter } from '@orpc/contract'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import { announceFacts } from '../announce.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import type { FrameOf } from '../desk.ts'
import { openDesk } from '../desk.ts'
import type { Live } from '../live.ts'
import { serveLive } from '../live.ts'
import type { Log } from '../log.ts'
import type { Post } from '../mail/post.ts'
import type { Meters } from '../metrics/meters.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Caller } from '../sessions/visit.ts'
import type { Reaction } from '../work.ts'
import { apiPrefix, openAddresses } from './addresses.ts'
import { forBrokenRequests } from './broken-requests.ts'
import { type Endpoint, endpointsOf, serveEndpoints } from './endpoints.ts'
import type { Gate } from './gate.ts'
import { secure } from './headers.ts'
import { openLimits } from './limits.ts'
import { hangUpOnUnfinished } from './hang-up.ts'
import { serveMetrics } from './metrics.ts'
import { describeApi } from './openapi/describe.ts'
import { assertSameOrigin } from './origin.ts'
import { servePages } from './pages.ts'
import { sendProblem } from './problem.ts'
import { openRates } from './rates.ts'
import { serveReference } from './reference/serve.ts'
import type { Route } from './route.ts'
import { serveRoutes } from './routes.ts'

export type HttpOptions = Readonly<{
  config: Config
  /** The address under which people reach us; known once we listen, when no other is set. */
  publicUrl: () => string
  database: Database
  sessions: Sessions
  gate: Gate
  frameOf: FrameOf
  reactions: readonly Reaction[]
  contract: AnyContractRouter
  handlers: object
  /** What endpoints refuse with beside what all like them do. */
  refusals: Readonly<Record<string, readonly string[]>>
  routes: readonly Route[]
  post: Post
  live: Live
  webFolder: string
  log: Log
  meters: Meters
  /** Parses what handlers answer by the contract; for tests. */
  checksAnswers?: boolean
}>

/** Puts the web server together; it doesn't listen yet. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { config } = options
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    // As many as stand in front; what comes before their entries was written by whoever calls.
    trustProxy: (_address, hop) => hop < config.trustProxy,
    bodyLimit: 1_000_000,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 300 },
    // A client that sends its headers a letter at a time must not hold a connection for ever.
    http: { headersTimeout: 20_000 },
    requestTimeout: 0,
    ...forBrokenRequests,
    forceCloseConnections: 'idle',
  })
  readJsonOnly(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    assertSameOrigin(request, options.publicUrl())
  })
  const endpoints = endpointsOf(options.contract, options.handlers)
  hangUpOnUnfinished(app, openAddresses([...endpoints, ...options.routes]))
  logRequests(app, options.log)
  await secure(app, config)
  await relieve(app)
  serveHealth(app, options.database)
  serveMetrics(app, config, options.meters)
  serveApi(app, endpoints, options)
  await servePages(app, options.webFolder)
  return app
}

function readJsonOnly(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body, done)
  })
}

function logRequests(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const { status } = sendProblem(error, request, reply)
    if (status < 500) return
    const route = request.routeOptions.url ?? 'none'
    log.error('request-failed', { requestId: request.id, method: request.method, route, status, error })
  })
  app.addHook('onResponse', async (request, reply) => {
    log.info('request', {
      requestId: request.id,
      method: request.method,
      // The pattern, not the address: that may hold what somebody looked for.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      tookMs: Math.round(reply.elapsedTime),
    })
  })
}

async function relieve(app: FastifyInstance): Promise<void> {
  await app.register(underPressure, {
    // A long import on a busy machine may hold up everybody for a second or two; that is no reason to refuse them.
    maxEventLoopDelay: 10_000,
    sampleInterval: 1_000,
    pressureHandler: () => {
      throw Object.assign(new Error('busy'), { code: 'FST_UNDER_PRESSURE', statusCode: 503 })
    },
  })
}

function serveHealth(app: FastifyInstance, database: Database): void {
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async () => {
    await database.pool.query('select 1')
    return { ready: true }
  })
}

function serveApi(app: FastifyInstance, endpoints: readonly Endpoint[], options: HttpOptions): void {
  const { database, frameOf, reactions, gate, config, sessions, live, post } = options
  const deskOf = ({ actor, frame }: Caller, { id: requestId }: FastifyRequest, signal?: AbortSignal) =>
    openDesk({
      database,
      reactions,
      post,
      actor,
      requestId,
      frameOf: async () => frame,
      ...(signal ? { signal } : {}),
    })
  const rates = openRates(config.apiLimit)
  serveEndpoints(app, endpoints, {
    gate,
    rates,
    deskOf,
    visitBase: {
      sessions,
      database,
      isSignUpOpen: config.signUpOpen,
      get publicUrl() {
        return options.publicUrl()
      },
      deskFor: (actor: Actor) => openDesk({ database, reactions, post, actor, frameOf }),
      mail: post.settings,
      laterDo: (task, payload) =>
        database.outside((db) =>
          db.query('select platform.enqueue($1, $2::json)', [task, JSON.stringify(payload)]),
        ),
      announce: ({ db, memberId, ...frame }, ...facts) =>
        announceFacts({ db, frame, memberId, reactions }, facts),
    },
    limit: openLimits(config.signInLimit),
    onLateFailure: (error) => options.log.error('afterwards-failed', { error }),
    timeoutMs: config.requestTimeoutSeconds * 1000,
    checksAnswers: options.checksAnswers ?? false,
  })
  serveRoutes(app, options.routes, { gate, rates, deskOf, config })
  serveLive(app, { live, gate, rates })
  let description: unknown
  const describe = () => {
    description ??= describeApi({
      endpoints,
      routes: options.routes,
      refusals: options.refusals,
      publicUrl: options.publicUrl(),
    })
    return description
  }
  app.get(`${apiPrefix}/openapi.json`, async () => describe())
  serveReference(app, describe, options.webFolder)
}
