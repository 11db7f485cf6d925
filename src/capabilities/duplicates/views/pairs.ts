import { z } from 'zod'
import type { Id, PartyId } from '../../../kernel/id.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'
import { idOf } from '../../../kernel/id.ts'
import type { Pair, scanSchema } from '../model.ts'

type Scan = z.output<typeof scanSchema>
type Asked = { partyId?: PartyId | undefined; cursor?: string | undefined; limit: number }
type Page = { items: Pair[]; next: string | null; scan: Scan | null }

const placeSchema = z.tuple([z.number(), idOf('pair')])

/** Pairs that may be one, the likeliest first, and when one last looked. */
export async function list(work: Reading, { partyId, cursor, limit }: Asked): Promise<Page> {
  const after = cursor === undefined ? null : readCursor(cursor, placeSchema)
  const rows = await work.db.query<Pair>(
    `select d.id, a.kind, ${side('a')} as one, ${side('b')} as other, d.chance, d.reasons
     from duplicate_pair d
     join party a on a.workspace_id = $1 and a.id = d.one_id
     join party b on b.workspace_id = $1 and b.id = d.other_id
     where d.workspace_id = $1
       and d.state = 'open'
       and a.archived_at is null
       and b.archived_at is null
       and ($2::uuid is null or d.one_id = $2 or d.other_id = $2)
       and ($3::real is null or (d.chance, d.id) < ($3, $4))
     order by d.chance desc, d.id desc
     limit $5`,
    [work.workspaceId, partyId ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? writeCursor([last.chance, last.id]) : null
  return { items, next, scan: await scanOf(work) }
}

function side(party: string): string {
  return `json_build_object('id', ${party}.id, 'displayName', ${party}.display_name,
    'organisationName', ${party}.organisation_name, 'archived', ${party}.archived_at is not null)`
}

async function scanOf({ db, workspaceId }: Reading): Promise<Scan | null> {
  const [row] = await db.query<Scan>(
    `select to_char(finished_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt", found,
       (select count(*) from duplicate_pair where workspace_id = $1 and state = 'open')::int as open
     from duplicate_scan
     where workspace_id = $1`,
    [workspaceId],
  )
  return row ?? null
}

/** The two of each pair, the older record first. */
export async function olderFirst(
  { db, workspaceId }: Reading,
  ids: readonly Id<'pair'>[],
): Promise<{ keptId: PartyId; goneId: PartyId }[]> {
  return db.query<{ keptId: PartyId; goneId: PartyId }>(
    `select case when a.created_at <= b.created_at then a.id else b.id end as "keptId",
       case when a.created_at <= b.created_at then b.id else a.id end as "goneId"
     from duplicate_pair d
     join party a on a.workspace_id = $1 and a.id = d.one_id
     join party b on b.workspace_id = $1 and b.id = d.other_id
     where d.workspace_id = $1
       and d.id = any($2)
       and d.state = 'open'
     order by d.chance desc, d.id`,
    [workspaceId, ids],
  )
}
