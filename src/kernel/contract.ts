import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Capability } from './actor.ts'

/** Who may call: anybody, anybody signed in, or those with a capability. */
export type Needs = 'anybody' | 'member' | Capability

/** `many`: takes up to a thousand records, so its body may be large. */
export type EndpointMeta = { needs: Needs; stepUp: boolean; many: boolean }

/**
 * An endpoint of the API and what one needs to call it. With `stepUp`, whoever is signed in must have proved who they
 * are a few minutes ago: the gate asks for it, and the browser for the second factor or the password.
 */
export function endpoint(
  needs: Needs,
  route: {
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    path: `/${string}`
    summary: string
    tags: string[]
  },
  { stepUp = false, many = false }: { stepUp?: boolean; many?: boolean } = {},
) {
  return oc.$meta<EndpointMeta>({ needs, stepUp, many }).route({ ...route, inputStructure: 'compact' })
}

/** A page of a longer list: `next` continues it, and is null at its end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Pass as `cursor` for the next page; null at the end.' }),
  })
}

type Changes<Shape extends z.ZodRawShape> = {
  [Field in keyof Shape]: z.ZodOptional<
    Shape[Field] extends z.ZodDefault<infer Inner extends z.ZodType> ? Inner : Shape[Field] & z.ZodType
  >
}

/**
 * The fields of a record as one may change them: what is left out stays as it is. (`partial` alone would fill in
 * the defaults of what was left out, and so blank it.)
 */
export function changesOf<Shape extends z.ZodRawShape>(record: z.ZodObject<Shape>) {
  const fields = Object.entries(record.shape).map(([name, field]) => [
    name,
    z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
  ])
  return z.object(Object.fromEntries(fields) as Changes<Shape>)
}

/** Up to a thousand records in one call, one transaction. */
export function manyOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).min(1, 'send at least one').max(1000, 'at most 1000 in one call'),
    allOrNothing: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether nothing is written when one of them is refused.' }),
  })
}

/** What came of each, in the order they were sent. */
export const manyDoneSchema = z.object({
  done: z.number().int(),
  refused: z.number().int(),
  results: z.array(
    z.object({
      id: z.string().nullable().meta({ description: 'Null where it was refused.' }),
      version: z.number().int().nullable(),
      problem: z
        .object({ code: z.string(), details: z.record(z.string(), z.unknown()) })
        .nullable()
        .meta({ description: 'Why it was refused; null where it was done.' }),
    }),
  ),
})
export type ManyDone = z.output<typeof manyDoneSchema>

export const cursorSchema = z.string().max(500).optional().meta({ description: '`next` of the page before.' })

export const limitSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(200)
  .default(50)
  .meta({ description: 'How many at most, up to 200.' })

export const instantSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: 'A moment, ISO 8601.', examples: ['2026-11-20T09:30:00Z'] })

/** The version one has seen, so that nobody's edit is lost: an older one is refused with 409. */
export const versionSchema = z.coerce.number().int().min(1)
