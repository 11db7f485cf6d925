import type { Writing } from '../../../platform/work.ts'
import { peopleRemoved } from '../facts.ts'
import { deleteSource } from '../store/parties.ts'

/** Takes out for good everybody who came from a source, such as the sample; call it after the others' own. */
export async function removeSource(work: Writing, source: string): Promise<{ parties: number }> {
  const parties = await deleteSource(work, source)
  if (parties > 0) await work.announce(peopleRemoved(source, parties))
  return { parties }
}
