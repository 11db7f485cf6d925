import type { Reading } from '../../../platform/work.ts'
import type { RelationshipsAsked } from '../model.ts'
import type { Sums } from './relationships-cursor.ts'

/** A row that was seen at a position of a list: those behind it are found without counting from the start. */
export type Spot = Readonly<{ position: number; key: string | null; id: string }>

type Row = Readonly<{ key: string | null; id: string }>

/** What is known of a list until something happens in the firm. */
export type Remembered = { sums: Sums | null; spots: Spot[] }

const lists = new Map<string, Remembered>()
const mostLists = 300
const mostSpots = 300

/**
 * What counting found, so that the next page needn't count a hundred thousand again. `version` names all that has
 * happened so far; what was known of another version is never asked for again, and makes room.
 */
export function rememberedOf(work: Reading, asked: RelationshipsAsked, version: string | null): Remembered {
  // Who is limited is not told of what takes a party out of their sight, so their version stays what it was.
  if (version === null || work.actor.isLimited) return { sums: null, spots: [] }
  const { cursor: _cursor, from: _from, limit: _limit, ...list } = asked
  const { memberId, capabilities } = work.actor
  // Who asks is part of it: one day two may not see the same.
  const name = JSON.stringify([work.workspaceId, version, work.today, memberId, [...capabilities], list])
  const known = lists.get(name) ?? { sums: null, spots: [] }
  lists.delete(name)
  lists.set(name, known)
  for (const oldest of lists.keys()) {
    if (lists.size <= mostLists) break
    lists.delete(oldest)
  }
  return known
}

/** The last spot before a position, if any is known. */
export function spotBefore({ spots }: Remembered, position: number): Spot | undefined {
  return spots.findLast((spot) => spot.position < position)
}

/** Keeps the place of a row. */
export function keepSpot({ spots }: Remembered, position: number, row: Row | null | undefined): void {
  const at = spots.findLastIndex((spot) => spot.position <= position)
  if (row == null || spots[at]?.position === position || spots.length >= mostSpots) return
  spots.splice(at + 1, 0, { position, key: row.key, id: row.id })
}
