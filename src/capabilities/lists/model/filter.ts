import { z } from 'zod'

/** What a condition can ask of a field; which of them suit which kind of field is said in `operatorsOf`. */
export const operators = [
  'is',
  'is-not',
  'contains',
  'lacks',
  'begins',
  'over',
  'at-least',
  'under',
  'at-most',
  'on',
  'after',
  'before',
  'within-days',
  'not-within-days',
  'next-days',
  'any-of',
  'none-of',
  'all-of',
  'empty',
  'filled',
] as const
export type Operator = (typeof operators)[number]

const valueSchema = z.union([
  z.string().max(300),
  z.number(),
  z.boolean(),
  z.array(z.string().max(300)).min(1).max(200),
])
export type FilterValue = z.output<typeof valueSchema>

/** One thing asked of one field. */
export type Condition = { field: string; is: Operator; value?: FilterValue | undefined }

/** Conditions, and how they go together: all of them, any of them, or not. */
export type Filter = Condition | { all: Filter[] } | { any: Filter[] } | { not: Filter }

const conditionSchema = z.strictObject({
  field: z.string().min(1).max(60),
  is: z.enum(operators),
  value: valueSchema.optional(),
})

const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    conditionSchema,
    z.strictObject({ all: z.array(filterSchema).max(50) }),
    z.strictObject({ any: z.array(filterSchema).max(50) }),
    z.strictObject({ not: filterSchema }),
  ]),
)

const deepest = 6
const mostConditions = 60

/**
 * A filter as it goes over the wire: JSON in a text, so that it fits into an address. `{"all":[{"field":"role",
 * "is":"any-of","value":["customer"]},{"any":[…]}]}`.
 */
export const filterTextSchema = z
  .string()
  .max(6000)
  .transform((text, context): Filter | null => {
    if (text.trim() === '') return null
    const read = readFilter(text)
    if (read === null) {
      context.addIssue({ code: 'custom', message: 'not a filter' })
      return z.NEVER
    }
    return read
  })
  .meta({
    description:
      'A filter as JSON: a condition `{"field","is","value"}`, or `{"all":[…]}`, `{"any":[…]}`, `{"not":…}` of filters.',
    examples: [
      '{"all":[{"field":"role","is":"any-of","value":["customer"]},{"field":"town","is":"is","value":"Bath"}]}',
    ],
  })

/** Reads a filter; null where the text is none, or where it is larger than anybody could mean. */
export function readFilter(text: string): Filter | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  if (depthOf(json) > deepest * 2) return null
  const { success, data } = filterSchema.safeParse(json)
  if (!success || conditionsOf(data).length > mostConditions || levelsOf(data) > deepest) return null
  return data
}

/** All conditions of a filter, wherever they stand. */
export function conditionsOf(filter: Filter): Condition[] {
  if ('all' in filter) return filter.all.flatMap(conditionsOf)
  if ('any' in filter) return filter.any.flatMap(conditionsOf)
  if ('not' in filter) return conditionsOf(filter.not)
  return [filter]
}

function levelsOf(filter: Filter): number {
  return 1 + Math.max(0, ...withinOf(filter).map(levelsOf))
}

function withinOf(filter: Filter): Filter[] {
  if ('all' in filter) return filter.all
  if ('any' in filter) return filter.any
  return 'not' in filter ? [filter.not] : []
}

// Before the schema walks down into it.
function depthOf(json: unknown, sofar = 0): number {
  if (typeof json !== 'object' || json === null || sofar > deepest * 2) return sofar
  return Math.max(
    sofar,
    ...Object.values(json)
      .slice(0, 200)
      .map((inner) => depthOf(inner, sofar + 1)),
  )
}
