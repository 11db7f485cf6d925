import type { Reading } from '../../../platform/work.ts'
import type { Today } from '../model.ts'

/** What was said in the last seven days, word for word, newest first. */
export function heardThisWeek(work: Reading): Promise<Today['heard']> {
  return work.db.query<Today['heard'][number]>(
    `select interaction.id, interaction.party_id as "partyId", interaction.said,
       interaction.happened_on as "happenedOn", party.display_name as "displayName"
     from interaction
     join party on party.workspace_id = interaction.workspace_id and party.id = interaction.party_id
     where interaction.workspace_id = $1
       and interaction.happened_on between $2::date - 6 and $2::date
       and interaction.said <> ''
       and interaction.archived_at is null
       and party.archived_at is null
     order by interaction.happened_at desc, interaction.id desc
     limit 10`,
    [work.workspaceId, work.today],
    { prepared: true },
  )
}
