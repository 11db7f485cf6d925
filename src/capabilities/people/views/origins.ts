import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Origins } from '../model/origin.ts'

type Row = { field: string | null; source: string | null; at: Date; by: string | null }

/** Where the fields of a party came from. The ledger tells: who added the party, and who changed which field last. */
export async function origins(work: Reading, { id }: { id: PartyId }): Promise<Origins> {
  const rows = await work.db.query<Row>(
    `with told as (
       select fact.id, happened_at, member_id, details
       from fact
       where workspace_id = $1
         and party_id = $2
         and kind = 'PartyChanged'
     ),
     latest as (
       select distinct on (field) field, details ->> 'source' as source, happened_at, member_id
       from told, jsonb_array_elements_text(details -> 'fields') as field
       order by field, told.id desc
     )
     select null as field, party.source, party.created_at as at, member.name as by
     from party
     left join fact on fact.workspace_id = party.workspace_id and fact.party_id = party.id
       and fact.kind = 'PartyAdded'
     left join member on member.workspace_id = party.workspace_id and member.id = fact.member_id
     where party.workspace_id = $1
       and party.id = $2
     union all
     select field, source, happened_at, member.name
     from latest
     left join member on member.workspace_id = $1 and member.id = latest.member_id
     order by field nulls first`,
    [work.workspaceId, id],
  )
  const [added, ...changed] = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  if (added?.field !== null) throw refuse('not-found', { what: 'party' })
  const { field: _whole, ...whole } = added
  return { added: whole, changed: changed.map(({ field, ...origin }) => ({ field: field ?? '', ...origin })) }
}
