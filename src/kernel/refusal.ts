/** What a refusal can be about; each has one HTTP status and its words in the catalogue. */
export const refusals = {
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'code-needed': 401,
  'step-up-needed': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'wrong-method': 405,
  'not-acceptable': 406,
  'changed-meanwhile': 409,
  'already-there': 409,
  'already-running': 409,
  'key-reused': 409,
  'key-in-use': 409,
  gone: 410,
  'too-large': 413,
  'wrong-file': 415,
  invalid: 422,
  'too-many-requests': 429,
} as const

export type RefusalCode = keyof typeof refusals

/** A no that the user can meet and understand; anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly details: Record<string, unknown>

  constructor(code: RefusalCode, details: Record<string, unknown> = {}, status: number = refusals[code]) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.details = details
  }
}

/** Says no: `throw refuse('not-found', { what: 'party' })`. `what` and `reason` are codes, never personal content. */
export function refuse(code: RefusalCode, details: Record<string, unknown> = {}): Refusal {
  return new Refusal(code, details)
}
