import type { Schema } from '../openapi/schemas.ts'

/** One field of what is sent or answered, for a row of a table. */
export type Field = Readonly<{ name: string; type: string; isNeeded: boolean; meaning: string }>

const deepest = 3

/** The fields of a schema, those inside others under a dotted name. */
export function fieldsOf(schema: Schema, prefix = '', depth = 0): Field[] {
  const { properties = {}, required = [] } = bare(schema)
  return Object.entries(properties).flatMap(([name, inner]) => {
    const path = `${prefix}${name}`
    const row = {
      name: path,
      type: typeOf(inner),
      isNeeded: required.includes(name),
      meaning: inner.description ?? '',
    }
    const isOpen = depth + 1 < deepest
    return [row, ...(isOpen ? fieldsOf(itemsOf(inner), `${path}.`, depth + 1) : [])]
  })
}

/** What a schema is, in a few words. */
export function typeOf(schema: Schema): string {
  const { const: only, enum: words, items, format, pattern } = schema
  if (only !== undefined) return JSON.stringify(only)
  if (words) return words.map((word) => JSON.stringify(word)).join(' or ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ')
  if (Array.isArray(schema.type)) return schema.type.join(' or ')
  if (schema.type === 'array') return `list of ${typeOf(items ?? {})}`
  if (format) return format
  return schema.type === 'string' && pattern ? 'text of a pattern' : (schema.type ?? 'anything')
}

function itemsOf(schema: Schema): Schema {
  const inner = bare(schema)
  return inner.items ? bare(inner.items) : inner
}

/** The one thing that a schema is, where it may also be null. */
function bare(schema: Schema): Schema {
  const choices = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  return choices.length === 1 ? choices[0] : schema
}
