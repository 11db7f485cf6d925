import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { talkPutOff, talkTakenUp } from '../facts.ts'
import type { TodayEntry } from '../model.ts'
import { loadEntry, saveLater } from '../store.ts'
import { entriesOf } from '../views/entries.ts'

type EntryId = Id<'entry'>

/** Not today: puts a talk off until a day to come. */
export async function later(work: Writing, { id, until }: { id: EntryId; until: Day }): Promise<TodayEntry> {
  const entry = await loadEntry(work, id)
  if (entry === null) throw refuse('not-found', { what: 'entry' })
  if (until <= work.today) throw refuse('invalid', { field: 'until', expected: 'a day after today' })
  if (entry.laterUntil !== until) {
    await saveLater(work, id, until)
    await work.announce(talkPutOff(entry, until))
  }
  return entryNow(work, { id, day: entry.onDay })
}

/** Today after all: takes back that a talk was put off. */
export async function backToToday(work: Writing, { id }: { id: EntryId }): Promise<TodayEntry> {
  const entry = await loadEntry(work, id)
  if (entry === null) throw refuse('not-found', { what: 'entry' })
  if (entry.laterUntil !== null) {
    await saveLater(work, id, null)
    await work.announce(talkTakenUp(entry))
  }
  return entryNow(work, { id, day: entry.onDay })
}

async function entryNow(work: Writing, which: { id: EntryId; day: Day }): Promise<TodayEntry> {
  const [entry] = await entriesOf(work, which)
  if (entry === undefined) throw refuse('gone', { what: 'entry' })
  return entry
}
