import { z } from 'zod'
import { readDay } from '../../../kernel/day.ts'
import { readCursor } from '../../../platform/cursor.ts'
import type { RelationshipSort } from '../model.ts'

/** What all found come to. */
export type Sums = Readonly<{ total: number; worthYearMinor: number }>

/** Where a page ended. It carries the sums, so that scrolling on doesn't count everybody again. */
export type Cursor = Sums & Readonly<{ key: string | null; id: string }>

const whole = /^-?\d{1,15}$/

/** Whether PostgreSQL can read a key as what the sort compares; anything else would be an error in there. */
const isKeyOf: Record<RelationshipSort, (key: string) => boolean> = {
  name: (key) => !key.includes('\u0000'),
  worth: (key) => whole.test(key),
  added: (key) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/.test(key) && isInstant(key),
  chance: (key) => /^\d(\.\d{1,20})?(e-[0-3]\d)?$/.test(key),
  'last-talk': (key) => readDay(key) !== null,
  state: (key) => /^\d{1,2}$/.test(key),
}

function isInstant(key: string): boolean {
  const [, hours, minutes, seconds] = /^.{11}(\d\d):(\d\d):(\d\d)/.exec(key)?.map(Number) ?? []
  return readDay(key.slice(0, 10)) !== null && hours < 24 && minutes < 60 && seconds < 60
}

/** A cursor as a list; it is good for this sort only. */
export function placeOf({ key, id, total, worthYearMinor }: Cursor, sort: RelationshipSort) {
  return [sort, key, id, total, worthYearMinor]
}

/** Reads a cursor of this sort; one of another, or none of ours, is refused. */
export function cursorOf(text: string, sort: RelationshipSort): Cursor {
  const keySchema = z.string().refine(isKeyOf[sort]).nullable()
  const schema = z.tuple([z.literal(sort), keySchema, z.guid(), z.int(), z.int()])
  const [, key, id, total, worthYearMinor] = readCursor(text, schema)
  return { key, id, total, worthYearMinor }
}
