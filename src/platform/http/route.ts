import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Needs } from '../../kernel/contract.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../work.ts'

/** What a route that is no plain call is given: an upload, a download, a stream. */
export type RouteCall = Readonly<{
  desk: Desk
  request: FastifyRequest
  reply: FastifyReply
  /** What was sent, as a stream; it fails with `too-large` past MAX_UPLOAD_MB. */
  body: Readable
  config: Config
}>

/**
 * A route of a capability's http.ts. The path stands below /api/v1 and is written as in the contract:
 * '/imports/{id}/rejected.csv'. What the handler returns is sent as JSON; it may use `reply` itself.
 */
export type Route = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  needs: Exclude<Needs, 'anybody'>
  /** Whether one must have proved anew who one is: for what carries the firm's data away. */
  stepUp?: boolean
  summary: string
  handler: (call: RouteCall) => Promise<unknown>
}>
