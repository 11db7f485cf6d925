import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { personErased } from '../facts.ts'
import { namesOf } from '../rules/forgetting.ts'
import { deleteParty } from '../store/forgotten.ts'
import { type KnownParty, lockParty } from '../store/load.ts'
import { blockReturn } from './forgotten.ts'

/** Somebody about to be erased, held until the transaction ends. */
export type Held = Readonly<{ party: KnownParty; names: readonly string[]; emails: readonly string[] }>

type Asked = Readonly<{ id: PartyId; version: number; name: string }>

/** Holds whom a member means to erase: seen as they are now, and named once more, letter by letter. */
export async function holdForErasing(work: Writing, { id, version, name }: Asked): Promise<Held> {
  const party = await lockParty(work, id)
  if (!party) throw refuse('not-found', { what: 'party' })
  if (party.version !== version) throw refuse('changed-meanwhile', { what: 'party', version: party.version })
  if (plain(name) !== plain(party.displayName))
    throw refuse('invalid', { field: 'name', reason: 'not-the-name' })
  return { party, names: namesOf(party), emails: party.emails.map(({ address }) => address) }
}

/** Erases all that hangs on somebody, once what shall stay hangs on nobody; imports won't bring them back. */
export async function eraseHeld(work: Writing, { party }: Held, erasureId: string): Promise<void> {
  await blockReturn(work, erasureId, party)
  await deleteParty(work, party.id)
  await work.announce(personErased(party.id, erasureId))
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
