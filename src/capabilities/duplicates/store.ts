import type { Id, PartyId } from '../../kernel/id.ts'
import type { Reading, Writing } from '../../platform/work.ts'
import type { Reason } from './model.ts'

export type Keyed = Readonly<{ id: PartyId; keys: readonly string[] }>

/** Writes the keys of parties anew; what was found of them before is looked for again. */
export async function replaceKeys({ db, workspaceId }: Writing, all: readonly Keyed[]): Promise<void> {
  const ids = all.map(({ id }) => id)
  await db.query('delete from duplicate_key where workspace_id = $1 and party_id = any($2)', [
    workspaceId,
    ids,
  ])
  await db.query(
    `delete from duplicate_pair
     where workspace_id = $1
       and state = 'open'
       and (one_id = any($2) or other_id = any($2))`,
    [workspaceId, ids],
  )
  await db.query(
    `insert into duplicate_key (workspace_id, party_id, key)
     select $1, t.party_id, t.key
     from unnest($2::uuid[], $3::text[]) as t (party_id, key)
     join party p on p.workspace_id = $1 and p.id = t.party_id
     on conflict do nothing`,
    [workspaceId, all.flatMap(({ id, keys }) => keys.map(() => id)), all.flatMap(({ keys }) => keys)],
  )
}

export type FoundPair = Readonly<{
  oneId: PartyId
  otherId: PartyId
  chance: number
  reasons: readonly Reason[]
}>

/** Keeps pairs that were not found before; those that a member said are two stay so. */
export async function insertPairs(work: Writing, pairs: readonly FoundPair[]): Promise<number> {
  if (pairs.length === 0) return 0
  const rows = await work.db.query(
    `insert into duplicate_pair (workspace_id, created_at, id, one_id, other_id, state, chance, reasons)
     select $1, $2, t.id, t.one_id, t.other_id, 'open', t.chance, t.reasons::jsonb
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::real[], $7::text[]) as t (id, one_id, other_id, chance, reasons)
     join party a on a.workspace_id = $1 and a.id = t.one_id
     join party b on b.workspace_id = $1 and b.id = t.other_id
     where not exists (
       select from duplicate_pair d
       where d.workspace_id = $1 and d.one_id = t.other_id and d.other_id = t.one_id)
     on conflict (workspace_id, one_id, other_id) do nothing
     returning id`,
    [
      work.workspaceId,
      work.now,
      pairs.map(() => work.newId('pair')),
      pairs.map(({ oneId }) => oneId),
      pairs.map(({ otherId }) => otherId),
      pairs.map(({ chance }) => chance),
      pairs.map(({ reasons }) => JSON.stringify(reasons)),
    ],
  )
  return rows.length
}

export type Decided = Readonly<{ oneId: PartyId; otherId: PartyId }>

/** Says of a pair that both are two, or takes that back; undefined where there is no such pair. */
export async function decidePair(
  work: Writing,
  id: Id<'pair'>,
  state: 'open' | 'different',
): Promise<Decided | undefined> {
  const [pair] = await work.db.query<Decided>(
    `update duplicate_pair
     set state = $3, decided_at = $4, decided_by = $5
     where workspace_id = $1
       and id = $2
     returning one_id as "oneId", other_id as "otherId"`,
    [work.workspaceId, id, state, work.now, work.actor.memberId],
  )
  return pair
}

/** How far the last scan came; null before the first. */
export async function scannedTo({ db, workspaceId }: Reading): Promise<Date | null> {
  const [scan] = await db.query<{ scannedTo: Date }>(
    'select scanned_to as "scannedTo" from duplicate_scan where workspace_id = $1',
    [workspaceId],
  )
  return scan?.scannedTo ?? null
}

export type KeptScan = Readonly<{ scannedTo: Date; compared: number; found: number; models: object }>

export async function saveScan({ db, workspaceId, now }: Writing, scan: KeptScan): Promise<void> {
  await db.query(
    `insert into duplicate_scan (workspace_id, scanned_to, compared, found, models, finished_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (workspace_id) do update
     set (scanned_to, compared, found, models, finished_at) =
       (excluded.scanned_to, excluded.compared, excluded.found, excluded.models, excluded.finished_at)`,
    [workspaceId, scan.scannedTo, scan.compared, scan.found, JSON.stringify(scan.models), now],
  )
}
