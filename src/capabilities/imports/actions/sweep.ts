import { removeFile } from '../../../platform/files.ts'
import type { Desk } from '../../../platform/work.ts'
import { type ImportId, takeImport } from '../store.ts'
import { importsOlderThan, importsUnderWay } from '../views.ts'
import { fail, rejectedNameOf } from './carry-out.ts'

/** Says of imports whose process died that they came to nothing; gives how many there were. */
export async function sweepInterrupted(desk: Desk): Promise<number> {
  const underWay = await desk.reading(importsUnderWay)
  let swept = 0
  for (const id of underWay) {
    // Work on an import holds it; where it can be taken, nobody is working.
    const isAbandoned = await desk.writing((work) => takeImport(work, id))
    if (isAbandoned && (await fail(desk, id, { reason: 'interrupted', details: {} }))) swept += 1
  }
  return swept
}

/** Uploads hold people's data; they are kept for as long as somebody may want to mend rows. */
export const daysKept = 30

/** Removes the files of imports of long ago; what they brought in stays. */
export async function forgetUploads(desk: Desk): Promise<number> {
  const old = await desk.reading((work) => importsOlderThan(work, { days: daysKept }))
  for (const id of old) await forget(desk, id)
  return old.length
}

async function forget(desk: Desk, id: ImportId): Promise<void> {
  await removeFile(desk.workspaceId, id)
  await removeFile(desk.workspaceId, rejectedNameOf(id))
}
