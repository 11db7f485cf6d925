import type { Day } from '../../../kernel/day.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Calendar } from '../rules/working-days.ts'
import { publicHolidays } from './holidays.ts'

/** What a firm has settled about its days: which it works, and how many talks each is to have. */
export type WorkingCalendar = Calendar & { dailyTalks: number }

/** The working days of the firm in the year of a day. */
export async function workingCalendar(work: Reading, of: Day): Promise<WorkingCalendar> {
  const [firm] = await work.db.query<{ workingDays: number[]; dailyTalks: number }>(
    `select working_days as "workingDays", daily_talks as "dailyTalks"
     from workspace
     where workspace_id = $1`,
    [work.workspaceId],
    { prepared: true },
  )
  return { ...firm, holidays: await publicHolidays(work.country, Number(of.slice(0, 4))) }
}
