import type { PartyId } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'
import type { CustomField, FieldId, FieldOption, FieldValues } from './model.ts'

type KeptField = Pick<CustomField, 'id' | 'label' | 'type'> & { options: readonly FieldOption[] }

/** Adds a field behind all others. */
export async function insertField(work: Writing, field: KeptField): Promise<void> {
  await work.db.query(
    `insert into custom_field (workspace_id, id, label, type, options, position, created_at, updated_at)
     select $1, $2, $3, $4, $5::jsonb, coalesce(max(position), 0) + 1, $6, $6
     from custom_field
     where workspace_id = $1`,
    [work.workspaceId, field.id, field.label, field.type, JSON.stringify(field.options), work.now],
  )
}

/** Only one at a time defines fields of a firm, so that two don't overwrite each other. */
export async function waitForTurn(work: Writing): Promise<void> {
  await work.db.query(`select pg_advisory_xact_lock(hashtextextended('custom-fields ' || $1::text, 0))`, [
    work.workspaceId,
  ])
}

export async function saveField(work: Writing, field: Omit<KeptField, 'type'>): Promise<void> {
  await work.db.query(
    `update custom_field
     set label = $3, options = $4::jsonb, version = version + 1, updated_at = $5
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, field.id, field.label, JSON.stringify(field.options), work.now],
  )
}

export async function saveRetired(
  work: Writing,
  { id, retiredAt }: { id: FieldId; retiredAt: Date | null },
): Promise<void> {
  await work.db.query(
    `update custom_field
     set retired_at = $3, version = version + 1, updated_at = $4
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id, retiredAt, work.now],
  )
}

/** Puts fields in an order. */
export async function savePositions(work: Writing, ids: readonly FieldId[]): Promise<void> {
  await work.db.query(
    `update custom_field f
     set position = t.position
     from unnest($2::uuid[]) with ordinality as t (id, position)
     where f.workspace_id = $1
       and f.id = t.id`,
    [work.workspaceId, ids],
  )
}

export type KnownNow = Readonly<{
  partyId: PartyId
  values: FieldValues
  /** Other parties by the id of the field; null where there is none any more. */
  others: Readonly<Record<string, string | null>>
}>

/** Locks the parties, in one order, and says which of them are there. */
export async function lockParties(work: Writing, ids: readonly PartyId[]): Promise<Set<string>> {
  const rows = await work.db.query<{ id: string }>(
    'select id from party where workspace_id = $1 and id = any($2) order by id for update',
    [work.workspaceId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** What is known of parties, without other parties. */
export async function loadKnown(
  work: Writing,
  ids: readonly PartyId[],
): Promise<{ partyId: PartyId; known: FieldValues; others: Record<string, string> }[]> {
  return work.db.query(
    `select p.id as "partyId", coalesce(c.known, '{}') as known, coalesce((
       select jsonb_object_agg(o.field_id, o.other_id)
       from party_custom_party o
       where o.workspace_id = $1
         and o.party_id = p.id
     ), '{}') as others
     from unnest($2::uuid[]) as p (id)
     left join party_custom c on c.workspace_id = $1 and c.party_id = p.id`,
    [work.workspaceId, ids],
  )
}

/** Saves all that is known of parties; the version goes up by one. */
export async function saveKnown(work: Writing, all: readonly KnownNow[]): Promise<void> {
  if (all.length === 0) return
  await work.db.query(
    `insert into party_custom (workspace_id, party_id, known, updated_at)
     select $1, t.party_id, t.known, $2
     from unnest($3::uuid[], $4::jsonb[]) as t (party_id, known)
     on conflict (workspace_id, party_id)
       do update set known = excluded.known, version = party_custom.version + 1, updated_at = excluded.updated_at`,
    [
      work.workspaceId,
      work.now,
      all.map(({ partyId }) => partyId),
      all.map(({ values }) => JSON.stringify(values)),
    ],
  )
  const others = all.flatMap(({ partyId, others: named }) =>
    Object.entries(named).map(([fieldId, otherId]) => ({ partyId, fieldId, otherId })),
  )
  if (others.length > 0) await saveOthers(work, others)
}

type OtherNow = Readonly<{ partyId: PartyId; fieldId: string; otherId: string | null }>

async function saveOthers(work: Writing, others: readonly OtherNow[]): Promise<void> {
  await work.db.query(
    `delete from party_custom_party o
     using unnest($2::uuid[], $3::uuid[]) as t (party_id, field_id)
     where o.workspace_id = $1
       and o.party_id = t.party_id
       and o.field_id = t.field_id`,
    [work.workspaceId, others.map(({ partyId }) => partyId), others.map(({ fieldId }) => fieldId)],
  )
  const named = others.filter(({ otherId }) => otherId !== null)
  await work.db.query(
    `insert into party_custom_party (workspace_id, party_id, field_id, other_id)
     select $1, t.*
     from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t`,
    [
      work.workspaceId,
      named.map(({ partyId }) => partyId),
      named.map(({ fieldId }) => fieldId),
      named.map(({ otherId }) => otherId),
    ],
  )
}
