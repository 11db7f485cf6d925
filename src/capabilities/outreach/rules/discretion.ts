// What of an entry on somebody's list is for their eyes.
import { type Actor, may } from '../../../kernel/actor.ts'
import type { DueReason, TodayEntry } from '../model.ts'

/** These are said of how a relationship goes, and would give it away. */
const tellsHowItGoes: ReadonlySet<DueReason> = new Set(['slipping', 'overdue', 'new'])

/** The entry without the sums and the course of the relationship, where this one may not know them. */
export function asFarAsMayKnow(entry: TodayEntry, actor: Actor): TodayEntry {
  return withoutCourse(withoutSums(entry, may(actor, 'books:read')), may(actor, 'vitality:read'))
}

function withoutSums(entry: TodayEntry, mayKnow: boolean): TodayEntry {
  // A score is worth times urgency, in money.
  return mayKnow ? entry : { ...entry, worthYearMinor: 0, because: { ...entry.because, score: 0 } }
}

function withoutCourse(entry: TodayEntry, mayKnow: boolean): TodayEntry {
  if (mayKnow) return entry
  const codes = entry.because.codes.filter((code) => !tellsHowItGoes.has(code))
  const because: TodayEntry['because'] = {
    ...entry.because,
    codes: codes.length > 0 ? codes : ['keeping-touch'],
    vitality: null,
    score: 0,
  }
  return { ...entry, state: null, trail: [], because }
}
