import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { FieldValue } from '../../fields/model.ts'
import type { PartyInput } from '../../people/model.ts'

export type OnRecord = Readonly<
  Pick<PartyInput, 'tags' | 'organisationName' | 'language' | 'preferredChannel' | 'doNotContact'> & {
    id: PartyId
    version: number
    /** What is known in the firm's own fields, other parties too. */
    known: Readonly<Record<string, FieldValue>>
  }
>

/** What stands now in the fields that can be changed for many; of those who are there. */
export function onRecordOf({ db, workspaceId }: Reading, ids: readonly PartyId[]): Promise<OnRecord[]> {
  return db.query<OnRecord>(
    `select p.id, p.version, p.tags, p.organisation_name as "organisationName", p.language,
       p.preferred_channel as "preferredChannel", p.do_not_contact as "doNotContact",
       coalesce(c.known, '{}') || coalesce((
         select jsonb_object_agg(o.field_id, o.other_id)
         from party_custom_party o
         where o.workspace_id = $1
           and o.party_id = p.id
       ), '{}') as known
     from party p
     left join party_custom c on c.workspace_id = $1 and c.party_id = p.id
     where p.workspace_id = $1
       and p.id = any($2)
     order by p.id`,
    [workspaceId, ids],
  )
}

export type KeptChange = Readonly<{
  field: string
  undoneAt: Date | null
  items: readonly Readonly<{ partyId: PartyId; before: FieldValue; after: FieldValue }>[]
}>

/** One change to many, with what stood there before. */
export async function bulkChange({ db, workspaceId }: Reading, id: Id<'bulk'>): Promise<KeptChange> {
  const [found] = await db.query<KeptChange>(
    `select b.field, b.undone_at as "undoneAt", (
       select coalesce(json_agg(json_build_object('partyId', i.party_id, 'before', i.before, 'after', i.after)), '[]')
       from bulk_change_party i
       where i.workspace_id = $1
         and i.bulk_id = b.id
     ) as items
     from bulk_change b
     where b.workspace_id = $1
       and b.id = $2`,
    [workspaceId, id],
  )
  if (!found) throw refuse('not-found', { what: 'bulk-change' })
  return found
}
