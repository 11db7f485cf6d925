import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { recordOf } from '../../people/views/get.ts'
import { heldHandedOut } from '../facts.ts'

/** Says where all that is held about somebody can be fetched, and keeps that somebody asked. */
export async function handOut(
  work: Writing,
  { id }: { id: PartyId },
): Promise<{ html: string; json: string }> {
  await recordOf(work, { id })
  await work.announce(heldHandedOut(id))
  return { html: `/api/v1/parties/${id}/held.html`, json: `/api/v1/parties/${id}/held.json` }
}
