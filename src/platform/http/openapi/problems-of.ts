import type { Endpoint } from '../endpoints.ts'
import { type ProblemCode, problems, titleOf, typeOf } from '../problems.ts'
import { takesVersion } from '../versions.ts'

/** What an endpoint can be answered with when it is not done. */
export type Answering = Pick<Endpoint, 'method' | 'path' | 'needs' | 'stepUp'> &
  Readonly<{ input: unknown; takesIds: boolean; isRoute: boolean; also: readonly string[] }>

const always: ProblemCode[] = [
  'unreadable-address',
  'unreadable-request',
  'too-slow',
  'invalid',
  'too-many-requests',
  'headers-too-large',
  'unexpected',
  'took-too-long',
  'busy',
]

/** The words of all problems that an endpoint can answer with. */
export function problemsOf({
  method,
  path,
  needs,
  stepUp,
  input,
  takesIds,
  isRoute,
  also,
}: Answering): ProblemCode[] {
  const isWrite = method !== 'GET'
  const some = (is: boolean, ...codes: ProblemCode[]) => (is ? codes : [])
  return [
    ...new Set([
      ...always,
      ...some(path.includes('{'), 'address-too-long'),
      ...some(!isRoute, 'not-acceptable'),
      ...some(needs !== 'anybody', 'not-signed-in', 'not-allowed'),
      ...some(stepUp, 'step-up-needed'),
      ...some(takesIds, 'not-found'),
      ...some(isWrite, 'wrong-origin', 'unreadable-body', 'too-large', 'changed-meanwhile'),
      ...some(isWrite && !isRoute, 'wrong-media-type'),
      ...some(isWrite && needs !== 'anybody', 'key-reused', 'key-in-use', 'already-there'),
      ...some(isWrite && takesVersion(input as never), 'changed-meanwhile'),
      ...(also as ProblemCode[]),
    ]),
  ]
}

/** The answers by status, each with its words and an example. */
export function problemResponses(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes)
    for (const status of problems[code].statuses)
      byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  const entries = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(entries.map(([status, known]) => [String(status), responseOf(status, known)]))
}

function responseOf(status: number, codes: readonly ProblemCode[]) {
  const waits = status === 429 || status === 503 || codes.includes('key-in-use')
  return {
    description: codes.map((code) => `\`${code}\`: ${titleOf(code)}`).join(' '),
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
      ...(waits ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } : {}),
    },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              properties: {
                type: { enum: codes.map(typeOf) },
                code: { enum: codes },
                status: { const: status },
              },
            },
          ],
        },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}-${status}` }]),
        ),
      },
    },
  }
}

/** One example of each problem and status, to be referred to. */
export const problemExamples = Object.fromEntries(
  (Object.keys(problems) as ProblemCode[]).flatMap((code) =>
    problems[code].statuses.map((status) => [`${code}-${status}`, { value: exampleOfProblem(code, status) }]),
  ),
)

function exampleOfProblem(code: ProblemCode, status: number) {
  const field = { field: 'displayName', message: 'write a name' }
  return {
    type: typeOf(code),
    title: titleOf(code),
    status,
    code,
    requestId: '7b0c3f0e-52a1-4a53-8a58-0f9d6f1f3c11',
    ...(code === 'invalid' ? { fields: [field] } : {}),
    ...(code === 'too-many-requests' ? { details: { retryAfterSeconds: 42 } } : {}),
  }
}

export const problemSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457).',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string', description: 'A sentence for whoever reads the log.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'A word that stays the same; go by it.' },
    requestId: { type: 'string', description: 'Leads to the line in the log of the server.' },
    details: { type: 'object', additionalProperties: true },
    fields: {
      type: 'array',
      description: 'The fields that were wrong.',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: {
          field: { type: 'string' },
          message: { type: 'string' },
          found: { type: 'string' },
        },
      },
    },
  },
}
