import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { noteAdded, noteArchived } from '../facts.ts'
import type { NoteKind } from '../model.ts'
import { searchedIn } from '../rules/search.ts'
import { lockParty } from '../store/load.ts'
import { saveNoteArchived } from '../store/parties.ts'
import { insertNotes } from '../store/rows.ts'
import { type Note, recordOf } from '../views/get.ts'

/** Notes what one learned about a party today. */
export async function addNote(
  work: Writing,
  { id, kind, text }: { id: PartyId; kind: NoteKind; text: string },
): Promise<Note> {
  if (!(await lockParty(work, id))) throw refuse('not-found', { what: 'party' })
  const noteId = work.newId('note')
  const searchText = searchedIn(text)
  const { memberId } = work.actor
  await insertNotes(work, [{ id: noteId, partyId: id, kind, text, searchText, learnedBy: memberId }])
  await work.announce(noteAdded(id, noteId, kind))
  const { notes } = await recordOf(work, { id })
  const note = notes.find((one) => one.id === noteId)
  if (!note) throw new Error('A note that was just written is not there.')
  return note
}

export async function archiveNote(
  work: Writing,
  note: { id: PartyId; noteId: Id<'note'> },
): Promise<{ done: true }> {
  if (!(await saveNoteArchived(work, note))) throw refuse('not-found', { what: 'note' })
  await work.announce(noteArchived(note.id, note.noteId))
  return { done: true }
}
