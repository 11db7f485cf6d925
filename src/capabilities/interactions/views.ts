import { z } from 'zod'
import { instantSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { type Id, idOf, type PartyId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../platform/cursor.ts'
import type { Reading } from '../../platform/work.ts'
import type { Heard, Interaction, Promised } from './model.ts'

type InteractionId = Id<'interaction'>
type PromiseId = Id<'promise'>

type Page<Item> = { items: Item[]; next: string | null }
type Asked = { partyId?: PartyId | undefined; cursor?: string | undefined; limit: number }

const talkColumns = `i.id, i.party_id as "partyId", i.kind, i.direction, i.outcome,
  ${instant('i.happened_at')} as "happenedAt", i.happened_on as "happenedOn", i.minutes, i.notes, i.asked,
  i.said, i.next_on as "nextOn", i.member_id as "memberId", m.name as member,
  ${instant('i.archived_at')} as "archivedAt", i.version`

const talkPlace = z.tuple([instantSchema, idOf('interaction')])

/** Talks up to today, newest first; those taken back are left out. */
export async function list(work: Reading, asked: Asked): Promise<Page<Interaction>> {
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor, talkPlace)
  const rows = await work.db.query<Interaction & { place: string }>(
    `select ${talkColumns}, ${preciseInstant('i.happened_at')} as place
     from interaction i
     left join member m on m.workspace_id = i.workspace_id and m.id = i.member_id
     where i.workspace_id = $1
       and i.archived_at is null
       and i.happened_on <= $6
       and ($2::uuid is null or i.party_id = $2)
       and ($3::timestamptz is null
         or i.happened_at < $3
         or (i.happened_at = $3 and i.id > $4::uuid))
     order by i.happened_at desc, i.id
     limit $5`,
    [
      work.workspaceId,
      asked.partyId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      asked.limit + 1,
      work.today,
    ],
  )
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  const items = rows.slice(0, asked.limit).map(({ place: _, ...talk }) => talk)
  return { items, next: last ? writeCursor([last.place, last.id]) : null }
}

/** One talk, also when it was taken back. */
export async function interactionBy(work: Reading, id: InteractionId): Promise<Interaction> {
  const [talk] = await work.db.query<Interaction>(
    `select ${talkColumns}
     from interaction i
     left join member m on m.workspace_id = i.workspace_id and m.id = i.member_id
     where i.workspace_id = $1
       and i.id = $2`,
    [work.workspaceId, id],
  )
  if (!talk) throw refuse('not-found', { what: 'interaction' })
  return talk
}

/** Which questions a party has answered in talks that reached them, and when they last said something. */
export async function heard(work: Reading, { id }: { id: PartyId }): Promise<Heard> {
  const [found] = await work.db.query<Heard>(
    `select coalesce(array_agg(distinct asked) filter (where asked is not null), '{}') as answered,
       max(happened_on) filter (where said is not null) as "lastSaidOn"
     from interaction
     where workspace_id = $1
       and party_id = $2
       and archived_at is null
       and outcome = 'reached'
       and coalesce(said, notes) is not null
       and happened_on <= $3`,
    [work.workspaceId, id, work.today],
  )
  return found
}

const promiseColumns = `o.id, o.party_id as "partyId", p.display_name as "partyName", o.by, o.text,
  o.due_on as "dueOn", ${instant('o.kept_at')} as "keptAt", ${instant('o.archived_at')} as "archivedAt",
  o.version`

const promisePlace = z.tuple([daySchema, idOf('promise')])

/** Promises, soonest first: those still open, or those that were kept. */
export async function promises(work: Reading, asked: Asked & { open: boolean }): Promise<Page<Promised>> {
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor, promisePlace)
  const rows = await work.db.query<Promised>(
    `select ${promiseColumns}
     from promise o
     join party p on p.workspace_id = o.workspace_id and p.id = o.party_id
     where o.workspace_id = $1
       and o.archived_at is null
       and p.archived_at is null
       and ${asked.open ? 'o.kept_at is null' : 'o.kept_at is not null'}
       and ($2::uuid is null or o.party_id = $2)
       and ($3::date is null or (o.due_on, o.id) > ($3, $4::uuid))
     order by o.due_on, o.id
     limit $5`,
    [work.workspaceId, asked.partyId ?? null, after?.[0] ?? null, after?.[1] ?? null, asked.limit + 1],
  )
  const items = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? items.at(-1) : undefined
  return { items, next: last ? writeCursor([last.dueOn, last.id]) : null }
}

export async function promiseBy(work: Reading, id: PromiseId): Promise<Promised> {
  const [promise] = await work.db.query<Promised>(
    `select ${promiseColumns}
     from promise o
     join party p on p.workspace_id = o.workspace_id and p.id = o.party_id
     where o.workspace_id = $1
       and o.id = $2`,
    [work.workspaceId, id],
  )
  if (!promise) throw refuse('not-found', { what: 'promise' })
  return promise
}

/** Which of these parties are on record, archived or not. */
export async function partiesAmong(work: Reading, ids: readonly PartyId[]): Promise<Set<PartyId>> {
  const rows = await work.db.query<{ id: PartyId }>(
    'select id from party where workspace_id = $1 and id = any($2)',
    [work.workspaceId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}

function instant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** With all six digits that the database keeps, so that a page begins exactly where the last one ended. */
function preciseInstant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}
