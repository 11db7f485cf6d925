import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { FastifyServerOptions } from 'fastify'
import { sendProblem } from './problem.ts'
import { titleOf, typeOf } from './problems.ts'

/** How requests are answered that never become one: they too get a problem, not a line of the library's own. */
export const forBrokenRequests: Pick<FastifyServerOptions, 'clientErrorHandler' | 'frameworkErrors'> = {
  clientErrorHandler: (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return
    const { status, code } = seen[error.code] ?? { status: 400, code: 'unreadable-request' }
    socket.end(answerOf(status, code))
  },
  frameworkErrors: (error, request, reply) => {
    sendProblem(error, request, reply)
  },
}

const seen: Readonly<Record<string, { status: number; code: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers-too-large' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'too-slow' },
}

function answerOf(status: number, code: string): string {
  const requestId = randomUUID()
  const problem = JSON.stringify({ type: typeOf(code), title: titleOf(code), status, code, requestId })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(problem)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    problem,
  ].join('\r\n')
}
