import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Pronoun } from '../../people/model.ts'

/** By what a party is known, here and where it came from. */
export type Who = Readonly<{
  id: PartyId
  displayName: string
  pronoun: Pronoun | null
  source: string
  externalId: string | null
}>

/** By what parties are known. */
export function whoTheyAre({ db, workspaceId }: Reading, ids: readonly PartyId[]): Promise<Who[]> {
  return db.query<Who>(
    `select id, display_name as "displayName", pronoun, source, external_id as "externalId"
     from party
     where workspace_id = $1
       and id = any($2)`,
    [workspaceId, ids],
  )
}
