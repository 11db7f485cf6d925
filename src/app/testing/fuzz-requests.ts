import fc from 'fast-check'
import type { Who } from './fuzz-firm.ts'
import { callers } from './fuzz-firm.ts'
import { fitting, hostile, type Json, nearly, type Pool, type Schema } from './fuzz-values.ts'
import type { Sent } from './fuzz-call.ts'

/** What is hit: one endpoint of the contract, or a raw route. */
export type Target = Readonly<{ name: string; method: string; path: string; input: Schema }>

/** A request with who sends it; their headers are added when it is sent. */
export type Hit = Readonly<{ who: Who; sent: Sent }>

/** Requests to one endpoint: as promised, nearly so, hostile, and broken on the wire. */
export function hits(target: Target, pool: Pool): fc.Arbitrary<Hit> {
  const input = fc.oneof(
    { weight: 3, arbitrary: fitting(target.input, pool) },
    { weight: 4, arbitrary: nearly(target.input, pool) },
    { weight: 2, arbitrary: hostile(pool) },
  )
  const who = fc.oneof(
    { weight: 8, arbitrary: fc.constant<Who>('owner') },
    { weight: 3, arbitrary: fc.constantFrom(...callers) },
  )
  const plain = fc.tuple(input, oddHeaders).map(([value, headers]) => asSent(target, value, headers))
  const broken = fc.tuple(input, brokenWire).map(([value, breaking]) => breaking(asSent(target, value, {})))
  const sent = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 2, arbitrary: broken })
  return fc.record({ who, sent })
}

/** As a client would send an input: the path filled, the rest in the query or in the body. */
function asSent({ method, path }: Target, input: Json, headers: Record<string, string>): Sent {
  const isRecord = typeof input === 'object' && input !== null && !Array.isArray(input)
  const rest: Record<string, Json> = isRecord ? { ...(input as { [key: string]: Json }) } : {}
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encoded(inPath(value === undefined ? input : value)) || 'x'
  })
  const url = `/api/v1${filled}`
  if (method === 'GET') {
    const query = Object.entries(rest).map(([name, value]) => `${encoded(name)}=${encoded(inPath(value))}`)
    return { method, url: query.length > 0 ? `${url}?${query.join('&')}` : url, headers, body: null }
  }
  const body = JSON.stringify(isRecord ? rest : input)
  return { method, url, headers: { 'content-type': 'application/json', ...headers }, body }
}

const inPath = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 4_000)

function encoded(text: string): string {
  // Half a character can't be encoded; as bytes that are no UTF-8 it can still be sent.
  return Array.from(text, (letter) =>
    !/^[\ud800-\udfff]$/.test(letter) ? encodeURIComponent(letter) : '%ED%A0%80',
  ).join('')
}

const headerValues = fc.oneof(
  fc.constantFrom('', '*', '"1"', 'W/"1"', '"x"', 'a b', '0', '-1', 'NaN', '1, 2', 'x'.repeat(300), '\u00ff'),
  fc.string({
    unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  }),
)
const headerNames = fc.constantFrom(
  'idempotency-key',
  'if-match',
  'if-none-match',
  'accept',
  'accept-encoding',
  'accept-language',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-http-method-override',
  'range',
  'expect-ct',
  'prefer',
  'user-agent',
  'referer',
  'x-request-id',
  'traceparent',
)
const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.dictionary(headerNames, headerValues, { maxKeys: 3, noNullPrototype: true }) },
)

type Breaking = (sent: Sent) => Sent

const brokenWire: fc.Arbitrary<Breaking> = fc.oneof(
  fc
    .constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND')
    .map((method) => (sent: Sent) => ({ ...sent, method })),
  fc
    .constantFrom(
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'application/vnd.api+json',
      'x',
      '',
    )
    .map((type) => (sent: Sent) => ({ ...sent, body: sent.body ?? 'x', headers: { 'content-type': type } })),
  fc
    .nat({ max: 60 })
    .map((after) => (sent: Sent) => (sent.body === null ? sent : { ...sent, cutAfter: after })),
  fc
    .nat({ max: 60 })
    .map(
      (length) => (sent: Sent) => (sent.body === null ? sent : { ...sent, body: sent.body.slice(0, length) }),
    ),
  fc
    .constantFrom(
      '{',
      'nul',
      '{"a":1}}',
      '[',
      '\ufeff{}',
      '{"a":1e999}',
      '{"__proto__":{"x":1}}',
      '"',
      '{"a":"\u0000"}',
    )
    .map((body) => (sent: Sent) => (sent.method === 'GET' ? sent : { ...sent, body })),
  fc.constantFrom(40, 20_000).map((depth) => (sent: Sent) => {
    const nested = '['.repeat(depth) + ']'.repeat(depth)
    return sent.method === 'GET' ? sent : { ...sent, body: nested }
  }),
  fc
    .constantFrom(
      '%',
      '%zz',
      '%00',
      '//',
      '/..;/',
      '?',
      '?a[b]=c&a=d',
      '?limit=1&limit=2',
      `?q=${'x'.repeat(9_000)}`,
      '#x',
      ';x',
    )
    .map((tail) => (sent: Sent) => ({ ...sent, url: sent.url + tail })),
  fc.constantFrom(20_000, 7_000).map((length) => (sent: Sent) => ({
    ...sent,
    headers: { ...sent.headers, 'x-long': 'x'.repeat(length) },
  })),
)
