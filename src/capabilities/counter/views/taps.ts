import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'

type TapId = Id<'tap'>

/** A tap on record, with the talk it became. */
export type TapOnRecord = {
  id: TapId
  partyId: PartyId
  kind: 'visit' | 'note' | 'take-back'
  outcome: 'kept' | 'same-visit' | 'taken-back'
  at: Date
  by: string | null
  talkId: Id<'interaction'> | null
  talkVersion: number | null
  notes: string | null
}

const columns = `t.id, t.party_id as "partyId", t.kind, t.outcome, t.happened_at as at, m.name as by,
  i.id as "talkId", i.version as "talkVersion", i.notes`

const joins = `
  left join member m on m.workspace_id = t.workspace_id and m.id = t.member_id
  left join interaction i on i.workspace_id = t.workspace_id and i.source = 'counter' and i.external_id = t.id::text`

/** Those of these taps that are on record. */
export async function tapsOnRecord(work: Reading, ids: readonly TapId[]): Promise<Map<TapId, TapOnRecord>> {
  const rows = await work.db.query<TapOnRecord>(
    `select ${columns}
     from counter_tap t
     ${joins}
     where t.workspace_id = $1
       and t.id = any($2)`,
    [work.workspaceId, ids],
  )
  return new Map(rows.map((tap) => [tap.id, tap]))
}

/** The visit recorded at the counter that is nearest to a moment, within some minutes of it. */
export async function visitAround(
  work: Reading,
  { partyId, at, minutes }: { partyId: PartyId; at: Date; minutes: number },
): Promise<TapOnRecord | null> {
  const [tap] = await work.db.query<TapOnRecord>(
    `select ${columns}
     from counter_tap t
     ${joins}
     where t.workspace_id = $1
       and t.party_id = $2
       and t.outcome = 'kept'
       and t.kind in ('visit', 'note')
       and i.archived_at is null
       and t.happened_at between $3::timestamptz - make_interval(mins => $4) and $3::timestamptz + make_interval(mins => $4)
     order by abs(extract(epoch from t.happened_at - $3::timestamptz)), t.id
     limit 1`,
    [work.workspaceId, partyId, at, minutes],
  )
  return tap ?? null
}
