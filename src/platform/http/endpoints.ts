import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EndpointMeta, Needs } from '../../kernel/contract.ts'
import { refuse } from '../../kernel/refusal.ts'
import { JsonText } from '../json-text.ts'
import type { Caller, Visit } from '../sessions/visit.ts'
import type { Desk, Writing } from '../work.ts'
import { routerPath } from './addresses.ts'
import type { Gate } from './gate.ts'
import { passCounted, visitorOf } from './gate.ts'
import type { Handler } from './handlers.ts'
import { digestOf, once } from './idempotency.ts'
import { assertAcceptable } from './negotiation.ts'
import { onceApart } from './once-apart.ts'
import { readInput } from './input.ts'
import type { Limit } from './limits.ts'
import type { Rates } from './rates.ts'
import { type Cut, openFields } from './sparse.ts'
import {
  asPrecondition,
  assertFollows,
  expectedVersion,
  takesVersion,
  tellVersion,
  withVersion,
} from './versions.ts'

/** One endpoint of the contract with what it does. */
export type Endpoint = Readonly<{
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  needs: Needs
  /** Whether one must have proved anew who one is. */
  stepUp: boolean
  many: boolean
  procedure: AnyContractProcedure
  handler: Handler | undefined
}>

/** Walks a contract beside its table of handlers; what has no handler yet answers 404. */
export function endpointsOf(contract: AnyContractRouter, handlers: object, name: string[] = []): Endpoint[] {
  if (isContractProcedure(contract)) return [endpointOf(contract, handlers as Handler, name.join('.'))]
  return Object.entries(contract).flatMap(([key, inner]) =>
    endpointsOf(inner, (handlers as Record<string, object>)?.[key], [...name, key]),
  )
}

function endpointOf(procedure: AnyContractProcedure, handler: Handler | undefined, name: string): Endpoint {
  const { meta, route } = procedure['~orpc']
  const { needs, stepUp = false, many = false } = meta as Partial<EndpointMeta>
  if (needs === undefined || route.method === undefined || route.path === undefined) {
    throw new Error(`The endpoint ${name} does not say its method, its path or what one needs.`)
  }
  if (route.method === 'HEAD') throw new Error(`The endpoint ${name} can't be a HEAD.`)
  return { name, method: route.method, path: route.path, needs, stepUp, many, procedure, handler }
}

/** What endpoints are served with. */
export type Serving = Readonly<{
  gate: Gate
  rates: Rates
  deskOf: (caller: Caller, request: FastifyRequest) => Desk
  visitBase: Omit<Visit, 'caller' | 'visitor' | 'setCookies' | 'afterwards' | 'limit'>
  limit: Limit
  /** Told when what was to be done after an answer failed. */
  onLateFailure: (error: unknown) => void
  timeoutMs: number
  /** Parses what handlers answer by the contract: slow, so for tests. */
  checksAnswers: boolean
}>

/** A thousand records, each as large as they usually are at most. */
const mostBytesOfMany = 8_000_000

/** Serves the endpoints of a contract. */
export function serveEndpoints(app: FastifyInstance, endpoints: readonly Endpoint[], serving: Serving): void {
  for (const endpoint of endpoints) {
    const { handler } = endpoint
    if (handler === undefined) continue
    const callers = new WeakMap<FastifyRequest, Caller | null>()
    const fields = openFields(endpoint.procedure['~orpc'].outputSchema)
    app.route({
      method: endpoint.method,
      url: routerPath(endpoint.path),
      handlerTimeout: serving.timeoutMs,
      ...(endpoint.many ? { bodyLimit: mostBytesOfMany } : {}),
      // Before the body is read: a stranger's megabytes are not worth the memory.
      onRequest: async (request, reply) => {
        callers.set(request, await passCounted({ ...serving, request, reply }, endpoint))
        assertAcceptable(request)
      },
      handler: async (request, reply) => {
        const call = { request, reply, caller: callers.get(request) ?? null }
        const cut = cutOf(request, fields)
        const found = await perform(handler, { ...endpoint, ...call }, serving)
        if (found instanceof JsonText && cut === whole && !serving.checksAnswers) {
          tellVersion(reply, found.head)
          return sendText(reply, found)
        }
        const answer = found instanceof JsonText ? found.read() : found
        const checked = serving.checksAnswers ? await assertPromised(endpoint, answer) : answer
        tellVersion(reply, checked)
        return reply.header('cache-control', 'no-store').send(cut(checked ?? null))
      },
    })
  }
}

type Call = Endpoint & Readonly<{ request: FastifyRequest; reply: FastifyReply; caller: Caller | null }>

/** What of the answer was asked for: all of it, unless a read names `fields`. */
function cutOf({ method, query }: FastifyRequest, fields: (asked: unknown) => Cut): Cut {
  const asked = method === 'GET' ? (query as Record<string, unknown>)['fields'] : undefined
  return asked === undefined ? whole : fields(asked)
}

const whole: Cut = (answer) => answer

function sendText(reply: FastifyReply, { text }: JsonText<unknown>) {
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(asItIs)
    .send(text)
}

const asItIs = (text: unknown) => text as string

async function perform(handler: Handler, call: Call, serving: Serving): Promise<unknown> {
  const expected = expectedVersion(call.request)
  if (expected === null) return performed(handler, call, { serving, expected })
  try {
    return await performed(handler, call, { serving, expected })
  } catch (error) {
    throw asPrecondition(error)
  }
}

type Terms = Readonly<{ serving: Serving; expected: number | null }>

async function performed(handler: Handler, call: Call, { serving, expected }: Terms): Promise<unknown> {
  const { request, procedure, caller } = call
  const { params, query, body: sent, method } = request
  const { inputSchema } = procedure['~orpc']
  const isTold = expected !== null && takesVersion(inputSchema)
  const body = isTold ? withVersion(sent, expected) : sent
  const input = (await readInput(inputSchema, { method, params, query, body })) as never
  if (handler.kind === 'visits') {
    if (expected !== null) assertFollows(null, expected)
    const act = () => handler.run(visitOf(call, serving), input)
    return visited(act, { ...call, isShownOnce: handler.isShownOnce }, serving)
  }
  if (caller === null) throw refuse('not-signed-in')
  const desk = serving.deskOf(caller, request)
  if (handler.kind === 'reads') return desk.reading((work) => handler.run(work, input))
  const act = async (work: Writing) => {
    const answer = await handler.run(work, input, visitOf(call, serving))
    if (expected !== null && !isTold) assertFollows(answer, expected)
    return answer
  }
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return desk.writing(act)
  const asked = {
    key,
    request: JSON.stringify([call.name, params, query, body ?? null]),
    isShownOnce: handler.isShownOnce,
  }
  return desk.writing((work) => once(work, asked, () => act(work)))
}

/** Who is signed in changes a session once for each key; whoever comes in is given a session of their own each time. */
async function visited(
  act: () => Promise<unknown>,
  call: Call & { isShownOnce: boolean },
  { deskOf }: Serving,
): Promise<unknown> {
  const { request, caller, name, isShownOnce } = call
  const { method, params, query, body, headers } = request
  const key = headers['idempotency-key']
  if (caller === null || method === 'GET' || typeof key !== 'string' || call.needs === 'anybody') return act()
  const digest = async () => digestOf(JSON.stringify([name, params, query, body ?? null]))
  const desk = deskOf(caller, request)
  const done = await onceApart({ key, desk, digest, isShownOnce }, async () => {
    return { status: 200, answer: await act() }
  })
  return done.answer
}

function visitOf({ request, reply, caller }: Call, serving: Serving): Visit {
  return {
    ...serving.visitBase,
    caller,
    visitor: visitorOf(request),
    limit: serving.limit,
    afterwards: (work) => {
      reply.raw.once('close', () => void work().catch(serving.onLateFailure))
    },
    setCookies: (cookies) => {
      for (const cookie of cookies) reply.header('set-cookie', cookie)
    },
  }
}

type Judged = Readonly<{ issues?: readonly { path?: readonly unknown[]; message: string }[] }>

async function assertPromised({ name, procedure }: Endpoint, answer: unknown): Promise<unknown> {
  const schema = procedure['~orpc'].outputSchema
  // As it goes over the wire, or a Date would pass for text.
  const sent = JSON.parse(JSON.stringify(answer ?? null))
  const result: Judged | undefined = await schema?.['~standard'].validate(sent)
  if (!result?.issues) return answer
  const where = result.issues.map(({ path, message }) => `${path?.map(String).join('.')}: ${message}`)
  throw new Error(`${name} does not answer as promised. ${where.join('; ')}`)
}
