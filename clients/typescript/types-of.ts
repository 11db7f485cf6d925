import { contract } from '../../src/app/contract.ts'
import { type Endpoint, endpointsOf } from '../../src/platform/http/endpoints.ts'
import { answeredSchema, type Schema, sentSchema } from '../../src/platform/http/openapi/schemas.ts'

/** The contract as text: the type of each call, and the address behind it. */
export function apiText(): string {
  const endpoints = endpointsOf(contract, {})
  const groups = groupsOf(endpoints)
  const calls = [...groups].map(([group, own]) => `  ${group}: {\n${own.map(callText).join('\n')}\n  }`)
  const routes = endpoints.map(
    ({ name, method, path, needs }) =>
      `  '${name}': ['${method}', '${path}', ${method !== 'GET' && needs !== 'anybody' ? 1 : 0}],`,
  )
  return [
    '// Made from the contract by build.mjs.',
    "import type { Call, PagedCall } from './shapes.ts'",
    '',
    '/** All calls, by capability. */',
    `export type Api = {\n${calls.join('\n')}\n}`,
    '',
    '/** The method and path of each call, and whether it takes a key. */',
    `export const routes: Readonly<Record<string, readonly [string, string, 0 | 1]>> = {\n${routes.join('\n')}\n}`,
    '',
  ].join('\n')
}

function callText({ name, procedure }: Endpoint): string {
  const { inputSchema, outputSchema, route } = procedure['~orpc']
  const [input, output] = [sentSchema(inputSchema), answeredSchema(outputSchema)]
  const isPaged = 'cursor' in (input.properties ?? {}) && 'next' in (output.properties ?? {})
  const kind = isPaged ? 'PagedCall' : 'Call'
  return `    /** ${route.summary} */\n    ${name.split('.')[1]}: ${kind}<${typeText(input)}, ${typeText(output)}>`
}

/** A schema as a TypeScript type. */
function typeText(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  // In a query a truth is a word; a client may send it as it is.
  if (schema.enum?.join() === 'true,false') return 'boolean'
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeText))].join(' | ')
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeText({ ...schema, type })).join(' | ')
  }
  if (schema.properties) return objectText(schema)
  if (schema.type === 'array') return `Array<${typeText(schema.items ?? {})}>`
  if (schema.type === 'object') return recordText(schema)
  return (
    { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }[
      schema.type ?? ''
    ] ?? 'unknown'
  )
}

function objectText({ properties = {}, required = [] }: Schema): string {
  const fields = Object.entries(properties).map(([name, inner]) => {
    const said = inner.description ? `/** ${inner.description.replaceAll('*/', '* /')} */ ` : ''
    return `${said}${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeText(inner)}`
  })
  return fields.length === 0 ? 'Record<never, never>' : `{ ${fields.join('; ')} }`
}

function recordText({ additionalProperties }: Schema): string {
  const inner = typeof additionalProperties === 'object' ? typeText(additionalProperties) : 'unknown'
  return `Record<string, ${inner}>`
}

function groupsOf(endpoints: readonly Endpoint[]): Map<string, Endpoint[]> {
  const groups = new Map<string, Endpoint[]>()
  for (const endpoint of endpoints) {
    const [group] = endpoint.name.split('.')
    groups.set(group, [...(groups.get(group) ?? []), endpoint])
  }
  return groups
}
