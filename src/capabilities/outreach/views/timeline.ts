import { z } from 'zod'
import { may } from '../../../kernel/actor.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { JsonText } from '../../../platform/json-text.ts'
import type { Reading } from '../../../platform/work.ts'
import type { TimelineEntry, timelineKinds } from '../model.ts'
import { timelineSql } from './timeline-sql.ts'

type Question = {
  id: PartyId
  kind?: (typeof timelineKinds)[number] | undefined
  cursor?: string | undefined
  limit: number
}
type Row = { at: string; id: string; entry: string }

const placeSchema = z.tuple([z.iso.datetime(), z.guid()])

/** All that happened with a party in one stream, newest first, as far as one may know. */
export async function timeline(
  work: Reading,
  { id, kind, cursor, limit }: Question,
): Promise<JsonText<{ items: TimelineEntry[]; next: string | null }>> {
  const [at, before] = cursor === undefined ? [null, null] : readCursor(cursor, placeSchema)
  const rows = await work.db.query<Row>(
    timelineSql,
    [
      work.workspaceId,
      id,
      work.today,
      work.timeZone,
      kind ?? null,
      at,
      before,
      limit + 1,
      may(work.actor, 'books:read'),
      may(work.actor, 'vitality:read'),
    ],
    { prepared: true },
  )
  if (rows.length === 0 && at === null) await mustExist(work, id)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? writeCursor([last.at, last.id]) : null
  const entries = items.map(({ entry }) => entry).join(',')
  return new JsonText(`{"items":[${entries}],"next":${JSON.stringify(next)}}`)
}

async function mustExist(work: Reading, id: PartyId): Promise<void> {
  const found = await work.db.query(
    'select id from party where workspace_id = $1 and id = $2',
    [work.workspaceId, id],
    { prepared: true },
  )
  if (found.length === 0) throw refuse('not-found', { what: 'party' })
}
