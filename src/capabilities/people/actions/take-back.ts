import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { partyChanged, peopleRemoved } from '../facts.ts'
import { changedFields } from '../rules/record.ts'
import { type PartyGain, withoutGain } from '../rules/taking-back.ts'
import { type KnownParty, lockParties, waitForTurn } from '../store/load.ts'
import { type ListName, listNames, replaceLists } from '../store/parties.ts'
import { updateParties } from '../store/rows.ts'
import { deleteNotes, deleteUntouched, partiesAmong } from '../store/taking-back.ts'
import { kept as settled } from './record.ts'

/**
 * Takes back what parties on record gained, where it still stands as it came; gives those who changed by it and those
 * of whom something was changed since, which stays.
 */
export async function takeBackGains(
  work: Writing,
  gains: readonly PartyGain[],
): Promise<{ changed: PartyId[]; kept: PartyId[] }> {
  await waitForTurn(work)
  const parties = await lockParties(work, [...new Set(gains.map(({ partyId }) => partyId))])
  const after = new Map<PartyId, KnownParty>(parties)
  const notes: { partyId: PartyId; text: string }[] = []
  const kept = new Set<PartyId>()
  for (const { partyId, gain } of gains.toReversed()) {
    const party = after.get(partyId)
    if (party === undefined) continue
    const back = withoutGain(party, gain)
    after.set(partyId, back.party)
    notes.push(...back.notes.map((text) => ({ partyId, text })))
    if (back.kept.length > 0) kept.add(partyId)
  }
  const changes = [...parties].flatMap(([id, before]) => {
    const party = settled(work, after.get(id) ?? before)
    const fields: string[] = changedFields(before, party)
    const hasNotes = notes.some(({ partyId }) => partyId === id)
    return fields.length > 0 || hasNotes
      ? [{ id, party, fields: hasNotes ? [...fields, 'notes'] : fields }]
      : []
  })
  await updateParties(
    work,
    changes.map(({ party }) => party),
  )
  await replaceLists(
    work,
    changes.map(({ party, fields }) => ({
      party,
      names: listNames.filter((name: ListName) => fields.includes(name)),
    })),
  )
  await deleteNotes(work, notes)
  await work.announce(...changes.map(({ id, fields }) => partyChanged(id, fields)))
  return { changed: changes.map(({ id }) => id), kept: [...kept] }
}

/**
 * Takes out for good those parties whom nobody has touched since a fact of the ledger; gives how many they were, and
 * those on record who stay.
 */
export async function removeUntouched(
  work: Writing,
  { ids, since, source }: { ids: readonly PartyId[]; since: string; source: string },
): Promise<{ removed: number; kept: PartyId[] }> {
  await waitForTurn(work)
  const removed = await deleteUntouched(work, { ids, since })
  if (removed.length > 0) await work.announce(peopleRemoved(source, removed.length))
  return { removed: removed.length, kept: await partiesAmong(work, ids) }
}
