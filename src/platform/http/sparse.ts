import type { AnySchema } from '@orpc/contract'
import { z } from 'zod'
import { refuse } from '../../kernel/refusal.ts'

/** The names that an answer has, and those inside each. */
type Names = Map<string, Names>

type Shape = Readonly<{
  properties?: Readonly<Record<string, Shape>>
  items?: Shape
  anyOf?: readonly Shape[]
  oneOf?: readonly Shape[]
}>

/** Cuts an answer down to the fields that were asked for. */
export type Cut = (answer: unknown) => unknown

/** Knows the fields of one endpoint's answer; of a page, those of its items. */
export function openFields(schema: AnySchema | undefined): (asked: unknown) => Cut {
  let known: { names: Names; isPage: boolean } | undefined
  return (asked) => {
    known ??= knownOf(schema)
    const { names, isPage } = known
    const wanted = wantedOf(asked, names)
    if (!isPage) return (answer) => pick(answer, wanted)
    return (answer) => {
      const page = answer as { items: unknown }
      return { ...page, items: pick(page.items, wanted) }
    }
  }
}

function knownOf(schema: AnySchema | undefined): { names: Names; isPage: boolean } {
  const shape: Shape =
    schema instanceof z.ZodType
      ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)
      : {}
  const { items } = shape.properties ?? {}
  const isPage = items?.items !== undefined
  return { names: namesOf(isPage ? items : shape), isPage }
}

function namesOf(shape: Shape): Names {
  const names: Names = new Map()
  for (const [name, inner] of Object.entries(shape.properties ?? {})) names.set(name, namesOf(inner))
  for (const choice of [
    ...(shape.anyOf ?? []),
    ...(shape.oneOf ?? []),
    ...(shape.items ? [shape.items] : []),
  ]) {
    for (const [name, inner] of namesOf(choice))
      names.set(name, new Map([...(names.get(name) ?? []), ...inner]))
  }
  return names
}

/** 'id,emails.address' as a tree; a name that the answer doesn't have is refused. */
function wantedOf(asked: unknown, known: Names): Names {
  const text = Array.isArray(asked) ? asked.join(',') : String(asked)
  const wanted: Names = new Map()
  for (const path of text.split(',').map((one) => one.trim())) {
    let [at, allowed] = [wanted, known]
    for (const name of path.split('.')) {
      const inner = allowed.get(name)
      if (inner === undefined) throw refuse('invalid', unknownField(path.slice(0, 80), known))
      const next: Names = at.get(name) ?? new Map()
      at.set(name, next)
      ;[at, allowed] = [next, inner]
    }
  }
  return wanted
}

function unknownField(path: string, known: Names) {
  return { field: 'fields', expected: `names among ${[...known.keys()].join(', ')}`, unknown: path }
}

function pick(value: unknown, wanted: Names): unknown {
  if (wanted.size === 0) return value
  if (Array.isArray(value)) return value.map((item) => pick(item, wanted))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => wanted.has(name))
  return Object.fromEntries(kept.map(([name, inner]) => [name, pick(inner, wanted.get(name) ?? new Map())]))
}
