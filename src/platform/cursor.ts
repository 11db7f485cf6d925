import type { z } from 'zod'
import { refuse } from '../kernel/refusal.ts'

/** Where a page ended, as the text that asks for the next. */
export function writeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Reads where the page before ended; whatever is none of ours is refused. */
export function readCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  const place = schema.safeParse(parse(cursor))
  if (place.success) return place.data
  throw refuse('invalid', { field: 'cursor', reason: 'no-cursor' })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
