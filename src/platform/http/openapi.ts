import type { AnyContractRouter } from '@orpc/contract'
import type { Endpoint } from './endpoints.ts'
import type { Route } from './route.ts'

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'A word that stays the same.' },
    requestId: { type: 'string' },
    details: { type: 'object', additionalProperties: true },
    fields: {
      type: 'array',
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

type Api = Readonly<{
  contract: AnyContractRouter
  endpoints: readonly Endpoint[]
  routes: readonly Route[]
  publicUrl: string
}>

/** Describes a contract as OpenAPI 3.1. The generator is loaded when somebody first asks. */
export async function describeApi({ contract, endpoints, routes, publicUrl }: Api): Promise<unknown> {
  const [{ OpenAPIGenerator }, { ZodToJsonSchemaConverter }] = await Promise.all([
    import('@orpc/openapi'),
    import('@orpc/zod/zod4'),
  ])
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const description = await generator.generate(contract, {
    info: {
      title: 'Rapport',
      version: '1',
      description:
        'Everything the screens do. Sign in for a cookie, or show an API key as a bearer token. ' +
        'Send an Idempotency-Key where one is named, and a write is done once however often it is repeated. ' +
        'What is marked x-step-up answers 401 `step-up-needed` to a cookie whose person has not proved lately who they ' +
        'are; POST /me/proof, then call again. ' +
        'Lists are read page by page: pass `next` as `cursor`.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ session: [] }, { apiKey: [] }],
  })
  const whole = withRoutes(description as Described, routes)
  promiseOnce(whole, endpoints)
  markStepUp(whole, [...endpoints, ...routes])
  return withProblems(whole)
}

/** Uploads and downloads, which no contract describes. */
function withRoutes(description: Described, routes: readonly Route[]): Described {
  const paths = { ...description.paths }
  for (const { method, path, summary } of routes) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = names.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', format: 'uuid' },
    }))
    const body = { requestBody: { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } }
    const operation = {
      operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z]+/gi, '-')}`,
      summary,
      parameters,
      ...(method === 'GET' ? {} : body),
      responses: { '200': { description: 'OK' } },
    }
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation }
  }
  return { ...description, paths }
}

type Operation = { responses?: Record<string, unknown>; parameters?: unknown[]; 'x-step-up'?: true }
type Described = {
  paths?: Record<string, Record<string, Operation>>
  components?: Record<string, unknown>
}

/** Names the Idempotency-Key where it is heeded: not at the door, and not for uploads. */
function promiseOnce({ paths }: Described, endpoints: readonly Endpoint[]): void {
  for (const { method, path, handler } of endpoints) {
    const operation = paths?.[path]?.[method.toLowerCase()]
    if (operation === undefined || handler?.kind !== 'writes') continue
    operation.parameters = [...(operation.parameters ?? []), idempotencyKey]
  }
}

function markStepUp(
  { paths }: Described,
  marked: readonly (Pick<Endpoint, 'method' | 'path'> | Route)[],
): void {
  for (const one of marked) {
    const operation = paths?.[one.path]?.[one.method.toLowerCase()]
    if (operation && 'stepUp' in one && one.stepUp) operation['x-step-up'] = true
  }
}

function withProblems(description: Described): unknown {
  const answer = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  for (const operations of Object.values(description.paths ?? {})) {
    for (const operation of Object.values(operations)) {
      operation.responses = { ...operation.responses, default: answer }
    }
  }
  const { schemas, ...others } = description.components ?? {}
  return {
    ...description,
    components: {
      ...others,
      schemas: { ...(schemas as object), Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'rapport.session_token' },
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: '<workspace>.<random>' },
      },
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 8, maxLength: 200 },
}
