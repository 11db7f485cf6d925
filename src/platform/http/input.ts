import type { AnySchema } from '@orpc/contract'
import { InvalidInput, type WrongField } from './problem.ts'

type Sent = Readonly<{ method: string; params: unknown; query: unknown; body: unknown }>

/** Gathers what was sent (path and query, or path and body) and reads it by the contract. */
export async function readInput(schema: AnySchema | undefined, sent: Sent): Promise<unknown> {
  if (schema === undefined) return undefined
  const raw = gather(sent)
  const result = await schema['~standard'].validate(raw)
  if (result.issues === undefined) return result.value
  throw new InvalidInput(result.issues.map((issue) => wrongField(issue, raw)))
}

function gather({ method, params, query, body }: Sent): Record<string, unknown> {
  const main = method === 'GET' || body === undefined || body === null ? query : body
  if (typeof main !== 'object' || main === null || Array.isArray(main)) {
    throw new InvalidInput([{ field: '', message: 'expected an object' }])
  }
  return { ...main, ...(params as object) }
}

type Issue = Readonly<{
  message: string
  path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}>

function wrongField({ message, path = [] }: Issue, raw: unknown): WrongField {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part))
  const field = keys.join('.')
  const found = describe(keys.reduce(inside, raw))
  // Whoever mistypes a password must not find it in a log of answers.
  const isSecret = keys.some((key) => /password|token|secret|^key$|^current$|^next$/i.test(key))
  return { field, message, ...(found === undefined || isSecret ? {} : { found }) }
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function describe(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'an object'
  const text = String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
