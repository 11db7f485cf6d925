import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'

/** Whether a text holds one of the names in $3. */
const named = (text: string) =>
  `exists (select from unnest($3::text[]) as name where position(name in lower(${text})) > 0)`

type Whose = Readonly<{ partyId: PartyId; names: readonly string[] }>

/** Takes the words out of the lines of a party's trade; what was sold and for how much stays. */
export async function forgetWords(work: Writing, { partyId }: Whose): Promise<void> {
  await work.db.query(
    `update trade_line l
     set description = null
     from trade t
     where t.workspace_id = $1
       and t.party_id = $2
       and l.workspace_id = $1
       and l.trade_id = t.id
       and l.description is not null`,
    [work.workspaceId, partyId],
  )
}

/** Makes a party's trade that of somebody unknown; gives how many. A number that names them goes. */
export async function unnameTrades(work: Writing, { partyId, names }: Whose): Promise<number> {
  const rows = await work.db.query(
    `update trade
     set party_id = null, note = null, version = version + 1,
       number = case when ${named('number')} then null else number end,
       external_id = case when ${named('external_id')} then null else external_id end
     where workspace_id = $1
       and party_id = $2
     returning id`,
    [work.workspaceId, partyId, names],
  )
  return rows.length
}

/** The same for what was paid. */
export async function unnamePayments(work: Writing, { partyId, names }: Whose): Promise<number> {
  const rows = await work.db.query(
    `update payment
     set party_id = null, note = null,
       external_id = case when ${named('external_id')} then null else external_id end
     where workspace_id = $1
       and (party_id = $2 or trade_id in (select id from trade where workspace_id = $1 and party_id = $2))
     returning id`,
    [work.workspaceId, partyId, names],
  )
  return rows.length
}
