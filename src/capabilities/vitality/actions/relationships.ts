import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { type Moment, momentOf, moveMark, writeRelationships } from '../store/relationships.ts'
import { freshSql, outOfDate } from '../views/fresh-relationships.ts'

/** Brings the rows of the People table up to date where anything happened since the last time. */
export async function refreshRelationships(work: Writing): Promise<void> {
  // First of all: what is still open at this moment may be committed before the next statement looks.
  const moment = await momentOf(work)
  await rewrite(work, moment, (await outOfDate(work)).changed)
}

/** Writes all rows of the People table anew: today is another day, or everybody was scored. */
export async function rebuildRelationships(work: Writing): Promise<void> {
  await rewrite(work, await momentOf(work), null)
}

async function rewrite(work: Writing, moment: Moment, only: readonly PartyId[] | null): Promise<void> {
  const rowsSql = freshSql(only === null ? '' : 'and p.id = any($3)')
  await writeRelationships(work, { rowsSql, only })
  await moveMark(work, moment)
}
