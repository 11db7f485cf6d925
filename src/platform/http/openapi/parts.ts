import { problemExamples, problemSchema } from './problems-of.ts'

/** What several operations take. */
export const parameters = {
  fields: { $ref: '#/components/parameters/fields' },
  idempotencyKey: { $ref: '#/components/parameters/Idempotency-Key' },
  ifMatch: { $ref: '#/components/parameters/If-Match' },
}

/** What stands beside answers. */
export const headers = {
  always: {
    'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
    RateLimit: { $ref: '#/components/headers/RateLimit' },
    'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
  },
  etag: { ETag: { $ref: '#/components/headers/ETag' } },
}

const text = { type: 'string' }

export const components = {
  schemas: { Problem: problemSchema },
  examples: problemExamples,
  parameters: {
    fields: {
      name: 'fields',
      in: 'query',
      required: false,
      description:
        'The fields wanted, with commas between; those inside others after a dot. Of a page, those of its items.',
      schema: text,
      example: 'id',
    },
    'Idempotency-Key': {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'Any text of your own for this one write: repeated within a day, it gives the first answer again.',
      schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
      example: '5f3c8e1a-1c7e-4a0f-9d0e-2b8f7a6c5d41',
    },
    'If-Match': {
      name: 'If-Match',
      in: 'header',
      required: false,
      description:
        'The ETag of what you read: when it was changed meanwhile, nothing is done and the answer is 412.',
      schema: { type: 'string', pattern: '^"[0-9]+"$' },
      example: '"3"',
    },
  },
  headers: {
    'X-Request-Id': { description: 'Leads to the line in the log of the server.', schema: text },
    ETag: { description: 'The version, to be sent as If-Match.', schema: text, example: '"3"' },
    'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
    RateLimit: {
      description:
        'Requests left (r) and seconds until the count begins anew (t); not for calls of the own machine.',
      schema: text,
      example: '"minute";r=1187;t=42',
    },
    'RateLimit-Policy': {
      description: 'How many requests (q) in how many seconds (w).',
      schema: text,
      example: '"minute";q=1200;w=60',
    },
  },
  securitySchemes: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'rapport.session_token',
      description: 'From `POST /sign-in`.',
    },
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: '<workspace>.<random>',
      description: 'Made in Settings.',
    },
  },
}
