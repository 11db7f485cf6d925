import { z } from 'zod'
import { may } from '../../../kernel/actor.ts'
import { type Id, idOf, type PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'
import { fieldOf } from '../rules/merging.ts'
import { isOnRecord } from './on-record.ts'

type MergeId = Id<'merge'>

/** The party that a record became part of; null where it did not, or was taken apart from it again. */
export async function keptInstead({ db, workspaceId }: Reading, id: PartyId): Promise<PartyId | null> {
  const [row] = await db.query<{ keptId: PartyId }>(
    `select kept_id as "keptId"
     from party_merge
     where workspace_id = $1
       and gone_id = $2
       and undone_at is null
     order by id desc
     limit 1`,
    [workspaceId, id],
  )
  return row?.keptId ?? null
}

/** Kept for ourselves or worked out anew: nobody can say whose it is, nor has to. */
const ownAffairs = [
  'today_entry',
  'vitality_change',
  'duplicate_pair',
  'party_merge',
  'profile_look',
  'import_gain',
]

/** How much hangs on a party, by table. */
export async function moving(
  work: Reading,
  { id }: { id: PartyId },
): Promise<{ items: { table: string; rows: number }[] }> {
  if (!(await isOnRecord(work, id))) throw refuse('not-found', { what: 'party' })
  const items = await work.db.query<{ table: string; rows: number }>(
    `select table_name as "table", how_many as rows
     from platform.hanging_on_party($1)
     where table_name <> all ($2)
     order by how_many desc, table_name`,
    [id, ownAffairs],
  )
  return { items }
}

/** Two that were made one. */
export type MergeShown = {
  id: MergeId
  keptId: PartyId
  keptName: string
  goneId: PartyId
  goneName: string
  mergedAt: string
  by: string | null
  undoneAt: string | null
}

const placeSchema = z.tuple([idOf('merge')])

const shown = `
  m.id, m.kept_id as "keptId", p.display_name as "keptName", m.gone_id as "goneId",
  m.gone ->> 'display_name' as "goneName", ${instant('m.created_at')} as "mergedAt", b.name as by,
  ${instant('m.undone_at')} as "undoneAt"
  from party_merge m
  join party p on p.workspace_id = m.workspace_id and p.id = m.kept_id
  left join member b on b.workspace_id = m.workspace_id and b.id = m.member_id`

type Asked = { partyId?: PartyId | undefined; cursor?: string | undefined; limit: number }

/** What was made one, the latest first. */
export async function merges(
  { db, workspaceId }: Reading,
  { partyId, cursor, limit }: Asked,
): Promise<{ items: MergeShown[]; next: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor, placeSchema)[0]
  const rows = await db.query<MergeShown>(
    `select ${shown}
     where m.workspace_id = $1
       and ($2::uuid is null or m.kept_id = $2)
       and ($3::uuid is null or m.id < $3)
     order by m.id desc
     limit $4`,
    [workspaceId, partyId ?? null, after, limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor([last.id]) : null }
}

/** One merge, undone or not. */
export async function mergeOf({ db, workspaceId }: Reading, id: MergeId): Promise<MergeShown> {
  const [merge] = await db.query<MergeShown>(`select ${shown} where m.workspace_id = $1 and m.id = $2`, [
    workspaceId,
    id,
  ])
  if (!merge) throw refuse('not-found', { what: 'merge' })
  return merge
}

/** Something written to the party that stayed since the merge: whose it is, nobody wrote down. */
export type AddedSince = { id: string; table: string; on: string | null; text: string | null }

/** What one has to be asked before two are taken apart. */
export type ToPart = MergeShown & {
  fields: { field: string; merged: string | null; now: string | null }[]
  added: AddedSince[]
}

/** A merge with all that was written since and can't be separated by itself. */
export async function toPart(work: Reading, { id }: { id: MergeId }): Promise<ToPart> {
  const [merge] = await work.db.query<MergeShown>(
    `select ${shown} where m.workspace_id = $1 and m.id = $2 and m.undone_at is null`,
    [work.workspaceId, id],
  )
  if (!merge) throw refuse('not-found', { what: 'merge' })
  const [fields, added] = [await fieldsSince(work, id), await addedSince(work, id)]
  return { ...merge, fields, added }
}

async function fieldsSince({ db, workspaceId }: Reading, id: MergeId): Promise<ToPart['fields']> {
  const rows = await db.query<{ column: string; merged: string | null; now: string | null }>(
    `select now.key as column, m.kept_after ->> now.key as merged, now.value as now
     from party_merge m
     join party p on p.workspace_id = $1 and p.id = m.kept_id
     cross join lateral jsonb_each_text(platform.said_of_party(to_jsonb(p))) now
     where m.workspace_id = $1
       and m.id = $2
       and m.kept_after ? now.key
       and m.kept_after ->> now.key is distinct from now.value
     order by now.key`,
    [workspaceId, id],
  )
  return rows.map(({ column, merged, now }) => ({ field: fieldOf(column), merged, now }))
}

async function addedSince({ db, actor }: Reading, id: MergeId): Promise<AddedSince[]> {
  const rows = await db.query<AddedSince>(
    `select id, table_name as table,
       left(coalesce(content ->> 'happened_on', content ->> 'paid_on', content ->> 'due_on', content ->> 'learned_on',
         content ->> 'created_at'), 10) as on,
       left(coalesce(content ->> 'text', content ->> 'notes', content ->> 'said', content ->> 'address',
         content ->> 'as_given', content ->> 'lines', content ->> 'number', content ->> 'role', content ->> 'kind'),
         200) as text
     from platform.added_since_merge($1)
     where table_name <> all ($2)
     order by id`,
    [id, ownAffairs],
  )
  const mayRead = may(actor, 'talks:read') && may(actor, 'books:read')
  return mayRead ? rows : rows.map((row) => ({ ...row, text: null }))
}

function instant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
