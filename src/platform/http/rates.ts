import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { now } from '../clock.ts'
import { networkOf } from '../network.ts'
import type { Caller } from '../sessions/visit.ts'

/** Counts requests, says in the answer how many are left, and refuses when there were too many. */
export type Rates = Readonly<{
  /** Before it is known who calls: an address from which nobody known called too often is refused. */
  meet: (request: FastifyRequest, reply: FastifyReply) => void
  /** Counts for a member, or for the address of somebody unknown. */
  count: (request: FastifyRequest, reply: FastifyReply, caller: Caller | null) => void
}>

type Window = { requests: number; until: number }

const windowMs = 60_000
const mostKept = 50_000

/** Limits requests a minute; kept in memory, so a restart forgives. 0 has no limit. */
export function openRates(perMinute: number): Rates {
  const windows = new Map<string, Window>()
  const windowOf = (whose: string, at: number): Window => {
    const known = windows.get(whose)
    if (known !== undefined && known.until > at) return known
    if (windows.size > mostKept) forget(windows, at)
    const fresh = { requests: 0, until: at + windowMs }
    windows.set(whose, fresh)
    return fresh
  }
  const tell = (reply: FastifyReply, { requests, until }: Window, at: number) => {
    const seconds = Math.ceil((until - at) / 1000)
    reply.header('ratelimit-policy', `"minute";q=${perMinute};w=${windowMs / 1000}`)
    reply.header('ratelimit', `"minute";r=${Math.max(0, perMinute - requests)};t=${seconds}`)
    if (requests > perMinute) throw refuse('too-many-requests', { retryAfterSeconds: seconds })
  }
  const isFree = (request: FastifyRequest) => perMinute === 0 || isOwn(request)
  return {
    meet: (request, reply) => {
      const at = now().getTime()
      const window = windows.get(networkOf(request.ip))
      if (isFree(request) || window === undefined || window.until <= at) return
      if (window.requests > perMinute) tell(reply, window, at)
    },
    count: (request, reply, caller) => {
      if (isFree(request)) return
      const at = now().getTime()
      const window = windowOf(caller === null ? networkOf(request.ip) : caller.actor.memberId, at)
      window.requests += 1
      tell(reply, window, at)
    },
  }
}

/** Whether a call comes from the machine we run on: its own screens, command line and jobs. */
function isOwn({ ip, socket }: FastifyRequest): boolean {
  return ip === socket.localAddress || /^(127\.|::1$|::ffff:127\.)/.test(ip)
}

function forget(windows: Map<string, Window>, at: number): void {
  for (const [whose, { until }] of windows) if (until <= at) windows.delete(whose)
  // Those that began first go first: whoever fills this with addresses doesn't free their own.
  for (const whose of windows.keys()) {
    if (windows.size <= mostKept * 0.9) return
    windows.delete(whose)
  }
}
