import { createORPCClient, ORPCError } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'

/** What is wrong with one field: its path such as 'firm.name', and what was expected. */
export type FieldProblem = { readonly field: string; readonly message: string }

/** A no from the server (problem+json), or no answer at all (`unreachable`). */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldProblem[]

  constructor(code: string, status: number, body: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.details = isRecord(body['details']) ? body['details'] : {}
    this.fields = Array.isArray(body['errors']) ? body['errors'].filter(isFieldProblem) : []
  }
}

/** The session is over; the app asks to sign in again over whatever is on screen. */
export const signedOutEvent = 'rapport:signed-out'

/** Turns whatever a call threw into a problem that can be shown. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  if (error instanceof ORPCError) {
    const body = isRecord(error.data) ? error.data : {}
    return new ApiProblem(String(body['code'] ?? 'unexpected'), error.status, body)
  }
  if (error instanceof TypeError) return new ApiProblem('unreachable', 0)
  return new ApiProblem('unexpected', 0)
}

/**
 * A client of the API, typed by its contract; the contract itself may come without its schemas, which are large
 * and checked by the server. Writes carry an idempotency key, so a call that got no answer is repeated once.
 */
export function makeClient<Contract extends AnyContractRouter>(
  contract: AnyContractRouter,
): ContractRouterClient<Contract> {
  const link = new OpenAPILink(contract, {
    url: () => `${window.location.origin}/api/v1`,
    fetch: send,
    customErrorResponseBodyDecoder: (body, response) =>
      new ORPCError('PROBLEM', { status: response.status, data: isRecord(body) ? body : {} }),
  })
  return createORPCClient<ContractRouterClient<Contract>>(link)
}

async function send(request: Request): Promise<Response> {
  const isWrite = request.method !== 'GET'
  const headers = new Headers(request.headers)
  if (isWrite) headers.set('idempotency-key', crypto.randomUUID())
  const body = isWrite ? await request.text() : undefined
  const again = () =>
    fetch(request.url, {
      method: request.method,
      headers,
      credentials: 'same-origin',
      signal: request.signal,
      ...(body ? { body } : {}),
    })
  const response = await again().catch((error: unknown) => {
    if (request.signal.aborted) throw error
    return again()
  })
  if (response.status === 401 && !request.url.endsWith('/sign-in'))
    window.dispatchEvent(new Event(signedOutEvent))
  return response
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['message'] === 'string'
}
