import type { Schema } from './schemas.ts'

/** An example of a schema: what a small café might send or be told, read from the names of the fields. */
export function exampleOf(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.type)) {
    return exampleOf({ ...schema, type: schema.type.find((type) => type !== 'null') ?? 'null' }, name)
  }
  const { examples, enum: words } = schema
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null')
  if (choice !== undefined) return exampleOf({ ...choice, ...(examples ? { examples } : {}) }, name)
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, inner]) => [key, exampleOf(inner, key)]),
    )
  }
  if (schema.type === 'array') return [exampleOf(schema.items ?? {}, name.replace(/s$/, ''))]
  if (examples?.[0] !== undefined) return examples[0]
  if (words) return words.includes(preferred[name]) ? preferred[name] : words[0]
  if (schema.type === 'object') return recordOf(schema)
  return plainOf(schema, name)
}

function recordOf({ additionalProperties, propertyNames }: Schema): unknown {
  if (typeof additionalProperties !== 'object' || !additionalProperties.type) return {}
  const names = (propertyNames?.enum ?? ['count']) as string[]
  return Object.fromEntries(names.map((name) => [name, exampleOf(additionalProperties, name)]))
}

function plainOf(schema: Schema, name: string): unknown {
  switch (schema.type) {
    case 'boolean':
      return schema.default ?? false
    case 'integer':
    case 'number':
      return numberOf(schema, name)
    case 'null':
      return null
    default:
      return textOf(schema, name)
  }
}

function numberOf({ minimum, type, default: given }: Schema, name: string): number {
  if (typeof given === 'number') return given
  if (/version|month|day$/i.test(name)) return Math.max(1, minimum ?? 1)
  if (/^year$/i.test(name)) return 1984
  if (/minor$/i.test(name)) return 1240
  return type === 'number' ? 0.5 : Math.max(3, minimum ?? 0)
}

const id = '01939d00-5a1e-7c3b-9f2a-3d6c1b7a9e10'

function textOf(
  { format, pattern, description = '', default: given, minLength = 0 }: Schema,
  name: string,
): string {
  const known = texts[name]
  if (format === 'uuid' || /\(UUID\)/.test(description)) return id
  if (format === 'date-time' || /(At|^at)$/.test(name)) return '2026-11-20T09:30:00Z'
  if (format === 'date') return '2026-11-20'
  if (format === 'email') return 'mira@example.com'
  if (known !== undefined && (pattern === undefined || new RegExp(pattern).test(known))) return known
  if (typeof given === 'string') return given
  const fits = pattern === undefined ? undefined : plain.find((text) => new RegExp(pattern).test(text))
  if (fits !== undefined) return fits
  if (format === 'uri') return 'https://rapport.example.com'
  return 'Mira Holt'.padEnd(minLength, ' and friends')
}

/** What patterns without a name of their own are tried with. */
const plain = ['42', '3.20', 'GB', 'EUR', '2026-11-20', '09:30', 'a1b2c3d4', 'mira-holt']

const preferred: Readonly<Record<string, unknown>> = {
  kind: 'person',
  role: 'customer',
  roles: 'staff',
  state: 'steady',
}

const texts: Readonly<Record<string, string>> = {
  displayName: 'Mira Holt',
  givenName: 'Mira',
  familyName: 'Holt',
  name: 'Mira Holt',
  firm: 'Juniper Street Café',
  email: 'mira@example.com',
  address: 'mira@example.com',
  asGiven: '020 7946 0018',
  e164: '+442079460018',
  language: 'en',
  timeZone: 'Europe/London',
  country: 'GB',
  currency: 'GBP',
  town: 'Bath',
  postcode: 'BA1 1AA',
  region: 'Somerset',
  tag: 'regular',
  product: 'Flat white',
  code: '123456',
  number: '2026-0117',
  quantity: '2',
  unitPrice: '3.20',
  password: 'seven green apples',
  current: 'seven green apples',
  next: 'eight ripe plums',
  token: '01939d00-5a1e-7c3b-9f2a-3d6c1b7a9e10.c2V2ZW4gZ3JlZW4gYXBwbGVz',
  key: '01939d00-5a1e-7c3b-9f2a-3d6c1b7a9e10.c2V2ZW4gZ3JlZW4gYXBwbGVz',
  link: 'https://rapport.example.com/join#token',
  text: 'Her daughter starts school in September.',
  notes: 'Wants oat milk from January.',
  said: 'You always remember how I like it.',
  note: 'Paid in cash.',
  device: 'Firefox on Windows',
  fileName: 'contacts.csv',
  source: 'typed',
  hint: '3f9c',
  photo: '9f86d081884c7d65',
  ids: '01939d00-5a1e-7c3b-9f2a-3d6c1b7a9e10',
  cursor: 'WzAsIm1pcmEgaG9sdCJd',
  q: 'mira',
}
