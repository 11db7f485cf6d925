import type { PartyId } from '../../../kernel/id.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Regular, Tap } from '../../../capabilities/counter/model.ts'

/** The name of what the counter keeps on the device, and of the channel on which its pages tell each other. */
export const counterOnDevice = 'rapport-counter'

/** Regulars leave a device that has not reached the server for so long. */
export const keptHours = 72

/** Whose device this is, and what is on it. */
export type About = Readonly<{
  firmId: string
  memberId: string
  language: 'en' | 'de' | 'ar'
  timeZone: string
  version: string
  /** When the server last answered, in milliseconds. */
  reachedAt: number
}>

/** A tap that the server has not confirmed yet. Whose it is never changes: it is sent when that member is signed in. */
export type Waiting = Readonly<{ tap: Tap; name: string; firmId: string; memberId: string }>

/** A visit that may be another's: somebody has to say. */
export type Question = Readonly<{ tap: Tap; name: string; by: string | null; at: string; memberId: string }>

/** Something recorded on this page, which can be taken back. */
export type Recorded = Readonly<{ tapId: Tap['id']; partyId: PartyId; at: string }>

export type Parts = ReadonlyMap<number, readonly Regular[]>

/** The calendar day of a moment in the firm's zone. */
export function dayIn(timeZone: string, at: Date): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at) as Day
}
