import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpointsOf } from '../platform/http/endpoints.ts'
import { describeApi } from '../platform/http/openapi/describe.ts'
import { problems } from '../platform/http/problems.ts'
import { routes } from './capabilities.ts'
import { contract } from './contract.ts'
import { refusals } from './refusals.ts'
import { handlers } from './router.ts'

// The description that programs are made from: whole, sound, and true to the contract.

type Media = { schema: object; example?: unknown; examples?: Record<string, { $ref: string }> }
type Parameter = {
  $ref?: string
  name?: string
  in?: string
  required?: boolean
  schema?: object
  example?: unknown
}
type Response = { description: string; headers?: Record<string, object>; content?: Record<string, Media> }
type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security?: object[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Response>
}
type Described = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, object>>
}

const endpoints = endpointsOf(contract, handlers)
const publicUrl = 'https://rapport.example.com'
const described = JSON.parse(
  JSON.stringify(describeApi({ endpoints, routes, refusals, publicUrl })),
) as unknown as Described
const operationAt = (method: string, path: string) => described.paths[path]?.[method.toLowerCase()]
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const takes = ({ parameters }: Operation, name: string) =>
  parameters.some(({ $ref }) => $ref === `#/components/parameters/${name}`)

test('it is OpenAPI 3.1 and names every endpoint and every upload once', () => {
  expect(described.openapi).toMatch(/^3\.1\.\d$/)
  for (const { method, path } of [...endpoints, ...routes]) expect(operationAt(method, path)).toBeDefined()
  expect(operations).toHaveLength(endpoints.length + routes.length)
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
})

test('every operation has a tag, a summary, a description, and answers with descriptions', () => {
  for (const { operation } of operations) {
    const { tags, summary, description, responses } = operation
    expect([tags.length, summary.length > 3, description.length > 10]).toEqual([1, true, true])
    for (const [status, response] of Object.entries(responses)) {
      expect(status).toMatch(/^([1-5]\d\d|2XX)$/)
      expect(response.description).not.toBe('')
    }
  }
})

test('whatever is referred to is there', () => {
  const references = [...JSON.stringify(described).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)]
  expect(references.length).toBeGreaterThan(100)
  expect(references.filter(([, kind, name]) => !(name in (described.components[kind] ?? {})))).toEqual([])
})

test('every name in a path is a parameter of it, required, and stands in no body', () => {
  for (const { path, operation } of operations) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect([path, inPath.map(({ name }) => name).sort()]).toEqual([path, names.sort()])
    expect(inPath.every(({ required }) => required)).toBe(true)
    const all = operation.parameters.flatMap((one) => (one.name ? [`${one.in} ${one.name}`] : []))
    expect(new Set(all).size).toBe(all.length)
  }
})

test('every endpoint says which refusals it can answer with, each with its type and an example', () => {
  const known = Object.keys(problems)
  for (const { path, operation } of operations) {
    const codes = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content['application/problem+json']?.examples ?? {}).map(([code, { $ref }]) => {
        const { value } = described.components['examples'][$ref.split('/').at(-1) ?? ''] as {
          value: { status: number }
        }
        expect([path, code, String(value.status)]).toEqual([path, code, status])
        return code
      }),
    )
    expect(codes.filter((code) => !known.includes(code))).toEqual([])
    expect(codes).toEqual(expect.arrayContaining(['invalid', 'too-many-requests', 'unexpected', 'busy']))
  }
  for (const name of Object.keys(refusals)) {
    const isKnown = endpoints.some((one) => one.name === name)
    expect([name, isKnown || routes.some(({ method, path }) => `${method} ${path}` === name)]).toEqual([
      name,
      true,
    ])
  }
})

test('keys, versions and parts of answers are named where they are heeded', () => {
  for (const { method, path, needs } of endpoints) {
    const operation = operationAt(method, path)
    expect([path, takes(operation, 'Idempotency-Key')]).toEqual([
      path,
      method !== 'GET' && needs !== 'anybody',
    ])
  }
  expect(takes(operationAt('POST', '/imports'), 'Idempotency-Key')).toBe(true)
  expect(takes(operationAt('PATCH', '/parties/{id}'), 'If-Match')).toBe(true)
  expect(takes(operationAt('POST', '/parties/{id}/archive'), 'If-Match')).toBe(true)
  expect(takes(operationAt('POST', '/parties'), 'If-Match')).toBe(false)
  expect(takes(operationAt('GET', '/parties'), 'fields')).toBe(true)
  expect(operationAt('GET', '/parties/{id}').responses['200'].headers).toHaveProperty('ETag')
  expect(operationAt('POST', '/sign-in').security).toEqual([])
})

test.each(endpoints)('the examples of $name are what it takes and answers', ({ method, path, procedure }) => {
  const { inputSchema, outputSchema } = procedure['~orpc']
  const { parameters, requestBody, responses } = operationAt(method, path)
  const given = parameters.flatMap(({ name, in: place, example }) =>
    name !== undefined && (place === 'path' || place === 'query') ? [[name, example]] : [],
  )
  const body = requestBody?.content['application/json'].example ?? {}
  const sent = { ...Object.fromEntries(given), ...(body as object) }
  const read = inputSchema instanceof z.ZodType ? inputSchema.safeParse(sent) : { success: true }
  expect([path, sent, read]).toEqual([path, sent, expect.objectContaining({ success: true })])
  const answer = responses['200'].content?.['application/json'].example
  const told = outputSchema instanceof z.ZodType ? outputSchema.safeParse(answer) : { success: true }
  expect([path, answer, told]).toEqual([path, answer, expect.objectContaining({ success: true })])
})
