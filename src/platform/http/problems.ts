/** All that can go wrong over HTTP: its word, its statuses, and its title. The API's description lists them. */
export const problems = {
  'unreadable-body': { statuses: [400], title: 'The body is not JSON.' },
  'unreadable-address': { statuses: [400], title: 'The address can not be read.' },
  'unreadable-request': { statuses: [400], title: 'This is not a request that can be read.' },
  'not-signed-in': { statuses: [401], title: 'Sign in first.' },
  'wrong-credentials': { statuses: [401], title: 'The e-mail and the password do not go together.' },
  'code-needed': { statuses: [401], title: 'A code of the second factor is needed too.' },
  'step-up-needed': { statuses: [401], title: 'Prove anew that it is you.' },
  'not-allowed': { statuses: [403], title: 'Your role does not allow this.' },
  'wrong-origin': { statuses: [403], title: 'This call came from another web site.' },
  'not-found': { statuses: [404], title: 'There is nothing here.' },
  'wrong-method': { statuses: [405], title: 'This address does not take this method.' },
  'not-acceptable': { statuses: [406], title: 'The answer is JSON, which Accept leaves out.' },
  'too-slow': { statuses: [408], title: 'The request came too slowly.' },
  'changed-meanwhile': { statuses: [409, 412], title: 'Somebody changed this meanwhile.' },
  'already-there': { statuses: [409], title: 'This is there already.' },
  'already-running': { statuses: [409], title: 'This is running already.' },
  'key-reused': { statuses: [409], title: 'This Idempotency-Key was used for something else.' },
  'key-in-use': { statuses: [409], title: 'The first call with this Idempotency-Key is still running.' },
  gone: { statuses: [410], title: 'This is no longer available.' },
  'too-large': { statuses: [413], title: 'This is too large.' },
  'address-too-long': { statuses: [414], title: 'The address is too long.' },
  'wrong-file': { statuses: [415], title: 'This kind of file can not be read.' },
  'wrong-media-type': { statuses: [415], title: 'Send application/json.' },
  invalid: { statuses: [422], title: 'Something in what was sent is not right.' },
  'too-many-requests': { statuses: [429], title: 'Too many tries. Wait a little.' },
  'headers-too-large': { statuses: [431], title: 'The headers are too large.' },
  unexpected: { statuses: [500], title: 'Something went wrong here. It was noted.' },
  'took-too-long': { statuses: [503], title: 'This took too long and was stopped.' },
  busy: { statuses: [503], title: 'The server is busy. Try again in a moment.' },
} as const

export type ProblemCode = keyof typeof problems

export function titleOf(code: string): string {
  return (code in problems ? problems[code as ProblemCode] : problems.unexpected).title
}

/** The `type` of a problem, as RFC 9457 asks for one. */
export function typeOf(code: string): string {
  return `urn:rapport:problem:${code}`
}
