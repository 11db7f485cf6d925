import { z } from 'zod'

/** A JSON Schema as OpenAPI 3.1 has it. */
export type Schema = {
  type?: string | string[]
  format?: string
  pattern?: string
  description?: string
  default?: unknown
  examples?: unknown[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  propertyNames?: Schema
  minItems?: number
  minimum?: number
  minLength?: number
}

/** What one sends. */
export function sentSchema(schema: unknown): Schema {
  return schema instanceof z.ZodType ? jsonSchema(schema) : { type: 'object', properties: {} }
}

/** What comes back: as it goes over the wire, where nothing is left out that has a default. */
export function answeredSchema(schema: unknown): Schema {
  return schema instanceof z.ZodType ? complete(jsonSchema(schema)) : {}
}

function jsonSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      if (isYesOrNo(zodSchema as unknown as z.ZodType)) made.enum = ['true', 'false']
    },
  })
  return json as Schema
}

/** A truth that is written as a word, as in a query. */
function isYesOrNo({ def }: z.ZodType): boolean {
  if (!('in' in def && 'out' in def)) return false
  const [from, to] = [def.in, def.out] as unknown as z.ZodType[]
  return from.def.type === 'string' && to.def.type === 'boolean'
}

function complete(schema: Schema): Schema {
  const { default: given, ...rest } = schema
  const made: Schema = { ...rest }
  if (made.properties) {
    const defaulted = Object.entries(made.properties).filter(
      ([, inner]) => 'default' in inner || hasNull(inner),
    )
    made.required = [...new Set([...(made.required ?? []), ...defaulted.map(([name]) => name)])]
    made.properties = Object.fromEntries(
      Object.entries(made.properties).map(([name, inner]) => [name, complete(inner)]),
    )
  }
  if (made.items) made.items = complete(made.items)
  if (made.anyOf) made.anyOf = made.anyOf.map(complete)
  if (made.oneOf) made.oneOf = made.oneOf.map(complete)
  if (typeof made.additionalProperties === 'object')
    made.additionalProperties = complete(made.additionalProperties)
  return made
}

const hasNull = ({ type, anyOf = [] }: Schema) =>
  (Array.isArray(type) && type.includes('null')) || anyOf.some((one) => one.type === 'null')
