import fc from 'fast-check'

/** A JSON Schema, as far as the contract uses it. */
export type Schema = Readonly<{
  type?: string | readonly string[]
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  description?: string
}>

/** Ids and tokens worth trying: of the firm itself, of another firm, of nobody. */
export type Pool = Readonly<{ own: readonly string[]; others: readonly string[] }>

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const nobodys = '01939d00-0000-7000-8000-000000000000'
const days = ['2026-11-20', '2024-02-29', '1900-01-01', '0001-01-01', '9999-12-31', '2026-01-31']
const moments = [
  '2026-11-20T09:30:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999+23:59',
  '1969-07-20T20:17:40-05:00',
]

/** What fits a schema, as its words promise. */
export function fitting(schema: Schema, pool: Pool): fc.Arbitrary<Json> {
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type: string) => fitting({ ...schema, type }, pool)))
  }
  if (schema.const !== undefined) return fc.constant(schema.const as Json)
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]))
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, pool)))
  if (schema.type === 'object' || schema.properties) return fittingObject(schema, pool)
  if (schema.type === 'array') {
    const { items = {}, minItems = 0, maxItems = 4 } = schema
    return fc.array(fitting(items, pool), {
      minLength: minItems,
      maxLength: Math.min(maxItems, minItems + 3),
    })
  }
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'integer' || schema.type === 'number') return fittingNumber(schema)
  return fittingText(schema, pool)
}

function fittingObject({ properties = {}, required = [] }: Schema, pool: Pool): fc.Arbitrary<Json> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, fitting(schema, pool)]),
  )
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields), noNullPrototype: true })
}

function fittingNumber({ type, minimum, maximum }: Schema): fc.Arbitrary<number> {
  const [min, max] = [Math.max(minimum ?? -1e9, -1e15), Math.min(maximum ?? 1e9, 1e15)]
  const edges = fc.constantFrom(min, max, Math.max(min, Math.min(max, 1)))
  const whole = fc.integer({ min: Math.ceil(Math.max(min, -2e9)), max: Math.floor(Math.min(max, 2e9)) })
  return fc.oneof(edges, whole, ...(type === 'number' ? [fc.double({ min, max, noNaN: true })] : []))
}

function fittingText(schema: Schema, pool: Pool): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 40, description = '' } = schema
  if (format === 'uuid') return fc.constantFrom(...pool.own, ...pool.own, ...pool.others, nobodys)
  if (description.startsWith('`next` of')) return cursors(pool)
  if (format === 'email') return fc.constantFrom('mira@example.com', 'Ödön@example.org', 'a+b@x.example')
  if (format === 'date' || /calendar day/.test(description)) return fc.constantFrom(...days)
  if (format === 'date-time') return fc.constantFrom(...moments)
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  const most = Math.max(minLength, Math.min(maxLength, 40))
  const text = fc.string({ minLength, maxLength: most, unit: 'grapheme' })
  const longest = fc.constant('ß'.repeat(Math.min(maxLength, 20_000)))
  const words = fc.constantFrom(
    'Mira Holt',
    '0',
    '   x   ',
    '-1',
    'true',
    'O’Brien & Söhne',
    '%',
    '_',
    '\\',
    '"',
  )
  return fc.oneof(
    { weight: 4, arbitrary: words },
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: longest },
  )
}

/** Places in lists as our own cursors write them, and such as we would never write. */
function cursors(pool: Pool): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom<Json>(
      'name',
      'worth',
      'added',
      'chance',
      'last-talk',
      'state',
      0,
      1,
      null,
      'NaN',
      '1e-99',
    ),
    fc.constantFrom<Json>(...days, ...moments, ...pool.own, nobodys, '\u0000', '2026-11-20 10:00:00.1+00'),
    fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
  )
  return fc
    .array(piece, { maxLength: 5 })
    .map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))
}

const deep = (depth: number): Json => (depth === 0 ? 1 : { a: [deep(depth - 1)] })

/** What nobody means well with. */
export function hostile(pool: Pool): fc.Arbitrary<Json> {
  return fc.oneof(
    fc.constantFrom<Json>(
      null,
      true,
      0,
      -1,
      1e308,
      -1e308,
      5e-324,
      2 ** 31,
      2 ** 53,
      -(2 ** 63),
      0.1,
      '',
      ' ',
      'NaN',
      'Infinity',
      '-0',
      '1e999',
      '0x10',
      '\u0000',
      'a\u0000b',
      '\ud800',
      'x\udfff',
      '\u202e\u200b\ufeff',
      '\u{1f469}\u200d\u{1f680}'.repeat(50),
      'x'.repeat(100_000),
      '9'.repeat(1_000),
      "'; drop table party; --",
      "' or '1'='1",
      '$1',
      '%s%n',
      '{{7*7}}',
      '../../../etc/passwd',
      '..\\..\\x',
      '/dev/null',
      'file:///etc/passwd',
      '__proto__',
      'constructor',
      '0000-00-00',
      '2026-02-31',
      '99999-01-01',
      '2026-11-20T25:00:00Z',
      '+999999-01-01T00:00:00Z',
      [],
      {},
      [[[[]]]],
      [null],
      { length: 5 },
      { toString: 1, valueOf: null },
      { constructor: { prototype: { polluted: true } } },
      deep(60),
    ),
    fc.constantFrom<Json>(...pool.others, nobodys),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.double() as fc.Arbitrary<Json>,
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
    fc.constant(Array.from({ length: 3_000 }, () => 'x') as Json),
  )
}

/** Something that fits, with one or two things in it that don't. */
export function nearly(schema: Schema, pool: Pool): fc.Arbitrary<Json> {
  const blow = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('put', 'drop', 'add', 'repeat'),
    what: hostile(pool),
  })
  return fc
    .tuple(fitting(schema, pool), fc.array(blow, { minLength: 1, maxLength: 2 }))
    .map(([value, blows]) =>
      blows.reduce<Json>((sofar, { at, how, what }) => struck(sofar, { at, how, what }), value),
    )
}

type Blow = Readonly<{ at: number; how: string; what: Json }>

function struck(value: Json, blow: Blow): Json {
  if (typeof value !== 'object' || value === null) return blow.what
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    if (items.length === 0 || blow.how === 'add') return [...items, blow.what]
    if (blow.how === 'repeat') return Array.from({ length: 600 }, () => items[blow.at % items.length])
    return items.map((item, index) => (index === blow.at % items.length ? struck(item, blow) : item))
  }
  const entries = Object.entries(value as { readonly [key: string]: Json })
  if (entries.length === 0 || blow.how === 'add') return { ...value, [`extra${blow.at % 7}`]: blow.what }
  const [chosen] = entries[blow.at % entries.length]
  if (blow.how === 'drop') return Object.fromEntries(entries.filter(([name]) => name !== chosen))
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === chosen ? struckInside(inner, blow) : inner]),
  )
}

function struckInside(inner: Json, blow: Blow): Json {
  const isDeep = typeof inner === 'object' && inner !== null && blow.at % 2 === 1
  return isDeep ? struck(inner, { ...blow, at: Math.floor(blow.at / 3) }) : blow.what
}
