import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths, firstOfMonth } from '../../../kernel/day.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Today } from '../model.ts'
import { daysOfMonth, isWorkingDay } from '../rules/working-days.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingCalendar } from './working-calendar.ts'

type Rhythm = Today['month']

const mostMonths = 120

/** The talks of this member in a month, day by day, against the goal. */
export async function rhythm(work: Reading, input: { month?: Day | undefined }): Promise<Rhythm> {
  const month = input.month ?? work.today
  if (month < addMonths(work.today, -mostMonths) || month > addMonths(work.today, mostMonths)) {
    throw refuse('invalid', { field: 'month', expected: 'a month at most ten years from today' })
  }
  return rhythmOfMonth(work, month, await workingCalendar(work, month))
}

/** The same, with a calendar of that year that is known already. */
export async function rhythmOfMonth(work: Reading, month: Day, calendar: WorkingCalendar): Promise<Rhythm> {
  const first = firstOfMonth(month)
  const talks = await talksByDay(work, first)
  const days = daysOfMonth(first)
    .map((on) => ({
      on,
      talks: talks.get(on) ?? 0,
      working: isWorkingDay(on, calendar),
      past: on < work.today,
    }))
    .filter((day) => day.working || day.talks > 0)
  return {
    first,
    days,
    talks: days.reduce((sum, day) => sum + day.talks, 0),
    goal: days.filter((day) => day.working).length * calendar.dailyTalks,
  }
}

// Two talks with one party on one day count once: it is people that one reaches.
async function talksByDay(work: Reading, first: Day): Promise<Map<string, number>> {
  const last = addDays(addMonths(first, 1), -1)
  const rows = await work.db.query<{ on: Day; talks: number }>(
    `select happened_on as "on", count(distinct party_id)::int as talks
     from interaction
     where workspace_id = $1
       and member_id = $2
       and happened_on between $3 and least($4::date, $5::date)
       and outcome = 'reached'
       and archived_at is null
     group by happened_on`,
    [work.workspaceId, work.actor.memberId, first, last, work.today],
    { prepared: true },
  )
  return new Map(rows.map(({ on, talks }) => [on, talks]))
}
