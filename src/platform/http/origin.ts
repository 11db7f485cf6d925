import type { FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Another web site can make a browser send our cookie along, but it can't lie about where the call comes
 * from. Who shows an API key needs no such care, and programs send neither header.
 */
export function assertSameOrigin(request: FastifyRequest, publicUrl: string): void {
  const { headers, method } = request
  if (harmless.has(method) || headers.authorization !== undefined) return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refuse('wrong-origin')
  const { origin } = headers
  if (origin === undefined || origin === new URL(publicUrl).origin) return
  if (URL.canParse(origin) && new URL(origin).host === headers.host) return
  throw refuse('wrong-origin')
}
