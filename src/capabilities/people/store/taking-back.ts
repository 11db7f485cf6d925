import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'

/**
 * Takes out for good those of these parties whom nobody has touched since a fact of the ledger, and gives them. What
 * the system finds out by itself about somebody touches nobody.
 */
export async function deleteUntouched(
  work: Writing,
  { ids, since }: { ids: readonly PartyId[]; since: string },
): Promise<PartyId[]> {
  const rows = await work.db.query<{ id: PartyId }>(
    `delete from party p
     where p.workspace_id = $1
       and p.id = any($2)
       and not exists (
         select from fact f
         where f.workspace_id = p.workspace_id
           and f.party_id = p.id
           and f.id > $3
           and f.kind <> 'VitalityChanged')
       and not exists (
         select from link l
         join fact f on f.workspace_id = l.workspace_id and f.subject_id = l.id and f.id > $3
         where l.workspace_id = p.workspace_id
           and l.to_id = p.id)
     returning p.id`,
    [work.workspaceId, ids, since],
  )
  return rows.map(({ id }) => id)
}

/** Those of these parties who are on record. */
export async function partiesAmong(work: Writing, ids: readonly PartyId[]): Promise<PartyId[]> {
  const rows = await work.db.query<{ id: PartyId }>(
    'select id from party where workspace_id = $1 and id = any($2)',
    [work.workspaceId, ids],
  )
  return rows.map(({ id }) => id)
}

/** Takes out notes that nobody in particular learned and nobody has put away, by their text. */
export async function deleteNotes(
  work: Writing,
  notes: readonly { partyId: PartyId; text: string }[],
): Promise<void> {
  if (notes.length === 0) return
  await work.db.query(
    `delete from party_note n
     using unnest($2::uuid[], $3::text[]) as t (party_id, text)
     where n.workspace_id = $1
       and n.party_id = t.party_id
       and n.text = t.text
       and n.learned_by is null
       and n.archived_at is null`,
    [work.workspaceId, notes.map(({ partyId }) => partyId), notes.map(({ text }) => text)],
  )
}
