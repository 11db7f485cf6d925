import type { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'

/** Where a page ended, so that the next begins there. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

export function readCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw refuse('invalid', { field: 'cursor' })
  }
}
