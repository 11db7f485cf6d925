import type { FastifyRequest } from 'fastify'
import { may } from '../../kernel/actor.ts'
import type { Needs } from '../../kernel/contract.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Visitor } from '../sessions/sessions.ts'
import type { Caller } from '../sessions/visit.ts'

/** What somebody shows at the gate. */
export type Shown = Readonly<{ cookies: string | undefined; authorization: string | undefined }>

/** Tells who shows a session or an API key; null for nobody we know. Asked anew for each request. */
export type Gate = (shown: Shown) => Promise<Caller | null>

export function visitorOf(request: FastifyRequest): Visitor {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    cookies: request.headers.cookie,
  }
}

/** Lets a request through or refuses it: what is not granted is denied. */
export async function passGate(gate: Gate, request: FastifyRequest, needs: Needs): Promise<Caller | null> {
  const { cookie, authorization } = request.headers
  const isKnownToShow = cookie !== undefined || authorization !== undefined
  const caller = isKnownToShow ? await gate({ cookies: cookie, authorization }) : null
  if (needs === 'anybody') return caller
  if (caller === null) throw refuse('not-signed-in')
  if (needs !== 'member' && !may(caller.actor, needs)) throw refuse('not-allowed', { needs })
  return caller
}
