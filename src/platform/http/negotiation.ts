import type { FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'

/** Refuses who can't take what we answer with. */
export function assertAcceptable({ headers }: FastifyRequest, type = 'application/json'): void {
  const { accept } = headers
  if (accept === undefined || accept === '' || accept.includes('*/*')) return
  const [family] = type.split('/')
  const takes = accept.split(',').map((range) => range.split(';')[0].trim().toLowerCase())
  if (
    takes.some((range) => range === type || range === `${family}/*` || range === 'application/problem+json')
  )
    return
  throw refuse('not-acceptable', { answers: type })
}
