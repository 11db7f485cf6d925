import type { PartyId } from '../../../kernel/id.ts'
import { earliestIdAt } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { moveMark, writeRelationships } from '../store/relationships.ts'
import { freshSql, othersAreWriting, outOfDate } from '../views/fresh-relationships.ts'

/** Where others are writing, facts from before the mark may still appear after it: so long their work may take. */
const longestWorkMs = 60_000

/** Brings the rows of the People table up to date where anything happened since the last time. */
export async function refreshRelationships(work: Writing): Promise<void> {
  const changed = await outOfDate(work)
  if (changed === null) await rebuildRelationships(work)
  else await rewrite(work, changed)
}

/** Writes all rows of the People table anew: today is another day, or everybody was scored. */
export function rebuildRelationships(work: Writing): Promise<void> {
  return rewrite(work, null)
}

async function rewrite(work: Writing, only: readonly PartyId[] | null): Promise<void> {
  const graceMs = (await othersAreWriting(work)) ? longestWorkMs : 0
  const rowsSql = freshSql(only === null ? '' : 'and p.id = any($3)')
  await writeRelationships(work, { rowsSql, only })
  await moveMark(work, earliestIdAt(work.now.getTime() - graceMs))
}
