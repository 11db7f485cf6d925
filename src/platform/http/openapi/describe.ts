import type { Endpoint } from '../endpoints.ts'
import type { Route } from '../route.ts'
import { takesVersion } from '../versions.ts'
import { exampleOf } from './examples.ts'
import { components, headers, parameters } from './parts.ts'
import { problemResponses, problemsOf } from './problems-of.ts'
import { answeredSchema, type Schema, sentSchema } from './schemas.ts'

type Api = Readonly<{
  endpoints: readonly Endpoint[]
  routes: readonly Route[]
  /** What an endpoint refuses with beside what all like it do, by its name. */
  refusals: Readonly<Record<string, readonly string[]>>
  publicUrl: string
}>

/** Describes all that is served below /api/v1 as OpenAPI 3.1. */
export function describeApi({ endpoints, routes, refusals, publicUrl }: Api): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const { path, method, name } = endpoint
    const operation = operationOf(endpoint, refusals[name] ?? [])
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation }
  }
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: routeOf(route, refusals[name] ?? []),
    }
  }
  const tags = [...new Set(endpoints.map(tagOf))].map((name) => ({ name }))
  return {
    openapi: '3.1.1',
    info: {
      title: 'Rapport',
      version: '1',
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ session: [] }, { apiKey: [] }],
    tags,
    paths,
    components,
  }
}

const description = `Everything the screens do. Sign in for a cookie, or show an API key as a bearer token.

Lists are read page by page: pass \`next\` as \`cursor\` until it is null. A read takes \`fields\` for a part of its answer. Send an \`Idempotency-Key\` with a write, and it is done once however often you repeat it: the first answer comes again for a day. Send the \`ETag\` of what you read as \`If-Match\`, and nobody's edit is lost. Every refusal is problem+json (RFC 9457); go by its \`code\`.`

const tagOf = ({ name }: Endpoint) => name.split('.')[0]

function operationOf(endpoint: Endpoint, also: readonly string[]) {
  const { name, method, path, needs, procedure } = endpoint
  const { inputSchema, outputSchema, route } = procedure['~orpc']
  const input = sentSchema(inputSchema)
  const answer = answeredSchema(outputSchema)
  const inPath = namesIn(path)
  const { inside, rest } = split(input, inPath)
  const hasVersion = answer.properties?.['version'] !== undefined
  const isKeyed = method !== 'GET' && needs !== 'anybody'
  const isMatched = method !== 'GET' && (takesVersion(inputSchema) || (hasVersion && inPath.length > 0))
  const hasBody = method !== 'GET' && Object.keys(rest.properties ?? {}).length > 0
  const takesIds = inPath.length > 0 || /"uuid"/.test(JSON.stringify(input))
  const codes = problemsOf({ ...endpoint, input: inputSchema, takesIds, isRoute: false, also })
  return {
    operationId: name,
    tags: [tagOf(endpoint)],
    summary: route.summary ?? name,
    description: [
      route.description ?? `${route.summary}.`,
      ...whatToKnow(endpoint, { isMatched, hasBody }),
    ].join(' '),
    ...(needs === 'anybody' ? { security: [] } : {}),
    parameters: [
      ...parametersOf(inside, 'path'),
      ...(method === 'GET' ? parametersOf(rest, 'query') : []),
      ...(method === 'GET' && answer.properties ? [parameters.fields] : []),
      ...(isKeyed ? [parameters.idempotencyKey] : []),
      ...(isMatched ? [parameters.ifMatch] : []),
    ],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: rest, example: exampleOf(rest) } },
          },
        }
      : {}),
    responses: {
      '200': {
        description: 'Done.',
        headers: { ...headers.always, ...(hasVersion ? headers.etag : {}) },
        content: { 'application/json': { schema: answer, example: exampleOf(answer) } },
      },
      ...problemResponses(codes),
    },
  }
}

function whatToKnow(
  { needs, stepUp, many }: Endpoint,
  { isMatched, hasBody }: { isMatched: boolean; hasBody: boolean },
) {
  return [
    needs === 'anybody' ? 'Anybody may call it.' : '',
    needs === 'member' ? 'Any member may call it.' : '',
    needs !== 'anybody' && needs !== 'member' ? `Needs \`${needs}\`.` : '',
    stepUp ? 'In a session, who one is must have been proved in the last ten minutes.' : '',
    many ? 'Each is judged by itself, unless `allOrNothing` is set; all is one transaction.' : '',
    isMatched && hasBody ? '`If-Match` may stand for a `version` in the body.' : '',
  ].filter((sentence) => sentence !== '')
}

function routeOf(route: Route, also: readonly string[]) {
  const { method, path, summary, needs, stepUp = false } = route
  const properties = Object.fromEntries(
    namesIn(path).map((name) => [name, { type: 'string', format: 'uuid' }]),
  )
  const body = {
    requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
  }
  const inside = { type: 'object', properties, required: Object.keys(properties) }
  const takesIds = path.includes('{')
  const codes = problemsOf({ method, path, needs, stepUp, input: undefined, takesIds, isRoute: true, also })
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z]+/gi, '-').replace(/-$/, '')}`,
    tags: [path.split('/')[1]],
    summary,
    description: `${summary}. Needs \`${needs}\`.`,
    parameters: [...parametersOf(inside, 'path'), ...(method === 'GET' ? [] : [parameters.idempotencyKey])],
    ...(method === 'GET' ? {} : body),
    responses: {
      [method === 'GET' ? '200' : '2XX']: { description: 'Done.', headers: headers.always },
      ...problemResponses(codes),
    },
  }
}

const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

/** An input as the part that stands in the path, and the rest. */
function split(input: Schema, names: readonly string[]): { inside: Schema; rest: Schema } {
  const part = (isWanted: (name: string) => boolean): Schema => ({
    ...input,
    properties: Object.fromEntries(Object.entries(input.properties ?? {}).filter(([name]) => isWanted(name))),
    required: (input.required ?? []).filter(isWanted),
  })
  return { inside: part((name) => names.includes(name)), rest: part((name) => !names.includes(name)) }
}

function parametersOf({ properties = {}, required = [] }: Schema, place: 'path' | 'query') {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(schema.description ? { description: schema.description } : {}),
    schema,
    example: exampleOf(schema, name),
  }))
}
