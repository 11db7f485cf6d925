import type { Reading } from '../../../platform/work.ts'
import type { Today } from '../model.ts'
import { isWorkingDay } from '../rules/working-days.ts'
import { alsoToday } from './also-today.ts'
import { entriesOf, talksToday } from './entries.ts'
import { heardThisWeek } from './heard.ts'
import { rhythmOfMonth } from './rhythm.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The day of this member as it stands: the list that was made, what else the day asks for, the month so far. */
export async function dayOfMember(work: Reading, calendar: WorkingCalendar): Promise<Today> {
  return {
    day: work.today,
    working: isWorkingDay(work.today, calendar),
    holiday: calendar.holidays.get(work.today) ?? null,
    goal: calendar.dailyTalks,
    talksToday: await talksToday(work),
    entries: await entriesOf(work, { day: work.today }),
    alsoToday: await alsoToday(work),
    month: await rhythmOfMonth(work, work.today, calendar),
    heard: await heardThisWeek(work),
    refitting: await isRefitting(work),
    currency: work.currency,
  }
}

/**
 * Whether the first sentences about the trade on record are being worked out just now. After five minutes
 * nobody waits for them any longer: then something is wrong, and a list without them is better than none.
 */
export async function isRefitting(work: Reading): Promise<boolean> {
  const [row] = await work.db.query<{ refitting: boolean }>(
    // In this order, for among many sales it takes long to find out that none is of the last minutes.
    `select case when exists (
       select from vitality_fit
       where workspace_id = $1
         and as_of <= $2
     ) then false else exists (
       select from trade
       where workspace_id = $1
         and party_id is not null
         and side = 'sale'
         and happened_on <= $2
         and archived_at is null
         and created_at > $3::timestamptz - interval '5 minutes'
     ) end as refitting`,
    [work.workspaceId, work.today, work.now],
    { prepared: true },
  )
  return row.refitting
}
