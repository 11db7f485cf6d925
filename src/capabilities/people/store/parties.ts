import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import {
  insertAddresses,
  insertEmails,
  insertOccasions,
  insertPhones,
  insertRoles,
  type KeptParty,
} from './rows.ts'

const lists = {
  emails: { table: 'party_email', insert: insertEmails },
  phones: { table: 'party_phone', insert: insertPhones },
  addresses: { table: 'party_address', insert: insertAddresses },
  roles: { table: 'party_role', insert: insertRoles },
  occasions: { table: 'occasion', insert: insertOccasions },
} as const

export type ListName = keyof typeof lists
export const listNames = Object.keys(lists) as ListName[]

/** A party and which of its lists are to be written. */
export type WithLists = Readonly<{ party: KeptParty; names: readonly ListName[] }>

/** Writes the named lists of parties anew. */
export async function replaceLists(work: Writing, all: readonly WithLists[]): Promise<void> {
  for (const name of listNames) {
    const ids = all.flatMap(({ party, names }) => (names.includes(name) ? [party.id] : []))
    if (ids.length === 0) continue
    await work.db.query(`delete from ${lists[name].table} where workspace_id = $1 and party_id = any($2)`, [
      work.workspaceId,
      ids,
    ])
  }
  await insertLists(work, all)
}

/** Writes the named lists of parties that have none of them yet. */
export async function insertLists(work: Writing, all: readonly WithLists[]): Promise<void> {
  const items = <Name extends ListName>(name: Name) =>
    all.flatMap(({ party, names }) =>
      names.includes(name)
        ? (party[name] as KeptParty[Name][number][]).map((item, position) => ({
            ...item,
            partyId: party.id,
            position,
          }))
        : [],
    )
  await insertEmails(work, items('emails'))
  await insertPhones(work, items('phones'))
  await insertAddresses(work, items('addresses'))
  await insertRoles(work, items('roles'))
  await insertOccasions(work, items('occasions'))
}

/**
 * Holds parties for the rest of the transaction. Who is limited to the parties they are steward of would else lose
 * sight of one that has no steward yet, or none for the moment.
 */
export async function takeInHand(work: Writing, ids: readonly PartyId[]): Promise<void> {
  if (work.actor.isLimited)
    await work.db.query(`select set_config('rapport.at_hand', $1, true)`, [`{${ids.join(',')}}`])
}

export async function saveArchived(
  work: Writing,
  ids: readonly PartyId[],
  archivedAt: Date | null,
): Promise<void> {
  if (ids.length === 0) return
  await work.db.query(
    `update party
     set archived_at = $3, version = version + 1, updated_at = $4
     where workspace_id = $1
       and id = any($2)`,
    [work.workspaceId, ids, archivedAt, work.now],
  )
}

/** Archives a note; says whether there was one. */
export async function saveNoteArchived(
  work: Writing,
  { id, noteId }: { id: PartyId; noteId: Id<'note'> },
): Promise<boolean> {
  const rows = await work.db.query(
    `update party_note
     set archived_at = $4
     where workspace_id = $1
       and party_id = $2
       and id = $3
       and archived_at is null
     returning id`,
    [work.workspaceId, id, noteId, work.now],
  )
  return rows.length > 0
}

/** Which of these members work here. */
export async function membersAmong(work: Writing, ids: readonly string[]): Promise<string[]> {
  const rows = await work.db.query<{ id: string }>(
    'select id from member where workspace_id = $1 and id = any($2)',
    [work.workspaceId, ids],
  )
  return rows.map(({ id }) => id)
}

/** Takes out for good everybody who came from a source, with all that hangs on them. */
export async function deleteSource(work: Writing, source: string): Promise<number> {
  const rows = await work.db.query('delete from party where workspace_id = $1 and source = $2 returning id', [
    work.workspaceId,
    source,
  ])
  return rows.length
}
