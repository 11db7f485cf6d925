import { earliestIdAt, type PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'

/** Whose sales changed, and how many changes that were. */
export type Changes = Readonly<{ parties: PartyId[]; facts: number }>

const salesFacts = [
  'TradeRecorded',
  'TradeArchived',
  'TradeRestored',
  'TradeChanged',
  // The sales of two became those of one, or the other way round.
  'PartiesMerged',
  'MergeUndone',
]

/** Whose sales changed since a moment, by the ledger. */
export async function tradeChangesSince({ db, workspaceId }: Reading, moment: Date): Promise<Changes> {
  const [row] = await db.query<Changes>(
    `select coalesce(array_agg(distinct party_id) filter (where party_id is not null), '{}') as parties,
       count(*)::int as facts
     from fact
     where workspace_id = $1
       and id >= $2::uuid
       and kind = any($3)`,
    [workspaceId, earliestIdAt(moment.getTime()), salesFacts],
  )
  return row ?? { parties: [], facts: 0 }
}
