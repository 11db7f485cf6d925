import { refuse } from '../../../kernel/refusal.ts'
import { removeFile } from '../../../platform/files.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { blankImports } from '../store.ts'
import { endedImports, isAnyUnderWay } from '../views.ts'
import { rejectedNameOf } from './carry-out.ts'

/**
 * Forgets what uploaded files showed of anybody: examples of columns, cells of rows handed back. Which rows were one
 * person's can't be told, so it is all of them. Files still to be brought in are given up; the person is in them.
 */
export async function forgetExamples(work: Writing, names: readonly string[]): Promise<void> {
  if (await isAnyUnderWay(work)) throw refuse('already-running', { what: 'import' })
  await blankImports(work, names)
}

/** Removes the files uploaded until then and the rows handed back; gives how many there were to remove. */
export async function removeUploads(desk: Desk, until: Date): Promise<number> {
  const ended = await desk.reading((work) => endedImports(work, until))
  for (const id of ended) {
    await removeFile(desk.workspaceId, id)
    await removeFile(desk.workspaceId, rejectedNameOf(id))
  }
  return ended.length
}
