import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { titleOf, typeOf } from './problems.ts'
import { isAway } from '../postgres/away.ts'

/** One wrong field of what was sent. */
export type WrongField = Readonly<{ field: string; message: string; found?: string }>

/** An error as it goes over the wire (RFC 9457). */
export type Problem = Readonly<{
  type: string
  title: string
  status: number
  code: string
  requestId: string
  details?: Readonly<Record<string, unknown>>
  fields?: readonly WrongField[]
}>

/** Input that the contract refuses. */
export class InvalidInput extends Error {
  override name = 'InvalidInput'
  readonly fields: readonly WrongField[]

  constructor(fields: readonly WrongField[]) {
    super('invalid input')
    this.fields = fields
  }
}

type Seen = Readonly<{
  status: number
  code: string
  details?: Readonly<Record<string, unknown>>
  fields?: readonly WrongField[]
}>

/** What an error means to the caller. Whatever is not known is a bug, and says nothing of itself. */
export function problemFrom(error: unknown, requestId: string): Problem {
  const { status, code, details, fields } = see(error)
  return {
    type: typeOf(code),
    title: titleOf(code),
    status,
    code,
    requestId,
    ...(details && Object.keys(details).length > 0 ? { details } : {}),
    ...(fields ? { fields } : {}),
  }
}

function see(error: unknown): Seen {
  if (error instanceof Refusal) return seeRefusal(error)
  if (error instanceof InvalidInput) return { status: 422, code: 'invalid', fields: error.fields }
  if (isAway(error)) return busy
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return byErrorCode[code] ?? byFastifyStatus(error) ?? { status: 500, code: 'unexpected' }
}

function seeRefusal({ status, code, details }: Refusal): Seen {
  const { field, expected, reason } = details
  if (typeof field !== 'string') return { status, code, details }
  return { status, code, details, fields: [{ field, message: String(expected ?? reason ?? 'not right') }] }
}

const tooLong: Seen = { status: 503, code: 'took-too-long' }
const busy: Seen = { status: 503, code: 'busy' }

/** Errors of the HTTP library and of PostgreSQL that are the caller's, or that pass. */
const byErrorCode: Readonly<Record<string, Seen>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'too-large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: 'wrong-media-type' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'unreadable-body' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, code: 'unreadable-body' },
  FST_ERR_CTP_EMPTY_TYPE: { status: 415, code: 'wrong-media-type' },
  FST_ERR_BAD_URL: { status: 400, code: 'unreadable-address' },
  FST_ERR_MAX_PARAM_LENGTH: { status: 414, code: 'address-too-long' },
  FST_ERR_HANDLER_TIMEOUT: tooLong,
  FST_UNDER_PRESSURE: busy,
  // A statement that ran into its time limit.
  '57014': tooLong,
  // Two transactions stood in each other's way: asking again helps.
  '40001': { status: 409, code: 'changed-meanwhile' },
  '40P01': { status: 409, code: 'changed-meanwhile' },
  // A NUL or half a character, which no text can hold; a number that no column can.
  '22021': { status: 422, code: 'invalid', details: { reason: 'unreadable-character' } },
  '22P05': { status: 422, code: 'invalid', details: { reason: 'unreadable-character' } },
  '22007': { status: 422, code: 'invalid', details: { reason: 'impossible-date' } },
  '22008': { status: 422, code: 'invalid', details: { reason: 'impossible-date' } },
  '22003': { status: 422, code: 'invalid', details: { reason: 'number-out-of-range' } },
  // The last net: a value that the tables refuse, where no schema did.
  '23514': { status: 422, code: 'invalid', details: { reason: 'impossible-value' } },
}

function byFastifyStatus(error: unknown): Seen | undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 404) return { status, code: 'not-found' }
  if (status >= 400 && status < 500) return { status, code: 'unreadable-body' }
  return undefined
}

/** What would help, as RFC 6750 and RFC 9470 have it. */
function challengeOf({ code }: Problem): string {
  return code === 'step-up-needed' ? 'Bearer error="insufficient_user_authentication"' : 'Bearer'
}

/** Answers with a problem; the id leads to the line in the log. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
  const problem = problemFrom(error, request.id)
  reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8')
  if (problem.status === 401) reply.header('www-authenticate', challengeOf(problem))
  const seconds = problem.details?.['retryAfterSeconds']
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
  else if (problem.status === 503) reply.header('retry-after', '2')
  reply.send(JSON.stringify(problem))
  return problem
}
