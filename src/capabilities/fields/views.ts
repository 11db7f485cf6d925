import type { PartyId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Reading } from '../../platform/work.ts'
import { isOnRecord } from '../people/views/on-record.ts'
import type { CustomField, FieldId, FieldValues, PartyFields } from './model.ts'

/** The firm's own fields, in their order; retired ones last. */
export async function list({ db, workspaceId }: Reading): Promise<{ items: CustomField[] }> {
  const items = await db.query<CustomField>(
    `select ${columns}
     from custom_field
     where workspace_id = $1
     order by retired_at is not null, position, id`,
    [workspaceId],
  )
  return { items }
}

/** One field. */
export async function field({ db, workspaceId }: Reading, { id }: { id: FieldId }): Promise<CustomField> {
  const [found] = await db.query<CustomField>(
    `select ${columns} from custom_field where workspace_id = $1 and id = $2`,
    [workspaceId, id],
  )
  if (!found) throw refuse('not-found', { what: 'field' })
  return found
}

/** How many parties have something in a field. */
export async function use(work: Reading, { id }: { id: FieldId }): Promise<{ parties: number }> {
  const { type } = await field(work, { id })
  const [row] = await work.db.query<{ parties: number }>(
    type === 'party'
      ? 'select count(*)::int as parties from party_custom_party where workspace_id = $1 and field_id = $2'
      : 'select count(*)::int as parties from party_custom where workspace_id = $1 and known ? $2::text',
    [work.workspaceId, id],
  )
  return row
}

/** What is known of a party in the firm's own fields; of retired ones too. */
export async function of(work: Reading, { id }: { id: PartyId }): Promise<PartyFields> {
  if (!(await isOnRecord(work, id))) throw refuse('not-found', { what: 'party' })
  return knownOf(work, id)
}

/** The same of a party that is there. */
export async function knownOf({ db, workspaceId }: Reading, id: PartyId): Promise<PartyFields> {
  const [row] = await db.query<{ known: FieldValues | null; version: number | null; others: Other[] }>(
    `select c.known, c.version, (
       select coalesce(json_agg(json_build_object('fieldId', o.field_id, 'id', p.id, 'name', p.display_name)), '[]')
       from party_custom_party o
       join party p on p.workspace_id = $1 and p.id = o.other_id
       where o.workspace_id = $1
         and o.party_id = $2
     ) as others
     from (select) one
     left join party_custom c on c.workspace_id = $1 and c.party_id = $2`,
    [workspaceId, id],
  )
  const others = row?.others ?? []
  return {
    values: { ...row?.known, ...Object.fromEntries(others.map((one) => [one.fieldId, one.id])) },
    names: Object.fromEntries(others.map((one) => [one.id, one.name])),
    version: row?.version ?? 0,
  }
}

type Other = Readonly<{ fieldId: string; id: string; name: string }>

const columns = `id, label, type, options, position, version,
       to_char(retired_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "retiredAt"`
