import type { FastifyReply, FastifyRequest } from 'fastify'
import { may } from '../../kernel/actor.ts'
import type { Needs } from '../../kernel/contract.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isTimeZone } from '../clock.ts'
import { isProofFresh } from '../sessions/proof.ts'
import type { Visitor } from '../sessions/sessions.ts'
import type { Caller } from '../sessions/visit.ts'
import type { Rates } from './rates.ts'

/** What somebody shows at the gate, and the workspace they ask for; without one, that of their session. */
export type Shown = Readonly<{
  cookies: string | undefined
  authorization: string | undefined
  workspaceId: string | undefined
}>

/** Tells who shows a session or an API key; null for nobody we know. Asked anew for each request. */
export type Gate = (shown: Shown) => Promise<Caller | null>

export function visitorOf(request: FastifyRequest): Visitor {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    cookies: request.headers.cookie,
    timeZone: timeZoneOf(request.headers['rapport-time-zone']),
  }
}

function timeZoneOf(said: string | string[] | undefined): string | null {
  return typeof said === 'string' && said.length <= 64 && isTimeZone(said) ? said : null
}

/** What a request shows. Streams and downloads can't set a header, so they may ask in the address. */
export function shownBy({ headers, query }: FastifyRequest): Shown {
  const asked = headers['x-workspace'] ?? (query as { workspace?: unknown } | undefined)?.workspace
  const { cookie, authorization } = headers
  return { cookies: cookie, authorization, workspaceId: typeof asked === 'string' ? asked : undefined }
}

/** What is asked of whoever wants through. */
type Asked = Readonly<{ needs: Needs; stepUp?: boolean }>

/** Lets a request through or refuses it: what is not granted is denied. */
export async function passGate(
  gate: Gate,
  request: FastifyRequest,
  { needs, stepUp = false }: Asked,
): Promise<Caller | null> {
  const shown = shownBy(request)
  const isKnownToShow = shown.cookies !== undefined || shown.authorization !== undefined
  const caller = isKnownToShow ? await gate(shown) : null
  if (needs === 'anybody') return caller
  if (caller === null) throw refuse('not-signed-in')
  if (needs !== 'member' && !may(caller.actor, needs)) throw refuse('not-allowed', { needs })
  if (stepUp && !isProofFresh(caller)) throw refuse('step-up-needed')
  return caller
}

type Entrance = Readonly<{ gate: Gate; rates: Rates; request: FastifyRequest; reply: FastifyReply }>

/** The same, counted: for each member, and for each address from which somebody unknown calls. */
export async function passCounted({ gate, rates, request, reply }: Entrance, asked: Asked) {
  rates.meet(request, reply)
  let caller: Caller | null = null
  try {
    caller = await passGate(gate, request, asked)
  } catch (error) {
    rates.count(request, reply, null)
    throw error
  }
  rates.count(request, reply, caller)
  return caller
}
