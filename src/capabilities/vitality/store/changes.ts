import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { Standing, State } from '../model.ts'
import { kept } from './precision.ts'

/** A state that is not the one said before; `before` is null where it is the first. */
export type Change = Readonly<{ partyId: PartyId; before: State | null; after: State }>

/** Writes a row for each state that differs from the one last said by that day, and gives those rows. */
export function recordChanges(
  { db, workspaceId, now, newId }: Writing,
  asOf: Day,
  standings: readonly Standing[],
): Promise<Change[]> {
  return db.query<Change>(recordSql, [
    workspaceId,
    asOf,
    now,
    standings.map(() => newId('vitality-change')),
    standings.map(({ partyId }) => partyId),
    standings.map(({ state }) => state),
    standings.map(({ chance }) => kept(chance)),
  ])
}

const recordSql = `
  insert into vitality_change (workspace_id, id, party_id, on_day, before, after, chance, created_at)
  select $1, said.id, said.party_id, $2, last.after, said.state, said.chance, $3
  from unnest($4::uuid[], $5::uuid[], $6::text[], $7::real[]) as said (id, party_id, state, chance)
  join party p on p.workspace_id = $1 and p.id = said.party_id
  left join lateral (
    select c.after
    from vitality_change c
    where c.workspace_id = $1
      and c.party_id = said.party_id
      and c.on_day <= $2
    order by c.on_day desc, c.id desc
    limit 1
  ) last on true
  where last.after is distinct from said.state
  returning party_id as "partyId", before, after`
